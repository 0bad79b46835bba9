"""A document's text laid out for the source pane: wrapped rows with line numbers, around a place in the text.

Only a stretch of a long document is laid out at a time, so that a hundred thousand lines cost what a page costs.
Positions are code points in the document's text; rows and lines are positions in lists and counts from 1.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from qa_bot.text.safe import safe
from qa_bot.tui.rows import Row, Run, styled
from qa_bot.tui.wrap import TAB, wrap
from qa_bot.types import Span

REACH = 30_000
"""Code points that are laid out before and after the place that is shown, at most."""

LINES = 1_000
"""Lines that are laid out before and after it, at most."""

NARROW = 40
"""Below this width there are no line numbers: the text needs the room."""


class Paper(NamedTuple):
    """A document's text as indexed (``raw``) and as it may be shown (``shown``): same length, same positions."""

    name: str
    raw: str
    shown: str


def paper(name: str, raw: str) -> Paper:
    """Return the text ready to be laid out: line ends are ``\\n``, page breaks blanks, what a terminal must not see is
    replaced.
    """
    return Paper(name, raw, safe(raw.replace("\r\n", " \n").replace("\r", "\n").replace("\f", " ")))


class PageRow(NamedTuple):
    """A row of the page: its place in the text, the line it belongs to and whether that line begins with it."""

    start: int
    end: int
    line: int
    first: bool


class Page(NamedTuple):
    """The rows of ``shown[start:end]``, wrapped to ``width`` cells of which ``gutter`` hold line numbers."""

    shown: str
    start: int
    end: int
    width: int
    gutter: int
    rows: tuple[PageRow, ...]

    def row_at(self, position: int) -> int:
        """Return the number of the row in which ``position`` is; the nearest one if it is not on the page."""
        return max(0, bisect_right(self.rows, position, key=lambda row: row.start) - 1)

    def holds(self, span: Span) -> bool:
        """Whether the whole span is on the page."""
        return self.start <= span.start and span.end <= self.end

    @property
    def whole(self) -> bool:
        """Whether the page is the whole document."""
        return self.start == 0 and self.end == len(self.shown)


def lay_out(shown: str, around: int, width: int, reach: int = REACH) -> Page:
    """Return the page of ``width`` cells with ``around`` on it and up to ``reach`` code points on either side."""
    start = _page_start(shown, around, reach)
    end = _page_end(shown, around, reach)
    gutter = _gutter(shown, width)
    rows: list[PageRow] = []
    line = shown.count("\n", 0, start) + 1
    first = start == 0 or shown[start - 1] == "\n"
    for match in re.finditer(r"[^\n]*(?:\n|\Z)", shown[start:end]):
        if match.start() == match.end() and rows:
            break
        stop = match.end() - match.group().endswith("\n")
        for left, right in wrap(shown, start + match.start(), start + stop, width - gutter):
            rows.append(PageRow(left, right, line, first))
            first = False
        line, first = line + 1, True
    return Page(shown, start, end, width, gutter, tuple(rows))


def _page_start(shown: str, around: int, reach: int) -> int:
    """Return where the page begins: with a line, or inside one that is longer than ``reach``."""
    low = max(0, around - reach)
    at = around
    for _ in range(LINES + 1):
        line_end = shown.rfind("\n", low, at)
        if line_end < 0:
            break
        at = line_end
    else:
        return at + 1
    return low if low == 0 or at == around else at + 1


def _page_end(shown: str, around: int, reach: int) -> int:
    """Return where the page ends: after a line, or inside one that is longer than ``reach``."""
    high = min(len(shown), around + reach)
    at = around
    for _ in range(LINES + 1):
        line_end = shown.find("\n", at, high)
        if line_end < 0:
            break
        at = line_end + 1
    else:
        return at
    return high if high == len(shown) or at == around else at


def _gutter(shown: str, width: int) -> int:
    """Return the cells for line numbers: enough for the document's last line, a mark and a blank; 2 if narrow."""
    return 2 if width < NARROW else len(str(shown.count("\n") + 1)) + 3


def draw(page: Page, number: int, marks: Sequence[tuple[int, int, str]], sentence: Span | None) -> Row:
    """Return row ``number`` of the page with ``marks`` (start, end, role), and a bar beside the cited ``sentence``."""
    row = page.rows[number]
    cited = sentence is not None and row.start < sentence.end and row.end > sentence.start
    digits = page.gutter - 3
    label = f"{row.line if row.first else '':>{digits}} " if digits > 0 else ""
    gutter = (Run(label, "gutter"), Run("▌ " if cited else "  ", "mark"))
    runs = styled(page.shown, marks, row.start, row.end)
    return Row((*gutter, *(Run(run.text.replace("\t", " " * TAB), run.role) for run in runs)))


def place_at(page: Page, number: int, column: int) -> int:
    """Return the position in the text of character ``column`` of row ``number`` as it is drawn.

    A character that a tab was drawn as is the tab's; the gutter belongs to the first character, what is behind the row
    to its end.
    """
    row = page.rows[number]
    left = column - page.gutter
    for position in range(row.start, row.end):
        left -= TAB if page.shown[position] == "\t" else 1
        if left < 0:
            return position
    return row.end
