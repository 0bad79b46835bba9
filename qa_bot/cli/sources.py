"""``qa-bot sources``: the documents, what the index holds of them, and what could not be read."""

import argparse
from collections.abc import Iterator, Sequence

from qa_bot.cli.console import Console, prepare_output
from qa_bot.cli.opening import open_bot, refresh, settings_of, tell_skipped
from qa_bot.present.layout import one_line
from qa_bot.present.words import counted
from qa_bot.types import Source

_HEADER = ("SENTENCES", "STATE", "DOCUMENT")


def sources(options: argparse.Namespace, console: Console) -> int:
    """Print a line for each document, after a refresh, and return 0."""
    prepare_output(utf8=False)
    with open_bot(settings_of(options), console) as bot:
        done = refresh(bot, console)
        found = bot.sources()
    console.out("".join(f"{line}\n" for line in table(found)))
    unread = sum(source.problem is not None for source in found)
    read = counted(len(found) - unread, "document")
    tell_skipped(done, console)
    console.say(f"{read}, {unread:,} not read; the index is in {bot.config.index}")
    return 0


def table(found: Sequence[Source]) -> Iterator[str]:
    """Yield the lines of the table: sentences, state, name; then title and date, or why it could not be read."""
    yield f"{_HEADER[0]:>9}  {_HEADER[1]:8}  {_HEADER[2]}"
    for source in found:
        name = one_line(source.name)
        if source.problem is None:
            known = " · ".join(one_line(part) for part in (source.title, source.date) if part)
            yield f"{source.sentences:>9,}  {'indexed':8}  {name}{f'  {known}' if known else ''}"
        else:
            yield f"{'-':>9}  {'not read':8}  {name}: {one_line(source.problem)}"
