"""Columns on disk: NumPy arrays and lists of strings, memory-mapped, without pickle."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, SupportsIndex, overload

import numpy as np
import numpy.typing as npt

from qa_bot.errors import IndexingError

Array = npt.NDArray[Any]


def write_array(folder: Path, name: str, values: Array) -> None:
    """Write ``values`` as ``folder/name.npy``."""
    np.save(folder / f"{name}.npy", np.ascontiguousarray(values), allow_pickle=False)


def read_array(folder: Path, name: str) -> Array:
    """Return ``folder/name.npy``, mapped; raises IndexingError where it is missing or damaged."""
    path = folder / f"{name}.npy"
    try:
        return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
    except (ValueError, EOFError) as error:
        if path.exists() and "empty" in str(error):  # an array of no elements cannot be mapped
            return np.asarray(np.load(path, allow_pickle=False))
        raise IndexingError(f"{path}: damaged ({error}); `qa-bot index` builds it anew") from error
    except OSError as error:
        raise IndexingError(f"{path}: {error.strerror or error}; `qa-bot index` builds it anew") from error


class Strings(Sequence[str]):
    """A list of strings: their UTF-8 bytes in a row, and where each starts (int64, one more than strings)."""

    def __init__(self, data: Array, starts: Array) -> None:
        # views of the mapped arrays: single elements and slices cost a tenth of NumPy's
        self._data = data.data
        self._starts = starts.data

    @staticmethod
    def write(folder: Path, name: str, values: Sequence[str]) -> None:
        """Write ``values`` as ``folder/name.npy`` and ``folder/name_starts.npy``."""
        encoded = [value.encode("utf-8", "surrogatepass") for value in values]
        starts = np.zeros(len(encoded) + 1, dtype=np.int64)
        np.cumsum([len(value) for value in encoded], out=starts[1:])
        write_array(folder, name, np.frombuffer(b"".join(encoded), dtype=np.uint8))
        write_array(folder, f"{name}_starts", starts)

    @classmethod
    def read(cls, folder: Path, name: str) -> "Strings":
        """Return the strings written under ``name``, mapped."""
        return cls(read_array(folder, name), read_array(folder, f"{name}_starts"))

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, row: SupportsIndex) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> list[str]: ...
    def __getitem__(self, row: SupportsIndex | slice) -> str | list[str]:
        if isinstance(row, slice):
            return [self[k] for k in range(*row.indices(len(self)))]
        return self._bytes(range(len(self))[row]).decode("utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        return iter(self._between(0, len(self)))

    def find(self, value: str) -> int:
        """Return the row of ``value``, or -1. The strings must be in the order of their UTF-8 bytes."""
        wanted = value.encode("utf-8", "surrogatepass")
        row = self._first_from_bytes(wanted)
        return row if row < len(self) and self._bytes(row) == wanted else -1

    def between(self, low: str, high: str) -> list[str]:
        """Return the strings from ``low`` on and before ``high``, in the order of their UTF-8 bytes."""
        return self._between(self.first_from(low), self.first_from(high))

    def first_from(self, value: str) -> int:
        """Return the row of the first string that is not before ``value`` (the number of strings where none is)."""
        return self._first_from_bytes(value.encode("utf-8", "surrogatepass"))

    def _between(self, first: int, last: int) -> list[str]:
        starts = self._starts[first : last + 1].tolist()
        data = bytes(self._data[starts[0] : starts[-1]])
        return [
            data[start - starts[0] : end - starts[0]].decode("utf-8", "surrogatepass")
            for start, end in pairwise(starts)
        ]

    def _first_from_bytes(self, wanted: bytes) -> int:
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self._bytes(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return low

    def _bytes(self, row: int) -> bytes:
        return bytes(self._data[self._starts[row] : self._starts[row + 1]])
