"""What the commands have in common: the settings, the bot, and an index brought up to date."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from qa_bot.cli.console import Console
from qa_bot.config import Config, load_config, missing_documents
from qa_bot.errors import BusyError, ConfigError, IndexingError, UnwritableError
from qa_bot.types import Refresh

if TYPE_CHECKING:
    from qa_bot.bot import QABot
    from qa_bot.ingest.ahead import Ahead

_GUIDE_NOTE = (
    "No documents are named, so this is qa-bot's own guide. "
    "Name yours with --documents PATH, or under 'documents:' in a config.yaml."
)


def settings_of(options: argparse.Namespace, source: Path | None = None) -> Config:
    """Return the effective settings; ``source`` is the file they are from, where that is known.

    Raises ConfigError, also where the command line names only documents that are not there.
    """
    config = load_config(
        Path(options.config) if source is None and options.config is not None else source,
        documents=options.documents,
        index=None if options.index is None else Path(options.index),
    )
    absent = missing_documents(config) if options.documents else ()
    if absent and len(absent) == len(config.documents):
        raise ConfigError("--documents", [f"there is no {path}; correct the path" for path in absent])
    return config


def open_bot(config: Config, console: Console, ahead: "Ahead | None" = None) -> "QABot":
    """Return the bot for ``config``, after a word on what it searches; ``ahead`` is a look at it that is under way."""
    absent = missing_documents(config)
    if len(absent) < len(config.documents):  # where none is there, the bot refuses
        for path in absent:
            console.say(f"There is no {path}; the other documents are searched.")
    if config.guide:
        console.say(_GUIDE_NOTE)
    console.detail(f"settings: {config.source or 'built-in'}; index: {config.index}")
    from qa_bot.bot import QABot

    return QABot(config, ahead=ahead)


def bring_up_to_date(bot: "QABot", console: Console, *, force: bool = False, retry: bool = False) -> Refresh:
    """Bring the index up to date, with a progress bar on a terminal; Ctrl-C is told, and passed on."""
    try:
        if not console.shows_progress:
            return bot.refresh(force=force, retry=retry)
        from qa_bot.cli.progress import ProgressBar

        with ProgressBar() as progress:
            return bot.refresh(progress=progress, force=force, retry=retry)
    except KeyboardInterrupt:
        console.say("Indexing stopped; the index is as it was.")
        raise


def refresh(bot: "QABot", console: Console, *, force: bool = False, retry: bool = False) -> Refresh:
    """Bring the index up to date, and say what changed."""
    done = bring_up_to_date(bot, console, force=force, retry=retry)
    if done.anything:
        console.say(summary(done))
    tell_names(done, console)
    return done


def catch_up(bot: "QABot", console: Console) -> None:
    """Refresh the index; where another process is writing it, or nobody can, take it as it was, if there was one."""
    try:
        refresh(bot, console)
    except (BusyError, UnwritableError) as error:
        try:
            bot.reopen()
        except IndexingError:
            raise error from None
        console.say(f"{error}. Answers are from the index as it was before.")


def tell_names(done: Refresh, console: Console) -> None:
    """Name every document that changed, to a user who asked for details."""
    for what, names in _kinds(done):
        for name in names:
            console.detail(f"{what}: {name}")


def summary(done: Refresh) -> str:
    """Return what a refresh did in one line."""
    told = ", ".join(changes(done)) or "nothing changed"
    unread = f"; {len(done.unread):,} could not be read (see qa-bot sources)" if done.unread else ""
    return f"Index refreshed: {told}{unread} ({done.seconds:.1f} s)."


def changes(done: Refresh, *, names: bool = False) -> list[str]:
    """Return how many documents were added, changed and removed, without those that are none; their names if asked."""
    kinds = [(what, those) for what, those in _kinds(done) if those]
    if names:
        return [f"{len(those):,} {what}: {', '.join(those)}" for what, those in kinds]
    return [f"{len(those):,} {what}" for what, those in kinds]


def tell_skipped(done: Refresh, console: Console) -> None:
    """Tell of the files in folders that are of a type that is not read."""
    from qa_bot.ingest.skipped import skipped_note

    note = skipped_note(done.skipped)
    if note:
        console.say(note)


def _kinds(done: Refresh) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ("added", done.added), ("changed", done.changed), ("removed", done.removed)
