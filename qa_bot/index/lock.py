"""One writer at a time: a file lock in the index folder, and beside it the number of the process that holds it."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from qa_bot.errors import BusyError, Cancelled

LOCK = "lock"
WRITER = "writer"
PATIENCE = 10.0
"""Seconds that a second writer waits for the first, if it is not told otherwise."""

# How often it looks
_INTERVAL = 0.1


@contextmanager
def writers_lock(folder: Path, cancelled: Callable[[], bool] | None, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a folder; wait for another process that holds it, ``patience`` seconds at most.

    Raises BusyError that names the process which goes on writing, Cancelled when ``cancelled()`` is true, OSError
    where the folder cannot be written.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK)
    start = time.monotonic()
    while True:
        try:
            lock.acquire(timeout=_INTERVAL, poll_interval=_INTERVAL / 4)
            break
        except Timeout:
            if cancelled is not None and cancelled():
                raise Cancelled("indexing was stopped while another qa-bot was writing the index") from None
            if time.monotonic() - start > patience:
                raise BusyError(
                    f"{folder}: another qa-bot{_holder(folder)} is writing this index; try again later"
                ) from None
    try:
        (folder / WRITER).unlink(missing_ok=True)  # it may be a link, which must not be written through
        with (folder / WRITER).open("x", encoding="ascii") as file:
            file.write(f"{os.getpid()}\n")
        yield
    finally:
        lock.release()


def _holder(folder: Path) -> str:
    try:
        return f" (process {int((folder / WRITER).read_text(encoding='ascii'))})"
    except (OSError, ValueError):
        return ""
