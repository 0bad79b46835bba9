"""A file of columns: arrays of numbers in a row, a checksum for each page, and a directory at the end.

    columns | checksums of their pages (uint32) | directory (JSON) | tail

Integers are stored in the narrowest type that holds them, mostly an unsigned one. Nothing is unpickled or run. Pages
are checked when they are first looked at, so that opening a file costs the same whatever its size, and a damaged page
is noticed before anything is taken from it.
"""

import json
import mmap
import os
import struct
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import IO, Any
from weakref import finalize
from zlib import crc32

import numpy as np
import numpy.typing as npt

from qa_bot.errors import DamagedError, IndexingError
from qa_bot.index.seal import REBUILD, Seal

Array = npt.NDArray[Any]

PAGE = 1 << 14
_CHUNK = 1 << 20
_ALIGNMENT = 8
_MAGIC = b"qa_bot\r\n"
# Where the directory starts, its length in bytes, the checksum of checksums and directory
_TAIL = struct.Struct("<QQI8s")
_NARROW = (np.uint8, np.uint16, np.uint32, np.int64)


class Spool:
    """Numbers as they come: in memory while they are few, else in an unnamed file."""

    def __init__(self, folder: Path, dtype: npt.DTypeLike) -> None:
        from tempfile import SpooledTemporaryFile  # who asks a question writes nothing, and would wait for the import

        self.dtype = np.dtype(dtype)
        self.least = self.largest = 0
        self.file: IO[bytes] = SpooledTemporaryFile(max_size=_CHUNK, dir=str(folder))  # noqa: SIM115 -- the writer closes it

    def append(self, values: Array) -> None:
        """Add numbers to the end."""
        values = np.ascontiguousarray(values, dtype=self.dtype)
        if self.dtype != np.uint8:
            self.largest = max(self.largest, int(values.max(initial=0)))
            self.least = min(self.least, int(values.min(initial=0)))
        self.file.write(values.data)

    def narrowed(self) -> Iterator[Array]:
        """Yield the numbers in pieces, in the narrowest type that holds all of them."""
        kind = self.narrow
        for piece in self.pieces():
            yield piece.astype(kind, copy=False)

    def pieces(self) -> Iterator[Array]:
        """Yield the numbers in pieces, read-only."""
        self.file.seek(0)
        while data := self.file.read(_CHUNK):
            yield np.frombuffer(data, self.dtype)

    @property
    def narrow(self) -> npt.DTypeLike:
        """The narrowest type that holds every value."""
        if self.least < 0:
            return np.int64
        return next(kind for kind in _NARROW if self.largest <= np.iinfo(kind).max)


class ColumnsWriter:
    """Collects columns piece by piece, in any order, and writes them as one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._spools: dict[str, Spool] = {}
        finalize(self, _close, self._spools)

    def append(self, name: str, values: Array) -> None:
        """Add integers to the end of a column."""
        self._spool(name, np.int64).append(values)

    def append_bytes(self, name: str, values: Array) -> None:
        """Add bytes (uint8) to the end of a column, which has bytes alone."""
        self._spool(name, np.uint8).append(values)

    def _spool(self, name: str, dtype: npt.DTypeLike) -> Spool:
        if name not in self._spools:
            self._spools[name] = Spool(self._path.parent, dtype)
        return self._spools[name]

    def write(self, meta: Mapping[str, Any], *, lasting: bool = True) -> Seal:
        """Write the file and return its seal; raises OSError where it cannot be written.

        ``lasting``: it is on the disk when this returns.
        """
        directory: dict[str, tuple[str, int, int]] = {}
        with self._path.open("xb") as file:
            for name, spool in sorted(self._spools.items()):
                file.write(b"\0" * (-file.tell() % _ALIGNMENT))
                start = file.tell()
                for piece in spool.narrowed():
                    file.write(piece.data)
                dtype = np.dtype(spool.narrow)
                directory[name] = (dtype.str, start, (file.tell() - start) // dtype.itemsize)
                spool.file.close()
            file.flush()
            end = file.tell()
            sums = _checksums(self._path, end)
            head = json.dumps({"columns": directory, "meta": meta}, ensure_ascii=True).encode()
            seal = Seal(end + len(sums) + len(head) + _TAIL.size, crc32(head, crc32(sums)))
            file.write(sums + head + _TAIL.pack(end, len(head), seal.checksum, _MAGIC))
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        return seal


def _close(spools: Mapping[str, Spool]) -> None:
    for spool in spools.values():
        spool.file.close()


def _checksums(path: Path, end: int) -> bytes:
    """Return the checksums of the pages before ``end``."""
    with path.open("rb") as file:
        sums = [crc32(file.read(min(PAGE, end - start))) for start in range(0, end, PAGE)]
    return np.array(sums, dtype=np.uint32).tobytes()


class Columns:
    """A file of columns, read-only. Every method raises DamagedError where the file is not as it was written."""

    def __init__(self, path: Path, seal: Seal | None = None) -> None:
        self.path = path
        self._seal = seal
        try:
            self._descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            finalize(self, os.close, self._descriptor)
            self._size = os.fstat(self._descriptor).st_size
            self._read_directory()
        except (FileNotFoundError, IsADirectoryError) as error:
            raise DamagedError(f"{path}: {error.strerror}; {REBUILD}") from error
        except OSError as error:
            raise IndexingError(f"{path}: cannot be read ({error.strerror or error})") from error

    def _read_directory(self) -> None:
        tail = self._bytes(max(self._size - _TAIL.size, 0), _TAIL.size)
        if len(tail) < _TAIL.size or not tail.endswith(_MAGIC):
            raise self._damaged("its end is missing")
        self._end, length, checksum, _ = _TAIL.unpack(tail)
        n_pages = -(-self._end // PAGE)
        if self._size != self._end + 4 * n_pages + length + _TAIL.size:
            raise self._damaged("its size is another one")
        rest = self._bytes(self._end, self._size - self._end - _TAIL.size)
        if crc32(rest) != checksum:
            raise self._damaged("its directory has changed")
        if self._seal not in (None, Seal(self._size, checksum)):
            raise self._damaged("not the file that the manifest names")
        self._sums = memoryview(rest[: 4 * n_pages]).cast("I")
        self._sound = bytearray(n_pages)
        directory = json.loads(rest[4 * n_pages :])
        self.meta: dict[str, Any] = directory["meta"]
        self._columns: dict[str, tuple[np.dtype[Any], int, int]] = {
            name: (np.dtype(kind), start, count) for name, (kind, start, count) in directory["columns"].items()
        }

    @cached_property
    def _map(self) -> memoryview:
        return memoryview(mmap.mmap(self._descriptor, 0, access=mmap.ACCESS_READ))

    def whole(self, name: str) -> Array:
        """Return a whole column, mapped and checked; an empty one where it was never written to."""
        return self.slice(name, 0, self.count(name))

    def slice(self, name: str, first: int, last: int) -> Array:
        """Return elements of a column from ``first`` on and before ``last``, mapped and checked."""
        kind, start, _ = self._columns.get(name, _EMPTY)
        begin = start + first * kind.itemsize
        self._check(begin, start + last * kind.itemsize, self._map)
        return np.frombuffer(self._map, kind, last - first, begin)

    def runs(self, name: str, bounds: Iterable[tuple[int, int]]) -> Array:
        """Return the slices of a column between some bounds, one behind the other, checked."""
        kind, start, _ = self._columns.get(name, _EMPTY)
        size, data = kind.itemsize, self._map
        places = [slice(start + first * size, start + last * size) for first, last in bounds]
        for place in places:
            self._check(place.start, place.stop, data)
        return np.frombuffer(b"".join([data[place] for place in places]), kind)

    def read(self, name: str, first: int, last: int) -> Array:
        """Return elements as ``slice`` does, read and not checked.

        For those who go through whole files: pages that are only read do not stay mapped.
        """
        kind, start, _ = self._columns.get(name, _EMPTY)
        return np.frombuffer(self._bytes(start + first * kind.itemsize, (last - first) * kind.itemsize), kind)

    def count(self, name: str) -> int:
        """Return how many elements a column has."""
        return self._columns.get(name, _EMPTY)[2]

    def check(self) -> None:
        """Check every page by reading it."""
        for page, wanted in enumerate(self._sums):
            start = page * PAGE
            if crc32(self._bytes(start, min(PAGE, self._end - start))) != wanted:
                raise self._damaged(f"page {page} has changed")

    def _bytes(self, start: int, size: int) -> bytes:
        if hasattr(os, "pread"):
            return os.pread(self._descriptor, size, start)
        return bytes(self._map[start : start + size])

    def _check(self, begin: int, end: int, data: memoryview) -> None:
        first, last = begin // PAGE, -(-end // PAGE)
        page = self._sound.find(0, first, last)
        while page >= 0:
            if crc32(data[page * PAGE : min((page + 1) * PAGE, self._end)]) != self._sums[page]:
                raise self._damaged(f"page {page} has changed")
            self._sound[page] = 1
            page = self._sound.find(0, page, last)

    def _damaged(self, why: str) -> DamagedError:
        return DamagedError(f"{self.path}: damaged ({why}); {REBUILD}")


_EMPTY = (np.dtype(np.uint8), 0, 0)
