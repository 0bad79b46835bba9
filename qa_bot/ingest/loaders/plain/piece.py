"""What a plain text is cut into."""

import re
from typing import NamedTuple

from qa_bot.ingest.loaders.plain.layout import Layout
from qa_bot.types import BlockKind

LOWEST = 5
"""The level of headings that no other stands below, but for the questions of an exchange."""

_LEADING = re.compile(r"\s*+")
_SENTENCE_END = re.compile(r"[.!?…。！？:;][\"'”’»)\]]*+\s*+\Z")
_LAST = 8  # code points that tell how a sentence ends


class Piece(NamedTuple):
    """A stretch of the text; ``kind`` None is a short line that stands alone, with its number if it has one.

    ``level`` is that of a heading whose mark tells it, else 0.
    """

    start: int
    end: int
    kind: BlockKind | None
    level: int = 0


class Pieces(NamedTuple):
    """The pieces of a text in order, and between them the ranges that are drawn rather than written.

    ``layout`` is that of the whole text; ``underlines`` are the ways in which headings were underlined so far.
    """

    found: list[Piece]
    blanks: list[tuple[int, int]]
    layout: Layout
    underlines: list[str]


def from_text(lined: str, start: int, end: int) -> tuple[int, int]:
    """Return a range without the space that it begins with."""
    leading = _LEADING.match(lined, start, end)
    return (leading.end() if leading else start), end


def ends_sentence(lined: str, start: int, end: int) -> bool:
    """Tell whether a range ends as a sentence does, or leads to what stands below it."""
    return _SENTENCE_END.search(lined[max(start, end - _LAST) : end]) is not None


def add(lined: str, start: int, end: int, kind: BlockKind | None, result: Pieces, level: int = 0) -> None:
    """Add what is left of a range without the space around it, if anything."""
    start, end = from_text(lined, start, end)
    if start < end:
        result.found.append(Piece(start, start + len(lined[start:end].rstrip()), kind, level))
