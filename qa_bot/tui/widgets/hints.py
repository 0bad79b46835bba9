"""The slash commands that go with what has been typed, above the question field."""

from collections.abc import Sequence

from textual.strip import Strip

from qa_bot.tui.commands import Command, begun
from qa_bot.tui.rows import BLANK, Row, Run, clip, row
from qa_bot.tui.widgets.drawing import Drawing

LEAST = 6
"""Rows that there is room for on every screen; a high one has room for more: a third of its own."""


class Hints(Drawing):
    """Shows nothing, and takes no room, while no slash command is being typed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.found: tuple[Command, ...] = ()
        self.marked = 0
        self.display = False

    def show_for(self, draft: str, marked: int = 0) -> None:
        """Show the commands that ``draft`` may become, the one of the number ``marked``, from 0, told apart."""
        self.found, self.marked = begun(draft), marked
        self.display = bool(self.found)
        self.styles.height = min(self._most, len(self.found))
        self.refresh()

    @property
    def _most(self) -> int:
        return max(LEAST, self.screen.size.height // 3)

    def render_line(self, y: int) -> Strip:
        """Draw one command."""
        width = self.size.width
        rows = hints(self.found, width, self._most, self.marked)
        return self.strip(rows[y] if y < len(rows) else BLANK, width)


def hints(found: Sequence[Command], width: int, most: int = LEAST, marked: int = 0) -> list[Row]:
    """Return the rows for the commands that were found, at most ``most``, among them the marked one.

    Where there are more, the last row tells how many.
    """
    rows = [hint(command, number == marked, width) for number, command in enumerate(found)]
    if len(rows) <= most:
        return rows
    shown = most - 1
    first = max(0, marked - shown + 1)
    more = clip(f"  … {len(rows) - shown} more: F1 lists them", width)
    return [*rows[first : first + shown], row(Run(more, "dim"))]


def hint(command: Command, marked: bool, width: int) -> Row:
    """Return a command's row; the marked one is what Tab completes."""
    mark = Run("› " if marked else "  ", "accent")
    title = clip(command.title, max(0, width - 22))
    return row(mark, Run(f"{command.usage:<20}", "strong" if marked else ""), Run(title, "dim"))
