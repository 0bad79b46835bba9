"""``qa-bot index --watch``: keep the index in step with the documents until Ctrl-C, and say what happens."""

import argparse
import threading
import time
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Never

from qa_bot.cli.console import Console
from qa_bot.cli.index import build
from qa_bot.cli.opening import bring_up_to_date, changes, open_bot, settings_of, tell_names
from qa_bot.config import Config
from qa_bot.errors import ConfigError, QABotError
from qa_bot.ingest.watch import watch as news_of
from qa_bot.ingest.watch import watching_library
from qa_bot.types import Refresh

if TYPE_CHECKING:
    from qa_bot.bot import QABot

RETRY = 10.0
"""Seconds after which a refresh that failed is tried again although nothing has changed."""

NOTHING: Mapping[str, str] = MappingProxyType({})

FEW = 3
"""So many changed documents are named."""


def watch(options: argparse.Namespace, console: Console) -> Never:
    """Bring the index up to date whenever documents change; ended by Ctrl-C (KeyboardInterrupt).

    Raises WatchError where watching is not possible, and what the first refresh raises; later ones go on.
    """
    watching_library()
    config = settings_of(options)
    with open_bot(config, console) as bot:
        unread = build(bot, console, force=options.force).unread
        console.say("Watching the documents; Ctrl-C ends it.")
        config = _follow(Keeper(bot, console, unread), options, console)
    while True:
        with open_bot(config, console) as bot:
            config = _follow(Keeper(bot, console), options, console)


def _follow(keeper: "Keeper", options: argparse.Namespace, console: Console) -> Config:
    """Keep the index in step until the settings are changed, and return the new ones."""
    config = keeper.bot.config
    for news in news_of(config, threading.Event()):
        changed = _other_settings(config, options, console) if news.settings else None
        if changed is not None:
            return changed
        if news.documents or keeper.retries:
            keeper.refresh()
    return config


def _other_settings(config: Config, options: argparse.Namespace, console: Console) -> Config | None:
    """Return the settings as they are now; None where they are the same, or wrong, which is told."""
    try:
        # By its path: while the file is being written anew there may be none, and another is not to be looked for.
        changed = settings_of(options, config.source)
    except ConfigError as error:
        console.error(str(error))
        console.say("Watching goes on with the settings from before; correct the file.")
        return None
    if changed == config:
        return None
    console.say(f"{config.source} was changed: its settings hold from now on.")
    return changed


class Keeper:
    """Refreshes an index again and again; tells what has changed, and each trouble once.

    ``unread`` are the files that could not be read, with the reason, as far as the user knows of them already.
    """

    def __init__(
        self,
        bot: "QABot",
        console: Console,
        unread: Mapping[str, str] = NOTHING,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.bot = bot
        self._console = console
        self._clock = clock
        self._trouble = ""
        self._failed_at = 0.0
        self._unread = unread

    @property
    def retries(self) -> bool:
        """Whether it is time to try a refresh again that failed."""
        return bool(self._trouble) and self._clock() - self._failed_at >= RETRY

    def refresh(self) -> None:
        """Bring the index up to date; what goes wrong is told, and is no end."""
        try:
            done = bring_up_to_date(self.bot, self._console)
        except QABotError as error:
            self._fail(str(error))
            return
        if done.anything:
            self._console.say(f"{time.strftime('%H:%M:%S')}  {line(done)}")
            if len((*done.added, *done.changed, *done.removed)) > FEW:
                tell_names(done, self._console)
        elif self._trouble:
            self._console.say(f"{time.strftime('%H:%M:%S')}  the index is up to date again")
        self._trouble = ""
        self._tell_unread(done.unread)

    def _fail(self, trouble: str) -> None:
        if trouble != self._trouble:
            self._console.error(trouble)
            self._console.say("The index is as it was; watching goes on.")
        self._trouble, self._failed_at = trouble, self._clock()

    def _tell_unread(self, unread: Mapping[str, str]) -> None:
        for name, why in sorted(unread.items()):
            if self._unread.get(name) != why:
                self._console.say(f"not read: {name}: {why}")
        self._unread = unread


def line(done: Refresh) -> str:
    """Return what a refresh did: how many documents, which ones where they are few, and how long it took."""
    few = len((*done.added, *done.changed, *done.removed)) <= FEW
    return f"{'; '.join(changes(done, names=few))} ({done.seconds:.1f} s)"
