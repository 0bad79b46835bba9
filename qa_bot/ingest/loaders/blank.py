"""Blanking: the same text, at the same length, with some ranges as spaces."""

import re
from collections.abc import Iterable

_INK = re.compile(r"[^\s]")


def blanked(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """Return ``text`` with every visible character within ``ranges`` (ordered, apart) replaced by a space."""
    parts: list[str] = []
    position = 0
    for start, end in ranges:
        if start < end:
            parts += (text[position:start], _blank(text[start:end]))
            position = end
    return "".join((*parts, text[position:])) if parts else text


def _blank(marks: str) -> str:
    if " " not in marks and marks.isprintable():  # no white space at all, as most marks are
        return " " * len(marks)
    return marks if marks.isspace() else _INK.sub(" ", marks)


def only(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """Return ``text`` with every visible character outside ``ranges`` (ordered, apart) replaced by a space."""
    gaps, position = [], 0
    for start, end in ranges:
        gaps.append((position, start))
        position = end
    return blanked(text, [*gaps, (position, len(text))])
