"""What the commands have in common: the settings, the bot, and an index brought up to date."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from qa_bot.cli.console import Console
from qa_bot.config import Config, load_config, missing_documents
from qa_bot.types import Refresh

if TYPE_CHECKING:
    from qa_bot.bot import QABot

_GUIDE_NOTE = (
    "No documents are named, so this is qa-bot's own guide. "
    "Name yours with --documents PATH, or under 'documents:' in a config.yaml."
)


def settings_of(options: argparse.Namespace) -> Config:
    """Return the effective settings; raise ConfigError."""
    return load_config(
        None if options.config is None else Path(options.config),
        documents=options.documents,
        index=None if options.index is None else Path(options.index),
    )


def open_bot(config: Config, console: Console) -> "QABot":
    """Return the bot for ``config``, after a word on what it searches."""
    absent = missing_documents(config)
    if len(absent) < len(config.documents):  # where none is there, the bot refuses
        for path in absent:
            console.say(f"There is no {path}; the other documents are searched.")
    if config.guide:
        console.say(_GUIDE_NOTE)
    console.detail(f"settings: {config.source or 'built-in'}; index: {config.index}")
    from qa_bot.bot import QABot

    return QABot.open(config)


def refresh(bot: "QABot", console: Console, *, force: bool = False) -> Refresh:
    """Bring the index up to date, with a progress bar on a terminal, and say what changed."""
    if console.shows_progress:
        from qa_bot.cli.progress import ProgressBar

        with ProgressBar() as progress:
            done = bot.refresh(progress=progress, force=force)
    else:
        done = bot.refresh(force=force)
    if done.anything:
        console.say(summary(done))
    for what, names in (("added", done.added), ("changed", done.changed), ("removed", done.removed)):
        for name in names:
            console.detail(f"{what}: {name}")
    return done


def summary(done: Refresh) -> str:
    """Return what a refresh did in one line."""
    counts = [(len(done.added), "added"), (len(done.changed), "changed"), (len(done.removed), "removed")]
    changes = ", ".join(f"{count:,} {what}" for count, what in counts if count)
    unread = f"; {len(done.unread):,} could not be read (see qa-bot sources)" if done.unread else ""
    return f"Index refreshed: {changes or 'nothing changed'}{unread} ({done.seconds:.1f} s)."
