"""``qa-bot config``: check the settings and print those that hold."""

import argparse

from qa_bot.cli.console import Console, prepare_output
from qa_bot.cli.opening import settings_of
from qa_bot.config import missing
from qa_bot.config.render import render
from qa_bot.text.safe import safe


def settings(options: argparse.Namespace, console: Console) -> int:
    """Print the effective settings as YAML; return 0, or 2 where they name files that do not exist."""
    prepare_output(utf8=False)
    config = settings_of(options)
    console.out(safe(render(config)))
    problems = missing(config)
    for problem in problems:
        console.error(f"{config.source or 'command line'}: {problem}")
    return 2 if problems else 0
