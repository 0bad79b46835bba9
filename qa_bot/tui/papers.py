"""A thread that loads the texts of documents, so that a source can be read while the engine's thread is indexing."""

import queue
import threading
from collections.abc import Callable

from textual.message import Message

from qa_bot.errors import QABotError
from qa_bot.tui import messages
from qa_bot.tui.bot import Bot
from qa_bot.tui.page import paper


class Papers:
    """Loads texts from the index that is open, in the order asked for: ``PaperLoaded`` or ``Troubled``."""

    def __init__(self, post: Callable[[Message], object]) -> None:
        self._post = post
        self._names: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._loading = threading.Lock()
        self._thread: threading.Thread | None = None

    def start(self, bot: Bot) -> None:
        """Start the thread; names that were asked for before that are loaded now."""
        self._thread = threading.Thread(target=self._run, args=(bot,), name="qa-bot reading", daemon=True)
        self._thread.start()

    def load(self, name: str) -> None:
        """Have the text of a document loaded."""
        self._names.put(name)

    def stop(self, timeout: float) -> None:
        """End the thread; what was not begun is dropped. Waits ``timeout`` seconds at most."""
        self._stopping.set()
        self._names.put("")
        if self._thread is not None:
            self._thread.join(timeout)

    def post_between(self, message: Message) -> None:
        """Post a message with no text on its way: one of the index before comes before it or not at all."""
        with self._loading:
            self._post(message)

    def _run(self, bot: Bot) -> None:
        try:
            while (name := self._names.get()) and not self._stopping.is_set():
                with self._loading:
                    self._load(bot, name)
        except Exception as error:  # noqa: BLE001 - a fault must end the app, not only this thread
            self._post(messages.Crashed(error))

    def _load(self, bot: Bot, name: str) -> None:
        try:
            self._post(messages.PaperLoaded(paper(name, bot.text_of(name))))
        except QABotError as error:
            self._post(messages.Troubled(str(error), name))
