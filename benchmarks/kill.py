"""Kill indexing runs at random moments and look at what they leave: benchmarks/kill.py [KILLS] [--megabytes N].

Before each run documents are added, changed, renamed and deleted; the run is a refresh (with or without a merge of
segments) or builds everything anew, in one process or in several. After the kill, no process of the run may go on,
every file of the current state is checked page by page, its answers must be those of the documents before or after the
changes, and what a refresh then makes of it must answer as a rebuilt index does and have no file too many.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from qa_bot import QABot
from qa_bot.config import Config
from qa_bot.index.store import Store

SYLLABLES = [first + vowel for first in "bcdfghklmnprstvz" for vowel in "aeiou"]
FEW = 40
PATIENCE = 20.0
"""Seconds that processes of a killed run have to end."""

# The command, reading in several processes however little there is
SEVERAL = """
import sys
from qa_bot.cli import main
from qa_bot.index import inversion
from qa_bot.ingest import reading
reading._MUCH, reading._CHUNK, inversion._RANGE = 2, 10_000, 1_000
sys.exit(main())
"""
QUESTIONS = ["What is babe in?", "the cedo of figu", "Who fuga the figu?", "bada kebe", "How many zuzu are fo?"]


def some_text(dice: random.Random, sentences: int) -> str:
    """Return sentences of made-up words, few of which are frequent."""
    words = ["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) for _ in range(30)]
    frequent = ["babe", "cedo", "figu", "the", "of", "in"]
    lines = [
        " ".join(dice.choice(words if dice.random() < 0.6 else frequent) for _ in range(dice.randint(4, 12)))
        for _ in range(sentences)
    ]
    return "".join(f"{line.capitalize()}.{' ' if k % 4 else chr(10) * 2}" for k, line in enumerate(lines, start=1))


class WrongError(Exception):
    """Something is not as it should be."""


def wait_for_the_end_of(session: int) -> None:
    """Wait until no process of a session is left; raises WrongError where one goes on."""
    end = time.monotonic() + PATIENCE
    with suppress(ProcessLookupError):
        while time.monotonic() < end:
            os.killpg(session, 0)
            time.sleep(0.02)
        raise WrongError("a process of a killed run goes on")


class Trial:
    """A folder of documents and its index, changed and killed again and again."""

    def __init__(self, folder: Path, seed: int, megabytes: int = 0) -> None:
        """Documents of some hundred kilobytes, and as many megabytes beside them that never change."""
        self.dice = random.Random(seed)
        self.docs = folder / "docs"
        self.docs.mkdir()
        self.index = folder / "index"
        self.rebuilt = folder / "rebuilt"
        for number in range(150):
            self.write(self.docs / f"{number:03}.txt")
        for number in range(megabytes):
            (self.docs / f"large-{number:03}.txt").write_text(some_text(self.dice, 22_000), encoding="utf-8")
        self.config = Config(source=None, documents=(str(self.docs),), base=self.docs, index=self.index)
        QABot(self.config).refresh()
        self.before = self.answers(self.index)
        self.runs = 0
        self.kills: Counter[tuple[str, str]] = Counter()
        self.seconds: dict[tuple[str, str], float] = {}

    def write(self, path: Path) -> None:
        path.write_text(some_text(self.dice, self.dice.randint(1, FEW)), encoding="utf-8")

    def change(self) -> None:
        """Change one document, or a fifth of them."""
        files = sorted(path for path in self.docs.iterdir() if not path.name.startswith("large"))
        for path in self.dice.sample(files, self.dice.choice([1, 1, 2, len(files) // 5])):
            what = self.dice.choice(["change", "change", "add", "rename", "delete"])
            if what == "change":
                self.write(path)
            elif what == "add":
                self.write(self.docs / f"{self.dice.randint(100, 999)}.txt")
            elif what == "rename":
                path.rename(self.docs / f"{self.dice.randint(100, 999)}.txt")
            elif len(files) > 100:
                path.unlink()

    def kill_a_run(self) -> None:
        """Start a run, and kill it at some moment of the time that the last of its kind took, unless it ends before."""
        kind = self.dice.choice(["refresh", "anew"]), self.dice.choice(["one process", "several"])
        force = ["--force"] if kind[0] == "anew" else []
        program = ["-c", SEVERAL] if kind[1] == "several" else ["-m", "qa_bot"]
        where = ["--documents", str(self.docs), "--index", str(self.index)]
        command = [sys.executable, *program, "index", "-q", *force, *where]
        start = time.monotonic()
        # in a session of its own, by which what it starts is found
        with subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True) as process:
            try:
                process.wait(self.dice.uniform(0.3, 1.0) * self.seconds.get(kind, 60.0))
                self.seconds[kind] = time.monotonic() - start
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                self.kills[kind] += 1
        wait_for_the_end_of(process.pid)

    def look_for_leftovers(self) -> None:
        """Raise WrongError where the index has a file that no state names."""
        manifest = Store(self.index).manifest()
        named = frozenset() if manifest is None else manifest.names
        left = [path.name for path in self.index.iterdir() if "-" in path.name and path.name not in named]
        if left:
            raise WrongError(f"left behind: {left}")

    def answers(self, index: Path) -> list[object]:
        """Return what the current state of an index answers, as it is."""
        bot = QABot(replace(self.config, index=index))
        opened = Store(index).open()
        if opened is None:
            raise WrongError("there is no state any more")
        for part in opened[0].parts:
            part.segment.columns.check()
        bot._state = bot._opened()
        return [self.shown(bot, question) for question in QUESTIONS]

    @staticmethod
    def shown(bot: QABot, question: str) -> object:
        reply = bot.ask(question, top=20)
        cited = [(c.document, c.span, c.line, c.score, c.confidence, c.before, c.after) for c in reply.citations]
        return cited, reply.confidence, reply.query.corrections, reply.query.unknown, reply.coverage

    def once(self) -> None:
        """Change, run and perhaps kill, check; raises WrongError where something is not as it should be."""
        self.change()
        self.kill_a_run()
        rebuilt = QABot(replace(self.config, index=self.rebuilt))
        rebuilt.refresh(force=True)
        after = self.answers(self.rebuilt)
        if self.answers(self.index) not in (self.before, after):
            raise WrongError("an answer that is neither of the documents before nor of those after the change")
        if QABot(self.config).refresh().anything:
            self.look_for_leftovers()
        if self.answers(self.index) != after:
            raise WrongError("the refreshed index does not answer as the rebuilt one")
        self.before = after
        self.runs += 1


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("kills", type=int, nargs="?", default=20)
    arguments.add_argument("--megabytes", type=int, default=0, help="of documents that never change")
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder), options.seed, options.megabytes)
        while trial.kills.total() < options.kills:
            trial.once()
    seconds = time.monotonic() - start
    kinds = ", ".join(f"{count} {' by '.join(kind)}" for kind, count in sorted(trial.kills.items()))
    print(f"{trial.kills.total()} of {trial.runs} runs killed ({kinds})")
    print(f"{trial.runs} whole indexes afterwards; {seconds:.0f} s")


if __name__ == "__main__":
    main()
