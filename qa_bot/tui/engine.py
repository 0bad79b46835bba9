"""The bot behind the screen: one thread that does everything slow, in the order it was asked for.

What it finds goes to the screen as messages. Questions put while the index is being read wait in its queue and are
answered after; so do looks at the documents when a watcher has noticed something. Texts of documents alone do not wait:
another thread loads them.
"""

import queue
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from textual.message import Message

from qa_bot.config import Config
from qa_bot.errors import BusyError, Cancelled, DamagedError, IndexingError, QABotError, UnwritableError
from qa_bot.index.lock import PATIENCE
from qa_bot.tui import messages
from qa_bot.tui.bot import EVERYTHING, Bot, Unopened, open_bot
from qa_bot.tui.papers import Papers
from qa_bot.tui.reporter import INTERVAL, Reporter
from qa_bot.tui.watcher import NewsOf, Watcher, news_of
from qa_bot.types import Filter, Refresh, Reply

AS_IT_WAS = "Answers are from the index as it was before."


class Engine:
    """A bot in a thread of its own. ``post`` takes messages and is safe to be called from that thread."""

    def __init__(
        self,
        config: Config,
        post: Callable[[Message], object],
        opener: Callable[[Config], Bot] = open_bot,
        news: NewsOf = news_of,
    ) -> None:
        self._config = config
        self._post = post
        self._opener = opener
        self._watcher = Watcher(config, self._look_again, post, news)
        self._papers = Papers(post)
        self._jobs: queue.SimpleQueue[Callable[[Bot], None] | None] = queue.SimpleQueue()
        self._cancel = threading.Event()
        self._stopping = threading.Event()
        self._reindexing = threading.Event()
        self._held = False
        self._told = ""
        self._unread: Mapping[str, str] | None = None
        self._since: float | None = None
        self._thread = threading.Thread(target=self._run, name="qa-bot", daemon=True)

    def start(self) -> None:
        """Start the thread; it opens the bot, brings the index up to date and then has the documents watched."""
        self._jobs.put(self._refresh)
        self._jobs.put(lambda _: self._watcher.start())
        self._thread.start()

    def ask(self, number: int, question: str, after: Sequence[str], filter: Filter = EVERYTHING) -> None:
        """Have a question answered, after a look for changed documents: ``Replied`` or ``NotAnswered``."""
        self._jobs.put(lambda bot: self._ask(bot, number, question, after, filter))

    def reindex(self) -> None:
        """Have all documents read anew: ``Ready``, ``IndexingStopped`` or ``Troubled``. What waits already does."""
        if not self._reindexing.is_set():
            self._reindexing.set()
            self._jobs.put(self._reindex)

    def read(self, name: str) -> None:
        """Have the text of a document loaded, whatever else is under way: ``PaperLoaded`` or ``Troubled``."""
        self._papers.load(name)

    @property
    def indexing(self) -> bool:
        """Whether a refresh is under way for so long that it may be stopped; most are over before that."""
        since = self._since
        return since is not None and time.monotonic() - since >= INTERVAL

    def cancel(self) -> None:
        """Stop the indexing run that is under way, if one is, and the one that waits for its end."""
        self._reindexing.clear()
        self._cancel.set()

    def stop(self, timeout: float = 1.0) -> None:
        """End the thread and close the bot; what was not begun is dropped. Waits ``timeout`` seconds at most."""
        self._stopping.set()
        self._cancel.set()
        self._jobs.put(None)
        self._watcher.stop(timeout)
        self._papers.stop(timeout)
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _run(self) -> None:
        try:
            bot = self._open()
            self._papers.start(bot)
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
        """Refresh the index because the user wants that; the screen is told in any case."""
        self._held, self._told = False, ""
        try:
            self._show(bot, self._without_waiting(bot, force))
        except QABotError as error:
            if isinstance(error, DamagedError) and not force:
                self._refresh(bot, force=True)
            else:
                self._fail(bot, error)

    def _reindex(self, bot: Bot) -> None:
        """Read all documents anew, unless the user has stopped that since."""
        if self._reindexing.is_set():
            self._reindexing.clear()
            self._refresh(bot, force=True)

    def _catch_up(self, bot: Bot) -> None:
        """Refresh the index, unless the user has stopped that; the screen is told where anything is new.

        Raises BusyError, at once where there is an index to ask, while another process is writing it.
        """
        if self._held:
            self._show_published(bot)
            return
        try:
            refresh = self._without_waiting(bot)
            if refresh.anything or refresh.unread != self._unread or self._told:
                self._show(bot, refresh)
        except BusyError:
            raise
        except DamagedError:
            self._refresh(bot, force=True)
        except QABotError as error:
            self._fail(bot, error)

    def _without_waiting(self, bot: Bot, force: bool = False) -> Refresh:
        """Refresh the index; BusyError at once where another process is writing it and there is one to ask."""
        try:
            return self._bring_up_to_date(bot, force, patience=0.0)
        except BusyError:
            self._show_published(bot)
            if self._shown:
                raise
            return self._bring_up_to_date(bot, force)

    def _bring_up_to_date(self, bot: Bot, force: bool = False, patience: float = PATIENCE) -> Refresh:
        """Refresh the index, with progress and a way to stop it; raises QABotError."""
        self._cancel.clear()
        self._since = time.monotonic()
        try:
            with Reporter(self._post) as report:
                return bot.refresh(report, self._to_cancel, force=force, patience=patience)
        finally:
            self._since = None

    def _to_cancel(self) -> bool:
        return self._cancel.is_set() or self._stopping.is_set()

    def _show(self, bot: Bot, refresh: Refresh) -> None:
        self._papers.post_between(messages.Ready(bot.sources(), refresh))
        self._unread, self._told = refresh.unread, ""

    @property
    def _shown(self) -> bool:
        return self._unread is not None

    def _show_published(self, bot: Bot) -> None:
        """Have the screen show the index as it was last published, where it shows none yet and there is one."""
        if not self._shown and not self._stopping.is_set():
            with suppress(QABotError):
                self._show(bot, Refresh())

    def _fail(self, bot: Bot, error: QABotError) -> None:
        """Tell the screen why the index is not up to date, once for a reason."""
        self._show_published(bot)
        if isinstance(error, Cancelled):
            self._held, self._told = True, ""
            self._post(messages.IndexingStopped())
        elif str(error) != self._told:
            self._told = str(error)
            asked = isinstance(error, BusyError | UnwritableError) and self._shown
            self._post(messages.Troubled(f"{error}. {AS_IT_WAS}" if asked else str(error)))

    def _look_again(self) -> None:
        """Have the documents looked at, and the watcher told when that is done: ``Ready`` where they have changed."""

        def look(bot: Bot) -> None:
            busy = False
            try:
                self._catch_up(bot)
            except BusyError:  # no matter before the next question, which tells
                busy = True
            finally:
                self._watcher.looked(again=busy)

        self._jobs.put(look)

    def _ask(self, bot: Bot, number: int, question: str, after: Sequence[str], filter: Filter) -> None:
        try:
            self._catch_up(bot)
        except BusyError as error:
            self._fail(bot, error)
        try:
            reply = self._reply(bot, question, after, filter)
        except IndexingError as error:  # where nothing could be built, the reason is what matters
            self._post(messages.NotAnswered(number, self._told or str(error)))
        except QABotError as error:
            self._post(messages.NotAnswered(number, str(error)))
        else:
            self._post(messages.Replied(number, reply))

    def _reply(self, bot: Bot, question: str, after: Sequence[str], filter: Filter) -> Reply:
        """Return the reply; a damaged index is built anew first, which the user sees and can stop."""
        try:
            return bot.ask(question, after=after, filter=filter, explain=True)
        except DamagedError:
            self._refresh(bot, force=True)
            return bot.ask(question, after=after, filter=filter, explain=True)
