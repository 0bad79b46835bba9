"""Ascending numbers in little room: each as its distance to the first of its block of 64."""

import numpy as np

from qa_bot.index.columns import Array, Columns, ColumnsWriter

_BITS = 6


class AscendingWriter:
    """Writes ascending numbers under a name, piece by piece."""

    def __init__(self, writer: ColumnsWriter, name: str) -> None:
        self._writer = writer
        self._name = name
        self._count = 0
        self._first = 0

    def append(self, values: Array) -> None:
        """Add numbers (from 0 on, none below those before)."""
        begins = (np.arange(self._count, self._count + len(values)) & ((1 << _BITS) - 1)) == 0
        firsts = values[begins]
        of_blocks = np.concatenate([[self._first], firsts])
        self._writer.append(f"{self._name}_blocks", firsts)
        self._writer.append(self._name, values - of_blocks[np.cumsum(begins)])
        self._count += len(values)
        self._first = int(of_blocks[-1])


class Ascending:
    """The numbers that were written under a name."""

    def __init__(self, columns: Columns, name: str) -> None:
        self._distances = columns.whole(name)
        self._firsts = columns.whole(f"{name}_blocks")
        # views: a single number of them costs far less than one of an array
        self._distance, self._first = self._distances.data, self._firsts.data

    def __len__(self) -> int:
        return len(self._distances)

    def __getitem__(self, place: int) -> int:
        return int(self._first[place >> _BITS] + self._distance[place])

    def at(self, places: Array) -> Array:
        """Return the numbers at some places (int64)."""
        numbers = self._firsts.take(places >> _BITS).astype(np.int64)
        numbers += self._distances.take(places)
        return numbers

    def between(self, first: int, last: int) -> Array:
        """Return the numbers from place ``first`` on and before ``last`` (int64)."""
        return self.at(np.arange(first, last))
