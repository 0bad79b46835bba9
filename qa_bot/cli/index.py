"""``qa-bot index``: build or refresh the index, and keep it in step with the documents if asked to."""

import argparse
from typing import TYPE_CHECKING

from qa_bot.cli.console import Console
from qa_bot.cli.opening import open_bot, refresh, settings_of, summary, tell_skipped
from qa_bot.present.words import counted
from qa_bot.types import Refresh

if TYPE_CHECKING:
    from qa_bot.bot import QABot


def index(options: argparse.Namespace, console: Console) -> int:
    """Bring the index up to date, say what it holds and what could not be read, and return 0.

    With ``--watch`` it goes on until Ctrl-C; WatchError is raised at once where that cannot be.
    """
    if options.watch:
        from qa_bot.cli.watch import watch

        return watch(options, console)
    with open_bot(settings_of(options), console) as bot:
        build(bot, console, force=options.force)
    return 0


def build(bot: "QABot", console: Console, *, force: bool) -> Refresh:
    """Bring the index up to date, say what it holds and what still cannot be read, and return what was done."""
    done = refresh(bot, console, force=force, retry=True)
    if not done.anything:
        console.say(summary(done))
    for name, problem in sorted(done.unread.items()):
        console.say(f"not read: {name}: {problem}")
    tell_skipped(done, console)
    documents, sentences = counted(done.documents, "document"), counted(done.sentences, "sentence")
    console.say(f"{documents} with {sentences} in {bot.config.index}")
    return done
