"""The bot behind the screen: one thread that does everything slow, in the order it was asked for.

Only this thread touches the bot. What it finds goes to the screen as messages. Questions put while the index is
being read wait in its queue and are answered after.
"""

import queue
import threading
import time
from collections.abc import Callable, Sequence
from typing import Protocol

from textual.message import Message

from qa_bot.config import Config
from qa_bot.errors import Cancelled, QABotError
from qa_bot.tui import messages
from qa_bot.tui.page import paper
from qa_bot.types import Progress, Refresh, Reply, Source

INTERVAL = 0.1
"""Seconds between two messages on the progress of an indexing run; more would keep the screen from being live."""


class Bot(Protocol):
    """What the terminal interface needs of a bot."""

    def refresh(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        force: bool = False,
    ) -> Refresh:
        """Bring the index up to date with the documents."""

    def ask(self, question: str, *, after: Sequence[str] = (), explain: bool = False) -> Reply:
        """Answer a question."""

    def sources(self) -> tuple[Source, ...]:
        """Return the documents."""

    def text_of(self, name: str) -> str:
        """Return a document's text as indexed."""

    def close(self) -> None:
        """Let go of files."""


def open_bot(config: Config) -> Bot:
    """Open the real bot. Its modules are imported here, in the thread, so that the first paint does not wait."""
    from qa_bot.bot import QABot

    return QABot.open(config)


class Engine:
    """A bot in a thread of its own. ``post`` takes messages and is safe to be called from that thread."""

    def __init__(
        self, config: Config, post: Callable[[Message], object], opener: Callable[[Config], Bot] = open_bot
    ) -> None:
        self._config = config
        self._post = post
        self._opener = opener
        self._jobs: queue.SimpleQueue[Callable[[Bot], None] | None] = queue.SimpleQueue()
        self._cancel = threading.Event()
        self._stopping = threading.Event()
        self._held = False
        self._told = ""
        self._thread = threading.Thread(target=self._run, name="qa-bot", daemon=True)

    def start(self) -> None:
        """Start the thread; it opens the bot and brings the index up to date first."""
        self._jobs.put(self._refresh)
        self._thread.start()

    def ask(self, number: int, question: str, after: Sequence[str]) -> None:
        """Have a question answered, after a look for changed documents: ``Replied`` or ``NotAnswered``."""
        self._jobs.put(lambda bot: self._ask(bot, number, question, after))

    def reindex(self) -> None:
        """Have all documents read anew: ``Ready``, ``IndexingStopped`` or ``Troubled``."""
        self._jobs.put(lambda bot: self._refresh(bot, force=True))

    def read(self, name: str) -> None:
        """Have the text of a document loaded: ``PaperLoaded`` or ``Troubled``."""
        self._jobs.put(lambda bot: self._read(bot, name))

    def cancel(self) -> None:
        """Stop the indexing run that is under way, if one is."""
        self._cancel.set()

    def stop(self, timeout: float = 1.0) -> None:
        """End the thread and close the bot; what was not begun is dropped. Waits ``timeout`` seconds at most."""
        self._stopping.set()
        self._cancel.set()
        self._jobs.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _run(self) -> None:
        try:
            bot = self._open()
            try:
                while (job := self._jobs.get()) is not None and not self._stopping.is_set():
                    job(bot)
            finally:
                bot.close()
        except Exception as error:  # noqa: BLE001 - a fault must end the app, not only this thread
            self._post(messages.Crashed(error))

    def _open(self) -> Bot:
        try:
            return self._opener(self._config)
        except QABotError as error:
            return Unopened(error)

    def _refresh(self, bot: Bot, force: bool = False) -> None:
        self._held, self._told = False, ""
        refresh = self._bring_up_to_date(bot, force)
        if refresh is not None:
            self._post(messages.Ready(bot.sources(), refresh))

    def _bring_up_to_date(self, bot: Bot, force: bool = False) -> Refresh | None:
        """Refresh the index; None where that did not come to an end. The screen is told why, once for a reason."""
        self._cancel.clear()
        if self._stopping.is_set():
            return None
        trouble = ""
        try:
            return bot.refresh(Reporter(self._post), self._cancel.is_set, force=force)
        except Cancelled:
            self._held = True
            self._post(messages.IndexingStopped())
        except QABotError as error:
            trouble = str(error)
            if trouble != self._told:
                self._post(messages.Troubled(trouble))
        finally:
            self._told = trouble
        return None

    def _ask(self, bot: Bot, number: int, question: str, after: Sequence[str]) -> None:
        refresh = None if self._held else self._bring_up_to_date(bot)
        if refresh is not None and refresh.anything:
            self._post(messages.Ready(bot.sources(), refresh))
        try:
            reply = bot.ask(question, after=after, explain=True)
        except QABotError as error:
            self._post(messages.NotAnswered(number, str(error)))
        else:
            self._post(messages.Replied(number, reply))

    def _read(self, bot: Bot, name: str) -> None:
        try:
            self._post(messages.PaperLoaded(paper(name, bot.text_of(name))))
        except QABotError as error:
            self._post(messages.Troubled(str(error), name))


class Unopened:
    """Stands in for a bot that could not be opened: whatever is asked of it ends with the reason."""

    def __init__(self, error: QABotError) -> None:
        self._error = error

    def refresh(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        force: bool = False,
    ) -> Refresh:
        """Raise the reason."""
        raise self._error

    def ask(self, question: str, *, after: Sequence[str] = (), explain: bool = False) -> Reply:
        """Raise the reason."""
        raise self._error

    def sources(self) -> tuple[Source, ...]:
        """Raise the reason."""
        raise self._error

    def text_of(self, name: str) -> str:
        """Raise the reason."""
        raise self._error

    def close(self) -> None:
        """There is nothing to close."""


class Reporter:
    """Passes the progress of an indexing run on, at most once in ``INTERVAL`` seconds."""

    def __init__(self, post: Callable[[Message], object], clock: Callable[[], float] = time.monotonic) -> None:
        self._post = post
        self._clock = clock
        self._begun = self._told = clock()

    def __call__(self, progress: Progress) -> None:
        """Take the progress."""
        now = self._clock()
        if now - self._told >= INTERVAL:
            self._told = now
            self._post(messages.IndexingMoved(progress, now - self._begun))
