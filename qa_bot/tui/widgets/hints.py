"""The slash commands that go with what has been typed, above the question field."""

from textual.strip import Strip

from qa_bot.tui.commands import Command, is_command, matching
from qa_bot.tui.rows import BLANK, Row, Run, clip, row
from qa_bot.tui.widgets.drawing import Drawing

MOST = 6
"""Most commands that are shown at once."""


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
        return self.strip(hint(self.found[y], y == 0, width) if y < len(self.found) else BLANK, width)


def hint(command: Command, first: bool, width: int) -> Row:
    """Return a command's row; the first one is what Tab completes."""
    mark = Run("› " if first else "  ", "accent")
    title = clip(command.title, max(0, width - 22))
    return row(mark, Run(f"{command.usage:<20}", "strong" if first else ""), Run(title, "dim"))
