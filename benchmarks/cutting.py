"""What it costs to read and cut documents: python benchmarks/cutting.py FOLDER, best of three, on one core.

Prints microseconds a sentence and a file for each stage; two runs compare on the same machine only.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from qa_bot.errors import DocumentError
from qa_bot.ingest.discover import FoundFile, discover
from qa_bot.ingest.loaders import load
from qa_bot.ingest.sentences import split_block
from qa_bot.text.detection import detect
from qa_bot.text.tokenise import spaced_words_of
from qa_bot.types import BlockKind, Document, Span


def cut(document: Document) -> list[Span]:
    spans: list[Span] = []
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            spans.append(block.span)
        else:
            spans += split_block(document.readable, block.span.start, block.span.end)
    return spans


def readable(files: Sequence[FoundFile]) -> list[Document]:
    documents = []
    for file in files:
        try:
            documents.append(load(file.path, file.name))
        except DocumentError:
            continue
    return documents


def timed(stage: Callable[[Any], object], items: Sequence[Any]) -> float:
    times = []
    for _ in range(3):
        start = time.process_time()
        for item in items:
            stage(item)
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: cutting.py FOLDER")
    documents = readable(discover([sys.argv[1]], Path.cwd()).files)
    cuts = [(document.readable, cut(document)) for document in documents]
    sentences = sum(len(spans) for _, spans in cuts)
    print(f"{len(documents)} files, {sentences} sentences")
    stages: list[tuple[str, Callable[[Any], object], Sequence[Any]]] = [
        ("load", lambda document: load(document.path, document.name), documents),
        ("language", lambda document: detect(document.readable), documents),
        ("sentences", cut, documents),
        ("words", lambda found: spaced_words_of(*found), cuts),
    ]
    for name, stage, items in stages:
        seconds = timed(stage, items)
        print(f"{name:10}{seconds / sentences * 1e6:8.2f} us/sentence{seconds / len(documents) * 1e6:10.1f} us/file")


if __name__ == "__main__":
    main()
