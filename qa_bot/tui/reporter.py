"""The progress of an indexing run on its way to the screen."""

import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from textual.message import Message

from qa_bot.tui import messages
from qa_bot.types import Progress

INTERVAL = 0.1
"""Seconds between two messages on the progress of an indexing run; more would keep the screen from being live."""


class Reporter:
    """Passes the progress of an indexing run on, at most once in ``INTERVAL`` seconds; as a context manager also that
    the run is over, however it ended, if anything was told of it.
    """

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

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._told != self._begun:
            self._post(messages.IndexingOver())
