"""The slash commands that go with what has been typed, above the question field."""

from collections.abc import Sequence

from textual.strip import Strip

from qa_bot.tui.commands import Command, is_command, matching
from qa_bot.tui.rows import BLANK, Row, Run, clip, row
from qa_bot.tui.widgets.drawing import Drawing

MOST = 6
"""Most rows that are shown; where there are more commands, the last row tells how many."""


class Hints(Drawing):
    """Shows nothing, and takes no room, while no slash command is being typed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.found: tuple[Command, ...] = ()
        self.display = False

    def show_for(self, draft: str) -> None:
        """Show the commands that begin as ``draft`` does."""
        self.found = matching(draft[1:]) if is_command(draft) and " " not in draft else ()
        self.display = bool(self.found)
        self.styles.height = min(MOST, len(self.found))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one command."""
        width = self.size.width
        rows = hints(self.found, width)
        return self.strip(rows[y] if y < len(rows) else BLANK, width)


def hints(found: Sequence[Command], width: int) -> list[Row]:
    """Return the rows for the commands that were found."""
    if len(found) <= MOST:
        return [hint(command, not number, width) for number, command in enumerate(found)]
    more = clip(f"  … {len(found) - MOST + 1} more: F1 lists them", width)
    return [*hints(found[: MOST - 1], width), row(Run(more, "dim"))]


def hint(command: Command, first: bool, width: int) -> Row:
    """Return a command's row; the first one is what Tab completes."""
    mark = Run("› " if first else "  ", "accent")
    title = clip(command.title, max(0, width - 22))
    return row(mark, Run(f"{command.usage:<20}", "strong" if first else ""), Run(title, "dim"))
