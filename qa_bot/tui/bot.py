"""What the terminal interface needs of a bot, the real one, and one that stands in where that cannot be opened."""

from collections.abc import Callable, Sequence
from typing import Protocol

from qa_bot.config import Config
from qa_bot.errors import QABotError
from qa_bot.index.lock import PATIENCE
from qa_bot.types import Filter, Progress, Refresh, Reply, Source

EVERYTHING = Filter()


class Bot(Protocol):
    """What the terminal interface needs of a bot."""

    def refresh(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        force: bool = False,
        *,
        patience: float = PATIENCE,
    ) -> Refresh:
        """Bring the index up to date with the documents; BusyError after ``patience`` seconds of another's writing."""

    def ask(
        self, question: str, *, after: Sequence[str] = (), filter: Filter = EVERYTHING, explain: bool = False
    ) -> Reply:
        """Answer a question from the documents that pass a filter."""

    def sources(self) -> tuple[Source, ...]:
        """Return the documents."""

    def text_of(self, name: str) -> str:
        """Return a document's text as indexed."""

    def close(self) -> None:
        """Let go of files."""


def open_bot(config: Config) -> Bot:
    """Open the real bot; it refreshes when it is told to, so that the user sees that and can stop it.

    Its modules are imported here, in the thread, so that the first paint does not wait.
    """
    from qa_bot.bot import QABot

    return QABot.open(config, refresh=False)


class Unopened:
    """Stands in for a bot that could not be opened: whatever is asked of it ends with the reason."""

    def __init__(self, error: QABotError) -> None:
        self._error = error

    def refresh(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        force: bool = False,
        *,
        patience: float = PATIENCE,
    ) -> Refresh:
        """Raise the reason."""
        raise self._error

    def ask(
        self, question: str, *, after: Sequence[str] = (), filter: Filter = EVERYTHING, explain: bool = False
    ) -> Reply:
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
