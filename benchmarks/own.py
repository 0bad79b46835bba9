"""What qa_bot takes for a collection: benchmarks/own.py COLLECTION INDEX QUERIES. Prints a JSON object.

The index is built by the command, as users do; the rest is measured in this process, but for the cold start.
"""

import json
import sys
import time
from pathlib import Path

import psutil
from measures import Figures, in_turn, megabytes, percentiles, run, seconds

from qa_bot import QABot, __version__
from qa_bot.config import load_config
from qa_bot.index.store import Store
from qa_bot.query.analyse import analyse
from qa_bot.rank.retrieve import Retriever

TOP = 50
"""Sentences that the first stage hands on."""

RESIDENT_AFTER = 100
COLD_ROUNDS = 9
ADDED = "\n\nThe lighthouse keeper counted seventeen herons on the breakwater.\n"


def command(collection: Path, index: Path, *arguments: str) -> list[str]:
    """Return the command line that works on the collection."""
    where = ["--documents", str(collection / "docs"), "--index", str(index)]
    return [sys.executable, "-m", "qa_bot", *arguments, "-q", *where]


def build(collection: Path, index: Path) -> Figures:
    """Build the index anew, reading and cutting included."""
    taken, peak, _ = run(command(collection, index, "index", "--force"))
    return {"index_s": taken, "peak_mb": peak, "disk_mb": megabytes(index)}


def questions_asked(bot: QABot, questions: list[str]) -> Figures:
    """Ask whole questions; the memory is that after the first hundred."""
    for question in questions[:RESIDENT_AFTER]:
        bot.ask(question)
    resident = psutil.Process().memory_info().rss / 1e6
    median, high = percentiles(bot.ask, questions, warm_up=0)
    return {"resident_mb": round(resident), "ask_p50_ms": median, "ask_p95_ms": high}


def retrieval(bot: QABot, questions: list[str]) -> Figures:
    """Find the best sentences alone: the first stage, given the question's words as the peers get them."""
    opened = Store(bot.config.index).open()
    if opened is None:
        raise SystemExit(f"{bot.config.index}: no index")
    index, _ = opened
    retriever = Retriever(index)
    concepts = [analyse(question, index).concepts for question in questions]
    median, high = percentiles(lambda words: retriever.retrieve(words, TOP), concepts)
    return {"p50_ms": median, "p95_ms": high}


def refresh_of_one(bot: QABot, collection: Path) -> Figures:
    """Refresh the index after a change of one file, which is undone."""
    file = sorted((collection / "docs").rglob("*.txt"))[-1]
    before = file.read_bytes()
    try:
        file.write_bytes(before + ADDED.encode())
        taken = seconds(bot.refresh)
    finally:
        file.write_bytes(before)
    return {"refresh_s": round(taken, 2)}


def cold(collection: Path, index: Path, question: str) -> Figures:
    """Ask one question in a process of its own, in turn with one that only imports numpy."""
    ask = command(collection, index, "--ask", question)
    taken, numpy = in_turn([ask, [sys.executable, "-c", "import numpy"]], COLD_ROUNDS)
    return {"cold_ms": round(taken * 1e3), "numpy_ms": round(numpy * 1e3)}


def main() -> None:
    collection, index, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    questions = (collection / "queries.txt").read_text(encoding="utf-8").splitlines()[:count]
    figures = {"version": __version__, **build(collection, index)}
    figures |= cold(collection, index, questions[0])
    with QABot.open(load_config(None, documents=[str(collection / "docs")], index=index)) as bot:
        figures |= questions_asked(bot, questions)
        figures |= retrieval(bot, questions)
        figures |= refresh_of_one(bot, collection)
    print(json.dumps(figures | {"measured": time.strftime("%Y-%m-%d")}))


if __name__ == "__main__":
    main()
