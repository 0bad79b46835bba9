"""The terminal interface as an application: it joins the engine, the chat screen, the themes and the palette."""

import asyncio
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from qa_bot.config import Config
from qa_bot.config.environment import colour_refused, in_tmux
from qa_bot.tui import clipboard
from qa_bot.tui.bot import Bot, open_bot
from qa_bot.tui.engine import Engine
from qa_bot.tui.history import History
from qa_bot.tui.screens.chat import ChatScreen
from qa_bot.tui.themes import DEFAULTS, TERMINAL, THEMES, remember, remembered
from qa_bot.tui.watcher import NewsOf, news_of

if TYPE_CHECKING:
    from textual.command import Provider

WIDTHS = [(0, "-narrow"), (100, "-wide")]
"""From how many columns on the screen has which class: the panes stand side by side from 100 on."""

HEIGHTS = [(0, "-low"), (20, "-high")]
"""From how many rows on the screen has which class: narrow and low, it shows one pane at a time."""

TWICE = 2.0
"""Seconds in which a second Ctrl+C leaves."""


def palette() -> "type[Provider]":
    """Return what feeds the command palette; imported when that is opened."""
    from qa_bot.tui.palette import TableOfCommands

    return TableOfCommands


class QABotApp(App[Exception | None]):
    """qa-bot in the terminal. ``opener`` opens the bot in a thread of the engine's, ``news`` watches the documents.

    ``history`` holds earlier questions; without one, those of this app are known only as long as it runs. In the file
    ``look`` the theme is remembered.
    """

    TITLE = "qa-bot"
    CSS_PATH = "qa_bot.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    COMMANDS: ClassVar = {palette}
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "leave_or_hint", "Leave", show=False, system=True)]

    def __init__(
        self,
        config: Config,
        opener: Callable[[Config], Bot] = open_bot,
        news: NewsOf = news_of,
        history: History | None = None,
        look: Path | None = None,
    ) -> None:
        no_colour = colour_refused()
        super().__init__(ansi_color=True if no_colour else None)
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = TERMINAL.name if no_colour else remembered(look)
        self._look = look
        self.animation_level = "none"
        self.engine = Engine(config, self._from_engine, opener, news)
        self.chat = ChatScreen(config, self.engine, history or History())
        self._interrupted = -TWICE

    def get_default_screen(self) -> Screen[None]:
        """The chat."""
        return self.chat

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The style sheet's own variables, for a theme that does not set them."""
        return DEFAULTS

    def copy_to_clipboard(self, text: str) -> None:
        """Copy by way of the terminal, through tmux where that draws it."""
        super().copy_to_clipboard(text)
        if self._driver is not None and in_tmux():
            self._driver.write(clipboard.through_tmux(text))

    def action_command_palette(self) -> None:
        """Show the command palette over the chat, which carries the commands out; imported when that is opened."""
        if self.screen is self.chat:
            from qa_bot.tui.palette import Palette

            self.push_screen(Palette(id="--command-palette"))

    def on_mount(self) -> None:
        """Start the engine once the first screen is painted, and leave tidily when told to end."""
        self.call_after_refresh(self.engine.start)
        self.theme_changed_signal.subscribe(self, lambda theme: remember(self._look, theme.name))
        if not self.is_headless and hasattr(signal, "SIGHUP"):
            for number in (signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(number, self._ended, number)

    def _ended(self, number: int) -> None:
        self.exit(return_code=128 + number)

    def on_unmount(self) -> None:
        """Stop the engine: an indexing run ends, and the index that was there stands."""
        self.engine.stop()

    def _from_engine(self, message: Message) -> None:
        self.chat.post_message(message)

    def action_leave_or_hint(self) -> None:
        """Ctrl+C without a selection: clear the draft; twice without one: leave."""
        if self.chat.drop_draft():
            return
        now = time.monotonic()
        if now - self._interrupted < TWICE:
            self.exit()
        else:
            self._interrupted = now
            self.chat.tell("Press Ctrl+C again to leave.")


def run(config: Config, history: History | None = None, look: Path | None = None) -> int:
    """Run the terminal interface until the user leaves; return the process's exit code. Needs a terminal.

    ``history`` holds earlier questions, the file ``look`` the theme.
    A fault in the background thread is raised here, when the terminal is the user's again.
    """
    app = QABotApp(config, history=history, look=look)
    fault = app.run()
    if fault is not None:
        raise fault
    return app.return_code or 0
