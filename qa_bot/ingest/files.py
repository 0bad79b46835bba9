"""Read a file's bytes without ever waiting for them, and say clearly why it cannot be done."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qa_bot.errors import DocumentError

LARGEST = 64 * 1024 * 1024
"""Size in bytes up to which a file is read: it takes up to thirty times as much memory."""
# Nanoseconds that an index has room for: they end in the year 2262
_LATEST = 2**63 - 1


def time_of(status: os.stat_result) -> int:
    """Return when a file was last changed, in nanoseconds: its contents, or its status (permissions, owner, name).

    A status that is later than the contents is of an edit that kept their date, or of permissions that now let the file
    be read. Some file systems know no time of the status. What is later than an index has room for counts as the last
    moment that it has.
    """
    contents, anything = status.st_mtime_ns, status.st_ctime_ns
    latest = contents if contents > anything else anything  # thousands of files: neither `max` nor `min`
    return latest if latest < _LATEST else _LATEST


def read(path: Path, largest: int = LARGEST) -> bytes:
    """Return the bytes of the regular file at ``path``.

    Raises ``DocumentError`` if there is none, it is no regular file, may not be read, or is larger than ``largest``.
    """
    check(path, largest)
    with _told():
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as file:
            # None: nothing to be had without waiting.
            raw = file.read() or b""
    if len(raw) > largest:
        raise DocumentError(_too_large(len(raw), largest))
    return raw


def check(path: Path, largest: int) -> None:
    """Raise as ``read`` what can be told without opening the file.

    To open a device may do something, to open a pipe may wait for ever.
    """
    with _told():
        status = os.stat(path)
    if stat.S_ISDIR(status.st_mode):
        raise DocumentError("it is a folder, not a file; name it under documents and its files are read")
    if not stat.S_ISREG(status.st_mode):
        raise DocumentError("it is not a regular file (a pipe, a socket or a device); exclude it")
    if status.st_size > largest:
        raise DocumentError(_too_large(status.st_size, largest))


@contextmanager
def _told() -> Iterator[None]:
    """Raise a DocumentError for what the system says."""
    try:
        yield
    except FileNotFoundError:
        raise DocumentError("the file is not there any more; run `qa-bot index` again") from None
    except PermissionError:
        raise DocumentError("it may not be read; change its permissions or exclude it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DocumentError(f"it cannot be read ({reason}); check the file or exclude it") from None


def _too_large(size: int, largest: int) -> str:
    mega = 1024 * 1024
    return f"it is too large ({size / mega:,.0f} MB, at most {largest // mega} MB are read); split it or exclude it"
