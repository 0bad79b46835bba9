"""``qa-bot train``: fit the ranking and confidence models to question sets."""

import argparse

from qa_bot.cli.console import Console
from qa_bot.cli.opening import settings_of
from qa_bot.errors import QABotError


def train(options: argparse.Namespace, console: Console) -> int:
    """Fit the models and write them."""
    settings_of(options)
    raise QABotError("training is not available in this version; the shipped model is used (ranking.model: default)")
