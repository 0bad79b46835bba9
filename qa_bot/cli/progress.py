"""The progress bar of an indexing run, on standard error; rich is imported only when there is something to wait for."""

import signal
import threading
import time
from typing import TYPE_CHECKING, Any, NoReturn, Self

from qa_bot.types import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

PATIENCE = 0.3
"""Seconds before a bar is drawn: a short run needs none."""

MINUTES = 100
"""Seconds from which on the time left is told in minutes."""


class ProgressBar:
    """A bar with files, sentences, megabytes a second and the time left; call it with each Progress."""

    def __init__(self) -> None:
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._start = 0.0
        self._before: Any = None

    def __enter__(self) -> Self:
        self._start = time.monotonic()
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGTERM, _ended)
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()  # shows the cursor again
        if self._before is not None:
            signal.signal(signal.SIGTERM, self._before)

    def __call__(self, progress: Progress) -> None:
        """Show how far the run is."""
        if self._bar is None:
            if time.monotonic() - self._start < PATIENCE:
                return
            self._bar = _bar()
            self._task = self._bar.add_task("Indexing", total=None, files="", sentences="", speed="", left="")
            self._bar.start()
        seconds = max(time.monotonic() - self._start, 1e-3)
        if self._task is not None:
            self._bar.update(
                self._task,
                completed=progress.bytes,
                total=progress.total_bytes or None,
                files=f"{progress.files:,}/{progress.total_files:,} files",
                sentences=f"{progress.sentences:,} sentences",
                speed=f"{progress.bytes / seconds / 1e6:.1f} MB/s",
                left=left(progress, seconds),
            )


def _ended(number: int, _: object) -> NoReturn:
    """End as Ctrl-C does, which leaves the terminal and the index whole."""
    raise SystemExit(128 + number)


def left(progress: Progress, seconds: float) -> str:
    """Return how long the run will still take, if it goes on as in its first ``seconds``; "" where nothing is known."""
    if not 0 < progress.bytes < progress.total_bytes:
        return ""
    rest = seconds * (progress.total_bytes / progress.bytes - 1)
    return f"{rest:,.0f} s left" if rest < MINUTES else f"{rest / 60:,.0f} min left"


def _bar() -> "Bar":
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    return Bar(
        TextColumn("{task.description}"),
        BarColumn(bar_width=None),
        TextColumn("{task.fields[files]}"),
        TextColumn("{task.fields[sentences]}"),
        TextColumn("{task.fields[speed]}"),
        TextColumn("{task.fields[left]}"),
        console=Console(stderr=True),
        transient=True,
    )
