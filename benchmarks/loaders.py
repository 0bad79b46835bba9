"""How fast the loaders read: python benchmarks/loaders.py [MEGABYTES], in MB/s on one core, best of three."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from qa_bot.ingest.loaders.markdown import loader as markdown
from qa_bot.ingest.loaders.plain import loader as plain
from qa_bot.types import Document

SENTENCE = "The quick brown fox jumps over the lazy dog, and does so again and again. "
WRAPPED = "\n".join([SENTENCE.strip()] * 6)
SECTION = f"# A *heading*\n\n{SENTENCE * 3}**Bold**, `code` and [a link](http://example.org).\n\n"
ITEMS = f"- {SENTENCE}\n" * 4 + "\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n\n"

Parse = Callable[[str, str, Path], Document]
CASES: list[tuple[str, Parse, str]] = [
    ("plain, paragraphs", plain.parse, SENTENCE * 8 + "\n\n"),
    ("plain, wrapped by hand", plain.parse, WRAPPED + "\n\n"),
    ("plain, a paragraph a line", plain.parse, SENTENCE * 4 + "\n"),
    ("plain, lists", plain.parse, f"- {SENTENCE}\n" * 4 + "\n"),
    ("markdown", markdown.parse, SECTION + ITEMS),
    *(
        (f"markdown, hostile {piece!r}", markdown.parse, piece)
        for piece in ("[", "*", "`", "|", "<", ">", "> ", "- ", "[a](", "- - a\n")
    ),
]


def main() -> None:
    size = int(float(sys.argv[1] if len(sys.argv) > 1 else 1) * 1_000_000)
    for label, parse, piece in CASES:
        text = piece * (size // len(piece))
        times = []
        for _ in range(3):
            start = time.perf_counter()
            parse(text, "a", Path("a"))
            times.append(time.perf_counter() - start)
        print(f"{label:30}{len(text) / 1e6 / min(times):8.1f} MB/s")


if __name__ == "__main__":
    main()
