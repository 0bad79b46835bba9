"""Lists of strings in a file of columns: their UTF-8 bytes in a row, and where each starts."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import SupportsIndex, overload

import numpy as np

from qa_bot.index.ascending import Ascending, AscendingWriter
from qa_bot.index.columns import Columns, ColumnsWriter
from qa_bot.index.packed import Packed, utf8

# Strings of a block, as a power of two
_BLOCK = 4
# Greater than every byte of UTF-8
_ABOVE_ALL = b"\xff"
# Strings that are looked at in one go, so that arrays stay small
_LOOKED_AT = 1 << 16


class StringsWriter:
    """Writes strings under a name, list by list: the columns ``name`` (uint8) and ``name_starts`` (one more)."""

    def __init__(self, writer: ColumnsWriter, name: str) -> None:
        self._writer = writer
        self._name = name
        self._starts = AscendingWriter(writer, f"{name}_starts")
        self._starts.append(np.zeros(1, np.int64))
        self._written = 0

    def append(self, values: Packed) -> None:
        """Add strings."""
        self._writer.append_bytes(self._name, values.data)
        self._starts.append(self._written + values.starts[1:])
        self._written += len(values.data)


def write_strings(writer: ColumnsWriter, name: str, values: Packed | Sequence[str]) -> None:
    """Write a list of strings under a name."""
    StringsWriter(writer, name).append(values if isinstance(values, Packed) else Packed.of(values))


class Chain(Sequence[str]):
    """Lists of strings one behind the other."""

    def __init__(self, parts: Sequence[Sequence[str]]) -> None:
        self._parts = parts
        self._starts = [0, *accumulate(map(len, parts))]

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, row: SupportsIndex) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> list[str]: ...
    def __getitem__(self, row: SupportsIndex | slice) -> str | list[str]:
        if isinstance(row, slice):
            return [self[k] for k in range(*row.indices(len(self)))]
        place = range(len(self))[row]
        part = bisect_right(self._starts, place) - 1
        return self._parts[part][place - self._starts[part]]

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(self._parts)


class Strings(Sequence[str]):
    """A list of strings as written by ``write_strings``."""

    def __init__(self, columns: Columns, name: str) -> None:
        # a view of the mapped array: its slices cost far less than an array's
        self._data = columns.whole(name).data
        self._starts = Ascending(columns, f"{name}_starts")
        self._count = len(self._starts) - 1
        self._first_of_blocks: dict[int, bytes] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, row: SupportsIndex) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> list[str]: ...
    def __getitem__(self, row: SupportsIndex | slice) -> str | list[str]:
        if isinstance(row, slice):
            return [self[k] for k in range(*row.indices(len(self)))]
        return self._bytes(range(len(self))[row]).decode("utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        return iter(self.run(0, len(self)))

    def find(self, value: str) -> int:
        """Return the row of ``value``, or -1. The strings must be in the order of their UTF-8 bytes."""
        wanted = utf8(value)
        row = self._first_from_bytes(wanted)
        return row if row < len(self) and self._bytes(row) == wanted else -1

    def beginning_with(self, value: str) -> list[tuple[int, str]]:
        """Return the strings that begin with ``value``, each with its row; they must be ordered as for ``find``."""
        wanted = utf8(value)
        first, last = self._first_from_bytes(wanted), self._first_from_bytes(wanted + _ABOVE_ALL)
        return [*enumerate(self.run(first, last), start=first)]

    def has_beginning(self, value: str) -> bool:
        """Tell whether some string begins with ``value``; they must be ordered as for ``find``."""
        wanted = utf8(value)
        row = self._first_from_bytes(wanted)
        return row < len(self) and self._bytes(row).startswith(wanted)

    def ending_with(self, value: str) -> list[tuple[int, str]]:
        """Return the strings that end with ``value``, each with its row; all strings are looked at."""
        ending, data = utf8(value), np.frombuffer(self._data, np.uint8)
        found: list[int] = []
        for first in range(0, self._count, _LOOKED_AT):
            starts = self._starts.between(first, min(first + _LOOKED_AT, self._count) + 1)
            rows = (np.diff(starts) >= len(ending)).nonzero()[0]
            for back, byte in enumerate(reversed(ending), start=1):
                rows = rows[data[starts[rows + 1] - back] == byte]
            found += (first + rows).tolist()
        return [(row, self[row]) for row in found]

    def run(self, first: int, last: int) -> list[str]:
        """Return the strings of the rows from ``first`` on and before ``last``."""
        return self.packed(first, last).unpacked()

    def packed(self, first: int, last: int) -> Packed:
        """Return the strings of the rows from ``first`` on and before ``last``, packed."""
        starts = self._starts.between(first, last + 1)
        return Packed(np.frombuffer(self._data[starts[0] : starts[-1]], np.uint8), starts - starts[0])

    def _first_from_bytes(self, wanted: bytes) -> int:
        rows = range(self._count)
        block = bisect_left(rows[:: 1 << _BLOCK], wanted, key=self._first_of_block)
        first, last = max(block - 1, 0) << _BLOCK, min(block << _BLOCK, self._count)
        return bisect_left(rows, wanted, first, last, key=self._bytes)

    def _first_of_block(self, row: int) -> bytes:
        """Return the string that a block begins with, at a row; it is kept, for many searches look at it."""
        first = self._first_of_blocks.get(row)
        if first is None:
            first = self._first_of_blocks[row] = self._bytes(row)
        return first

    def _bytes(self, row: int) -> bytes:
        return bytes(self._data[self._starts[row] : self._starts[row + 1]])
