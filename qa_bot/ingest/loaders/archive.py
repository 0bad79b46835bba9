"""Documents that are zip archives: their entries, read within limits."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qa_bot.errors import DocumentError
from qa_bot.ingest.files import check

LARGEST = 256 * 1024 * 1024
"""Bytes of an archive: most of one are pictures, which are not looked at."""
LARGEST_ENTRY = 64 * 1024 * 1024
MOST_ENTRIES = 20_000
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


class Archive:
    """An archive that is open."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file

    def read(self, name: str) -> bytes | None:
        """Return the bytes of an entry, None where there is none; raises DocumentError where it cannot be read."""
        try:
            with self._file.open(name) as entry:
                raw = entry.read(LARGEST_ENTRY + 1)  # what it says of its size may be wrong
        except KeyError:
            return None
        except RuntimeError as error:
            raise DocumentError("it is protected by a password; save a copy without one or exclude it") from error
        except _DAMAGED as error:
            raise DocumentError(f"it is damaged ({error}); save it anew or exclude it") from error
        if len(raw) > LARGEST_ENTRY:
            mega = LARGEST_ENTRY // (1024 * 1024)
            raise DocumentError(f"it unpacks to more than {mega} MB of text; split it or exclude it")
        return raw

    def nearest(self, name: str) -> str:
        """Return the name of the entry ``name``, or of that in a folder that was zipped whole; ``name`` where there is
        none.
        """
        found = (entry for entry in self._file.namelist() if entry == name or entry.endswith(f"/{name}"))
        return min(found, key=len, default=name)

    def require(self, name: str, format: str) -> bytes:
        """Return the bytes of an entry; raises DocumentError also where there is none."""
        raw = self.read(name)
        if raw is None:
            raise DocumentError(f"it is no {format} file; save it as one or exclude it")
        return raw


@contextmanager
def opened(path: Path, format: str) -> Iterator[Archive]:
    """Open a document; raises DocumentError where it is no archive, or too large a one."""
    check(path, LARGEST)
    try:
        file = zipfile.ZipFile(path)
    except _DAMAGED as error:
        raise DocumentError(f"it is no {format} file, protected, or damaged ({error}); save it anew") from error
    with file:
        if len(file.namelist()) > MOST_ENTRIES:
            raise DocumentError(f"it has more than {MOST_ENTRIES:,} parts; save it anew or exclude it")
        yield Archive(file)
