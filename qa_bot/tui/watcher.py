"""A thread that has the engine look at the documents whenever they may have changed, as long as the chat is open."""

import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from textual.message import Message

from qa_bot.config import Config
from qa_bot.errors import QABotError
from qa_bot.tui import messages

if TYPE_CHECKING:
    from qa_bot.ingest.watch import News

NewsOf = Callable[[Config, threading.Event], "Iterator[News]"]
"""Yields what is new in the documents and the settings until the event is set."""


def news_of(config: Config, stop: threading.Event) -> "Iterator[News]":
    """Watch the documents. What that takes is imported here, in the thread, once the first paint is done."""
    from qa_bot.ingest.watch import watch

    return watch(config, stop)


class Watcher:
    """Calls ``look`` when documents may have changed, and not again before it is told that they were looked at.

    Where looking was in vain it is called again after a second, with the next news.

    Where watching is not possible the thread ends quietly: documents are looked at before each question all the same.
    """

    def __init__(
        self, config: Config, look: Callable[[], None], post: Callable[[Message], object], news: NewsOf = news_of
    ) -> None:
        self._config = config
        self._look = look
        self._post = post
        self._news = news
        self._stop = threading.Event()
        self._looked = threading.Event()
        self._again = False
        self._thread = threading.Thread(target=self._run, name="qa-bot watching", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        if not self._stop.is_set():
            self._thread.start()

    def looked(self, *, again: bool) -> None:
        """Take note that the documents were looked at; ``again`` where that was in vain."""
        self._again = again
        self._looked.set()

    def stop(self, timeout: float) -> None:
        """End the thread; wait ``timeout`` seconds at most."""
        self._stop.set()
        self._looked.set()
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _run(self) -> None:
        try:
            for news in self._news(self._config, self._stop):
                self._take(news)
        except QABotError:
            return
        except Exception as error:  # noqa: BLE001 - a fault must end the app, not only this thread
            self._post(messages.Crashed(error))

    def _take(self, news: "News") -> None:
        if news.settings:
            self._post(messages.SettingsChanged(self._config.source))
        if news.documents or self._again:
            self._looked.clear()
            if not self._stop.is_set():
                self._look()
                self._looked.wait()
