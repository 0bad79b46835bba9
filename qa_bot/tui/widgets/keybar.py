"""The footer: the keys that matter where the focus is."""

from collections.abc import Iterator

from textual import events
from textual.strip import Strip

from qa_bot.tui.commands import COMMANDS, Command, Where, key_label
from qa_bot.tui.messages import CommandEntered
from qa_bot.tui.rows import BLANK, Row, Run
from qa_bot.tui.widgets.drawing import Drawing


class KeyBar(Drawing):
    """Shows as many keys as there is room for; a click does what the key does."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.where = Where.EMPTY
        self.cited = self.found = False

    def show_for(self, where: Where, cited: bool, found: bool = False) -> None:
        """Show the keys of another place, those that need a citation or matches only where there are such."""
        if (where, cited, found) != (self.where, self.cited, self.found):
            self.where, self.cited, self.found = where, cited, found
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the keys."""
        runs = tuple(run for _, key, short in self._shown() for run in _drawn(key, short))
        return self.strip(Row(runs) if y == 0 else BLANK, self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Do what the key that was clicked does."""
        at = 0
        for command, key, short in self._shown():
            at += sum(len(run.text) for run in _drawn(key, short))
            if event.x < at:
                self.post_message(CommandEntered(command.name))
                return

    def _shown(self) -> list[tuple[Command, str, str]]:
        return fitting(self.where, self.cited, self.size.width, self.found)


def _drawn(key: str, short: str) -> tuple[Run, Run]:
    return Run(f" {key}", "strong"), Run(f" {short} ", "dim")


def shown_keys(where: Where, cited: bool, found: bool = False) -> Iterator[tuple[Command, str, str]]:
    """Yield the commands of the footer that can be reached by a key from one place: command, key, word."""
    panes = where in (Where.CONVERSATION, Where.SOURCE)
    # in the question field those first that are no text when something is typed
    order = (where, Where.PANES, Where.ANYWHERE) if panes else (Where.ANYWHERE, where)
    for command in COMMANDS:
        keys = sorted((key for key in command.keys if key.where in order), key=lambda key: order.index(key.where))
        useful = (
            (cited or not command.needs_citation)
            and (found or not command.needs_matches)
            and not (command.leads_back and where in (Where.EMPTY, Where.TYPED))
        )
        if command.short and keys and useful:
            yield command, key_label(keys[0].name), command.short


def fitting(where: Where, cited: bool, width: int, found: bool = False) -> list[tuple[Command, str, str]]:
    """Return the footer's commands that fit into ``width`` cells; the way to help and out of here come first."""
    shown = list(shown_keys(where, cited, found))
    first = {"next-match": -2, "previous-match": -1, "help": 0, "quit": 1, "back": 2, "commands": 3, "pane": 4}
    kept = set()
    for command, key, short in sorted(shown, key=lambda each: first.get(each[0].name, len(first))):
        cells = len(key) + len(short) + 3
        if cells <= width:
            width -= cells
            kept.add(command.name)
    return [each for each in shown if each[0].name in kept]
