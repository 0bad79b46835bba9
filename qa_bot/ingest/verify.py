"""Whether a file is still as it was indexed, looked at when it is cited."""

from collections.abc import Callable
from pathlib import Path

from qa_bot.errors import DocumentError
from qa_bot.ingest.files import time_of
from qa_bot.ingest.loaders import is_text, text_of


def is_stale(path: Path, size: int, time_ns: int, text: Callable[[], str]) -> bool:
    """Tell whether a file differs from its ``text`` as indexed; read only where its size or time has changed.

    One whose text would have to be taken out of it is not: then it differs.
    """
    try:
        status = path.stat()
    except (OSError, ValueError):
        return True
    if (status.st_size, time_of(status)) == (size, time_ns):
        return False
    try:
        return not is_text(path) or text_of(path) != text()
    except DocumentError:
        return True
