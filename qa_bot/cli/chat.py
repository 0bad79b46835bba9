"""``qa-bot``: the chat in the terminal."""

import argparse
import sys
from typing import TYPE_CHECKING

from qa_bot.cli.console import Console
from qa_bot.cli.opening import settings_of
from qa_bot.config import Config
from qa_bot.config.environment import dumb_terminal, history_refused, is_terminal, state_folder
from qa_bot.config.locate import history_file
from qa_bot.errors import QABotError

if TYPE_CHECKING:
    from qa_bot.tui.history import History


def chat(options: argparse.Namespace, console: Console) -> int:
    """Open the chat; without a terminal that can hold it, raise QABotError that names --ask."""
    if not all(map(is_terminal, (sys.stdin, sys.stdout, sys.stderr))):  # Textual draws on standard error
        raise QABotError('the chat needs a terminal; without one, ask with: qa-bot --ask "When did they meet?"')
    if dumb_terminal():
        raise QABotError(
            'the chat cannot be shown on TERM=dumb; use qa-bot --plain, or qa-bot --ask "When did they meet?"'
        )
    config = settings_of(options)
    from qa_bot.tui.app import run

    return run(config, history_of(options, config), state_folder() / "theme")


def history_of(options: argparse.Namespace, config: Config) -> "History":
    """Return the questions asked before; where the user wants none to be kept, there are none, and none are kept."""
    from qa_bot.tui.history import History

    return History(None if options.no_history or history_refused() else history_file(config.index))
