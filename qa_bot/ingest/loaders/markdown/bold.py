"""Headings of a Markdown text that are only bold: questions, as a list of frequent ones has them, and lines that stand
alone as headings do.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from typing import NamedTuple

from qa_bot.ingest.loaders.exchanges import LEVEL
from qa_bot.ingest.loaders.markdown.blocks import Leaf
from qa_bot.ingest.loaders.plain.headings import is_heading
from qa_bot.types import BlockKind

_LONGEST = 300  # code points of a question
_BOLD = ("**", "__")
_ASKING = ("?", "？", "؟")  # as other scripts have it, too
_BREAK = re.compile(r"(?: {2}|\\ ?)\Z")
_BELOW = frozenset((BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW, BlockKind.HEADER, BlockKind.CODE))


class _Heading(NamedTuple):
    """What a paragraph begins with: where its words are, and where the rest of the paragraph begins."""

    start: int
    end: int
    rest: int


def with_bold_headings(lined: str, found: Sequence[Leaf]) -> Iterator[Leaf]:
    """Yield the leaves of a text; a bold question or line that something follows is a heading, apart from that."""
    parts = [*chain.from_iterable(_by_questions(lined, leaf) for leaf in found)]
    for leaf, below in zip_longest(parts, parts[1:]):
        heading = _heading(lined, leaf)
        if heading is None:
            yield leaf
            continue
        rest = [(max(first, heading.rest), last) for first, last in leaf.lines if last > heading.rest]
        has_words = any(lined[first:last].strip() for first, last in rest)
        if not has_words and (below is None or below.kind not in _BELOW or _heading(lined, below)):
            yield leaf
            continue
        lines = [(max(first, heading.start), min(last, heading.end)) for first, last in leaf.lines]
        yield Leaf(BlockKind.HEADING, [line for line in lines if line[0] < line[1]], LEVEL)
        if has_words:
            yield Leaf(leaf.kind, rest)


def _by_questions(lined: str, leaf: Leaf) -> Iterator[Leaf]:
    """Cut a paragraph that begins with a bold question at the lines that begin with another."""
    begin = 0
    if _question(lined, leaf):
        for number in range(1, len(leaf.lines)):
            if _question(lined, leaf, number):
                yield Leaf(leaf.kind, leaf.lines[begin:number])
                begin = number
    yield Leaf(leaf.kind, leaf.lines[begin:]) if begin else leaf


def _heading(lined: str, leaf: Leaf) -> _Heading | None:
    return _question(lined, leaf) or _line(lined, leaf)


def _question(lined: str, leaf: Leaf, number: int = 0) -> _Heading | None:
    """Return the bold question that the line ``number`` of a paragraph begins with."""
    start, closing = _bold(lined, leaf, number)
    asks = lined[start:closing].rstrip().endswith(_ASKING)
    return _Heading(start, closing + 2, closing + 2) if asks else None


def _line(lined: str, leaf: Leaf) -> _Heading | None:
    """Return the bold words of the first line of a paragraph, where they are all of it and read as a heading, and the
    line is the only one or broken behind them.
    """
    start, closing = _bold(lined, leaf)
    line_end = leaf.lines[0][1] if closing else 0
    if not start < closing < line_end or not (len(leaf.lines) == 1 or _BREAK.search(lined[line_end - 2 : line_end])):
        return None
    words = lined[start + 2 : closing].strip().removesuffix(":").rstrip()
    is_all = lined[closing + 2 : line_end].rstrip("\\ \t") in ("", ":")
    return _Heading(start + 2, closing, line_end) if is_all and is_heading(words) else None


def _bold(lined: str, leaf: Leaf, number: int = 0) -> tuple[int, int]:
    """Return where the bold words have their marks that a line of a paragraph begins with; (0, 0) without any."""
    if leaf.kind is not BlockKind.PARAGRAPH or not leaf.inline or not leaf.lines:
        return 0, 0
    first, last = leaf.lines[number]
    start = first + len(lined[first:last]) - len(lined[first:last].lstrip())
    mark = lined[start : start + 2]
    closing = lined.find(mark, start + 2, min(leaf.lines[-1][1], start + _LONGEST)) if mark in _BOLD else 0
    return (start, closing) if closing > 0 else (0, 0)
