"""HTML within Markdown, cut where its elements begin and end: headings, items and paragraphs in their places.

Inline tags stay within the parts. Hostile texts never close what they open: the time grows with the length alone.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa_bot.ingest.loaders.exchanges import LEVEL
from qa_bot.ingest.loaders.html.nodes import BLOCKS
from qa_bot.types import BlockKind

_OPENING = re.compile(r"<(?:!--|(/?)([A-Za-z][A-Za-z0-9]{0,15})(?=[\s/>]))")
_ATTRIBUTES = re.compile(r"(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*>")
_LONGEST_TAG = 4000
_BORDERS = BLOCKS - {"td", "th"}  # the cells of a row stand together
_LEVELS = {**{f"h{level}": level for level in range(1, 7)}, "summary": LEVEL}
_UNSPOKEN = frozenset(("script", "style"))

Range = tuple[int, int]


class Part(NamedTuple):
    """What stands between two borders: the ranges of its ``lines``, and the ``level`` of a heading, else 0."""

    kind: BlockKind
    lines: Sequence[Range]
    level: int = 0


class _Tag(NamedTuple):
    """The tag of an element that no line goes on beyond; ``name`` has a slash in front where the element ends."""

    start: int
    end: int
    name: str


def parts(source: str, lines: Sequence[Range]) -> Iterator[Part]:
    """Yield what stands between the borders of elements in some lines, which are ranges of ``source`` in order."""
    if not lines:
        return
    first, last = lines[0][0], lines[-1][1]
    kind, level, start, number = BlockKind.PARAGRAPH, 0, first, 0
    for tag in (*_tags(source, first, last), _Tag(last, last, "")):
        within, number = _within(lines, number, start, tag.start)
        if any(source[slice(*line)].strip() for line in within):
            yield Part(BlockKind.HEADING if level else kind, within, level)
            kind = BlockKind.PARAGRAPH
        if tag.name in ("li", "/li"):
            kind = BlockKind.ITEM if tag.name == "li" else BlockKind.PARAGRAPH
        if tag.name.lstrip("/") in _LEVELS:
            level = _LEVELS.get(tag.name, 0)
        start = tag.end


def _within(lines: Sequence[Range], number: int, start: int, end: int) -> tuple[list[Range], int]:
    """Return what some lines have between two places, from line ``number`` on, and the number of the last of these."""
    found = []
    while number < len(lines) and lines[number][0] < end:
        left, right = max(lines[number][0], start), min(lines[number][1], end)
        if left < right:
            found.append((left, right))
        if lines[number][1] > end:
            break
        number += 1
    return found, number


def _tags(source: str, start: int, end: int) -> Iterator[_Tag]:
    """Yield the tags that are borders, none within a comment or a script."""
    unclosed: set[str] = set()
    while found := _OPENING.search(source, start, end):
        start = found.end()
        name = (found[2] or "").lower()
        if name in _BORDERS:
            if attributes := _ATTRIBUTES.match(source, start, min(start + _LONGEST_TAG, end)):
                start = attributes.end()
                yield _Tag(found.start(), start, found[1] + name)
            continue
        closing = _closing(name, ends=bool(found[1]))
        behind = source.find(closing, start, end) if closing and closing not in unclosed else -1
        if behind < 0:
            unclosed.add(closing)
        else:
            start = behind + len(closing)


def _closing(name: str, *, ends: bool) -> str:
    """Return what closes a comment or a script that a tag begins, "" where it begins none."""
    if not name:
        return "-->"
    return f"</{name}" if name in _UNSPOKEN and not ends else ""
