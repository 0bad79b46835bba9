"""``qa-bot``: the chat in the terminal."""

import argparse
import sys

from qa_bot.cli.console import Console
from qa_bot.cli.opening import settings_of
from qa_bot.config.environment import dumb_terminal, is_terminal
from qa_bot.errors import QABotError


def chat(options: argparse.Namespace, console: Console) -> int:
    """Open the chat; without a terminal that can hold it, raise QABotError that names --ask."""
    if not all(map(is_terminal, (sys.stdin, sys.stdout, sys.stderr))):  # Textual draws on standard error
        raise QABotError('the chat needs a terminal; without one, ask with: qa-bot --ask "When did they meet?"')
    if dumb_terminal():
        raise QABotError('the chat cannot be shown on TERM=dumb; ask with: qa-bot --ask "When did they meet?"')
    config = settings_of(options)
    from qa_bot.tui.app import run

    return run(config)
