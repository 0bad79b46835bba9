"""How quickly and how rightly sentences are cut.

    python benchmarks/sentences.py [TEXT …] [--against nupunkt,sentencex,pysbd]

TEXT are files of UTF-8 text to measure the speed on; without one, the cases of the tests are repeated to a megabyte.
Other splitters are measured where they are installed. White space around a sentence is no part of the comparison.
"""

import argparse
import importlib.util
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from qa_bot.ingest.sentences import split
from qa_bot.types import Span

CASES = Path(__file__).parent.parent / "tests" / "ingest" / "sentences.yaml"
LIMIT = 2_000_000
"""Code points that the speed is measured on, and a tenth of it for what is slow."""

Splitter = Callable[[str], list[Span]]


def nupunkt() -> Splitter:
    from nupunkt import sent_spans

    return lambda text: [Span(start, end) for start, end in sent_spans(text)]


def sentencex() -> Splitter:
    from sentencex import get_sentence_boundaries

    return lambda text: [Span(cut["start_index"], cut["end_index"]) for cut in get_sentence_boundaries("en", text)]


def pysbd() -> Splitter:
    from pysbd import Segmenter

    segmenter = Segmenter(language="en", clean=False, char_span=True)
    return lambda text: [Span(cut.start, cut.end) for cut in segmenter.segment(text)]


OTHERS: dict[str, Callable[[], Splitter]] = {"nupunkt": nupunkt, "sentencex": sentencex, "pysbd": pysbd}
SLOW = {"pysbd"}


def speed(splitter: Splitter, text: str) -> float:
    """Return megabytes of UTF-8 in a second, the best of three."""
    splitter(text[:1000])
    times = []
    for _ in range(3):
        start = time.perf_counter()
        splitter(text)
        times.append(time.perf_counter() - start)
    return len(text.encode()) / min(times) / 1e6


def right(splitter: Splitter, case: str) -> bool:
    text = case.replace(" ¦ ", " ").replace("¦", "")
    return [span.of(text).strip() for span in splitter(text)] == [part.strip() for part in case.split("¦")]


def exact(splitter: Splitter, text: str) -> bool:
    """Whether the spans are ordered, apart from each other, and cover all but white space."""
    covered = 0
    for span in splitter(text):
        if span.start < covered or text[covered : span.start].strip():
            return False
        covered = span.end
    return not text[covered:].strip()


def main() -> None:
    parser = argparse.ArgumentParser(description="speed and accuracy of sentence splitters")
    parser.add_argument("texts", nargs="*", type=Path, metavar="TEXT")
    parser.add_argument("--against", default="", metavar="NAMES", help=f"of {','.join(OTHERS)}")
    arguments = parser.parse_args()
    groups: dict[str, list[str]] = yaml.safe_load(CASES.read_text("utf-8"))
    cases = [case for group in groups.values() for case in group]
    english = [case for name in groups if name.startswith("english") for case in groups[name]]
    text = "\n\n".join(path.read_text("utf-8") for path in arguments.texts)
    text = (text or "\n\n".join(case.replace("¦", "") for case in cases) * 40)[:LIMIT]
    splitters: dict[str, Splitter] = {"qa_bot": split}
    for name in filter(None, arguments.against.split(",")):
        if importlib.util.find_spec(name) is None:
            print(f"{name} is not installed")
        else:
            splitters[name] = OTHERS[name]()
    print(f"{'':12}{'MB/s':>8}{'right':>12}{'English':>10}{'spans exact':>14}")
    for name, splitter in splitters.items():
        megabytes = speed(splitter, text[: LIMIT // 10] if name in SLOW else text)
        hits = sum(right(splitter, case) for case in cases)
        hits_in_english = sum(right(splitter, case) for case in english)
        kept = sum(exact(splitter, case.replace("¦", "")) for case in cases)
        print(f"{name:12}{megabytes:8.2f}{hits:8}/{len(cases)}{hits_in_english:7}/{len(english)}{kept:9}/{len(cases)}")


if __name__ == "__main__":
    main()
