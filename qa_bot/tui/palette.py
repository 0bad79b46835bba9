"""The command palette, from the table of commands."""

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.widgets import Input

from qa_bot.text.safe import UNSAFE_CLASS
from qa_bot.tui.commands import COMMANDS, Command
from qa_bot.tui.texts import key_list

if TYPE_CHECKING:
    from qa_bot.tui.screens.chat_commands import ChatCommands


class Palette(CommandPalette):
    """The palette, whose field does not take text that a terminal must not see."""

    def on_mount(self) -> None:
        """Restrict what may be pasted."""
        self.query_one(Input).restrict = rf"[^\n\t{UNSAFE_CLASS}]*"


class TableOfCommands(Provider):
    """Offers all commands but the palette itself, in the table's order."""

    async def discover(self) -> Hits:
        """Yield all commands."""
        for command in offered():
            yield DiscoveryHit(command.title, self._carry_out(command), command.title, described(command))

    async def search(self, query: str) -> Hits:
        """Yield the commands whose title or name fits ``query``."""
        matcher = self.matcher(query)
        for command in offered():
            score = max(matcher.match(command.title), matcher.match(command.name))
            if score > 0:
                title = matcher.highlight(command.title)
                yield Hit(score, title, self._carry_out(command), command.title, described(command))

    def _carry_out(self, command: Command) -> "partial[None]":
        return partial(cast("ChatCommands", self.screen).carry_out, command.name)


def offered() -> tuple[Command, ...]:
    """Return the commands of the palette."""
    return tuple(command for command in COMMANDS if command.name != "commands")


def described(command: Command) -> str:
    """Return what stands below a command's title: the slash command and the keys."""
    keys = key_list(command)
    return f"{command.usage}   {keys}" if keys else command.usage
