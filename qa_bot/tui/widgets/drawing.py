"""How rows become strips of the terminal: the only place where text meets styles."""

from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.strip import Strip
from textual.widget import Widget

from qa_bot.text.safe import safe
from qa_bot.tui.rows import BLANK, ROLES, Row


class Drawing(Widget):
    """A widget that draws rows; each role is a component class."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rows--{role}" for role in ROLES}

    def strip(self, row: Row, width: int, selected: tuple[int, int] | None = None) -> Strip:
        """Return ``row`` in exactly ``width`` cells; ``selected`` (start, end) are its selected characters.

        An end of -1 is the end of the row. Text is literal, and safe for a terminal whatever the row holds.
        """
        base = self.rich_style + self._style(row.role)
        text = Text(no_wrap=True, end="")
        for run in row.runs:
            text.append(safe(run.text).replace("\n", " "), base + self._style(run.role))
        if selected is not None:
            start, end = selected
            style = self.screen.get_component_rich_style("screen--selection")
            text.stylize(style, start, len(text) if end < 0 else end)
        return Strip(text.render(self.app.console)).adjust_cell_length(width, base)

    def _style(self, role: str) -> Style:
        return self.get_component_rich_style(f"rows--{role}", partial=True) if role else Style.null()


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
