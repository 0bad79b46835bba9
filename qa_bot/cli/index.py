"""``qa-bot index``: build or refresh the index."""

import argparse

from qa_bot.cli.console import Console
from qa_bot.cli.opening import open_bot, refresh, settings_of, summary


def index(options: argparse.Namespace, console: Console) -> int:
    """Bring the index up to date, say what it holds and what could not be read, and return 0."""
    with open_bot(settings_of(options), console) as bot:
        done = refresh(bot, console, force=options.force)
        if not done.anything:
            console.say(summary(done))
        sources = bot.sources()
    read = [source for source in sources if source.problem is None]
    for source in sources:
        if source.problem is not None:
            console.say(f"not read: {source.name}: {source.problem}")
    sentences = sum(source.sentences for source in read)
    console.say(f"{len(read):,} documents with {sentences:,} sentences in {bot.config.index}")
    return 0
