"""Break a line of text into rows of a given width: linear in the line, positions kept.

Widths are terminal cells: a wide character takes two, a tab ``TAB``, a combining one none.
"""

from collections.abc import Iterator

from rich.cells import get_character_cell_size

from qa_bot.text.safe import safe

TAB = 4
"""Cells of a tab; wherever it stands, so that a width does not depend on what is before it."""

BLANKS = " \t"

ROW_LIMIT = 8
"""Most code points in a row for each of its cells; bounds a row of characters that take no cell at all."""


def wrap(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Yield the rows of ``text[start:end]``, at most ``width`` cells each, as half-open positions in ``text``.

    Rows break at blanks, which are left out at the break, and inside a word only where it is wider than a row.
    An empty line is one empty row. A width below 1 counts as 1: a terminal may be as narrow as it likes.
    """
    width = max(1, width)
    if start >= end:
        yield start, start
        return
    at = start
    while at < end:
        limit = _fits(text, at, end, width)
        if limit >= end:
            yield at, end
            return
        stop, following = _break(text, at, limit, end)
        yield at, stop
        at = following


def wrapped(text: str, width: int) -> Iterator[str]:
    """Yield the rows of a text of several lines, safe to be shown."""
    for line in safe(text.replace("\r", "\n")).split("\n"):
        for start, end in wrap(line, 0, len(line), width):
            yield line[start:end].replace("\t", " ")


def _fits(text: str, at: int, end: int, width: int) -> int:
    """Return the position up to which ``text[at:end]`` fits into ``width`` cells; at least one code point does."""
    stop = min(end, at + width)
    piece = text[at:stop]
    if piece.isascii() and "\t" not in piece:
        return stop
    cells = 0
    for position in range(at, min(end, at + ROW_LIMIT * width)):
        character = text[position]
        cells += TAB if character == "\t" else get_character_cell_size(character)
        if cells > width:
            return max(position, at + 1)
    return min(end, at + ROW_LIMIT * width)


def _break(text: str, at: int, limit: int, end: int) -> tuple[int, int]:
    """Return where the row that begins ``at`` ends (at ``limit`` at the latest) and where the next one begins."""
    stop = limit if text[limit] in BLANKS else max(text.rfind(" ", at, limit), text.rfind("\t", at, limit))
    following = stop
    while stop > at and text[stop - 1] in BLANKS:
        stop -= 1
    if stop <= at:
        return limit, limit
    while following < end and text[following] in BLANKS:
        following += 1
    return stop, following
