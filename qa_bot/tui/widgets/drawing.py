"""How rows become strips of the terminal: the only place where text meets styles."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from qa_bot.text.safe import safe
from qa_bot.tui.cells import apart
from qa_bot.tui.rows import BLANK, ROLES, Row

ROLE_CLASSES = {f"rows--{role}" for role in ROLES}
"""The component classes of the roles. The screen has them, once for all its widgets: each costs at every restyling."""


class Drawing(Widget):
    """A widget that draws rows, on a screen that has the ``ROLE_CLASSES``."""

    def strip(self, row: Row, width: int, selected: tuple[int, int] | None = None) -> Strip:
        """Return ``row`` in exactly ``width`` cells; ``selected`` (start, end) are its selected characters.

        An end of -1 is the end of the row. Text is literal, and safe for a terminal whatever the row holds.
        """
        if not row.runs and not row.role:
            return self._blank(width, self.rich_style)
        base = self.rich_style + self._style(row.role) if row.role else self.rich_style
        runs = [(apart(safe(run.text)).replace("\n", " "), base + self._style(run.role)) for run in row.runs]
        segments = [Segment(text, style) for text, style in runs]
        if selected is not None:
            segments = self._selected(runs, *selected)
        return Strip(segments).adjust_cell_length(width, base)

    @staticmethod
    @lru_cache(maxsize=64)
    def _blank(width: int, style: Style) -> Strip:
        """Return the strip of an empty row: most rows of a screen are, and one strip does for all of them."""
        return Strip.blank(width, style)

    def _selected(self, runs: list[tuple[str, Style]], start: int, end: int) -> list[Segment]:
        """Return ``runs`` as segments, the characters from ``start`` to ``end`` in the style of the selection."""
        selection = self.screen.get_component_rich_style("screen--selection")
        segments, at = [], 0
        for text, style in runs:
            first, last = max(0, start - at), len(text) if end < 0 else max(0, end - at)
            pieces = ((text[:first], style), (text[first:last], style + selection), (text[max(first, last) :], style))
            segments += [Segment(piece, piece_style) for piece, piece_style in pieces if piece]
            at += len(text)
        return segments

    def _style(self, role: str) -> Style:
        if not role:
            return Style.null()
        return self.screen.get_component_rich_style(f"rows--{role}", partial=True)


class Line(Drawing):
    """One row of text that does not scroll."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.row = BLANK

    def show(self, row: Row) -> None:
        """Show another row."""
        if row != self.row:
            self.row = row
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the row; lines below it are blank."""
        return self.strip(self.row if y == 0 else BLANK, self.size.width)
