"""From the terms of each unit to the units of each term, in memory that does not grow with the collection.

Occurrences are parted by ranges of terms as they come, and sorted range by range (Witten, Moffat & Bell 1999,
"Managing Gigabytes", chapter 5: sort-based inversion). A thread beside the caller's sorts: NumPy lets others run
meanwhile.
"""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np

from qa_bot.index.columns import Array, ColumnsWriter, Spool
from qa_bot.index.postings import PostingsWriter

# Occurrences in a range, unless there would be more ranges than files that a process may well have open
_RANGE = 1 << 20
_MOST_RANGES = 128
_UNIT = 0xFFFFFFFF


class Inverter:
    """Takes the terms of units (sentences, or documents by their titles) and writes their postings."""

    def __init__(self, folder: Path, occurrences: Array) -> None:
        """``occurrences`` (int64) tells of each term how often it may occur; ``folder`` is for what is many."""
        size = max(_RANGE, int(occurrences.sum()) // _MOST_RANGES + 1)
        ends = np.flatnonzero(np.diff(np.cumsum(occurrences) // size)) + 1
        # a term that is a range of its own need not be held whole
        long = np.flatnonzero(occurrences > size)
        self._bounds = np.unique(np.concatenate([[0], ends, long, long + 1, [len(occurrences)]]))
        self._spools = [Spool(folder, np.int64) for _ in range(len(self._bounds) - 1)]
        self._units = 0
        self._beside = ThreadPoolExecutor(1)
        self._parting: Future[None] | None = None

    def append(self, terms: Array, lengths: Array) -> None:
        """Add units of ``lengths`` terms each (int64), which must not change until the next call."""
        self._wait()
        self._parting = self._beside.submit(self._part, terms, lengths, self._units)
        self._units += len(lengths)

    def _wait(self) -> None:
        """Wait until what was added last is parted, so that one batch at most is waiting; raises what that raised."""
        if self._parting is not None:
            self._parting.result()

    def _part(self, terms: Array, lengths: Array, first_unit: int) -> None:
        units = np.arange(first_unit, first_unit + len(lengths), dtype=np.int64)
        occurrences = (terms << 32) | np.repeat(units, lengths)
        occurrences.sort()
        cuts = np.searchsorted(occurrences, self._bounds << 32).tolist()
        for spool, (first, last) in zip(self._spools, pairwise(cuts), strict=True):
            spool.append(occurrences[first:last])

    def write(self, writer: ColumnsWriter, name: str) -> None:
        """Write the postings under a name; nothing may be added afterwards."""
        self._wait()
        postings = PostingsWriter(writer, name)
        with self._beside:
            for term, spool, occurrences in self._ranges():
                if occurrences is None:
                    postings.append_long(term, partial(_units, spool))
                else:
                    postings.append(occurrences >> 32, occurrences & _UNIT)
                spool.file.close()

    def _ranges(self) -> Iterator[tuple[int, Spool, Array | None]]:
        """Yield each range's first term, its spool and its occurrences in order, None where it is one term alone.

        The next range is sorted meanwhile.
        """
        waiting: list[tuple[int, Spool, Future[Array] | None]] = []
        for spool, (low, high) in zip(self._spools, pairwise(self._bounds.tolist()), strict=True):
            waiting.append((low, spool, None if high - low == 1 else self._beside.submit(_sorted, spool)))
            if len(waiting) > 1:
                yield _done(*waiting.pop(0))
        yield from (_done(*range_) for range_ in waiting)


def _done(term: int, spool: Spool, occurrences: Future[Array] | None) -> tuple[int, Spool, Array | None]:
    return term, spool, None if occurrences is None else occurrences.result()


def _sorted(spool: Spool) -> Array:
    occurrences = np.concatenate([np.empty(0, np.int64), *spool.pieces()])
    occurrences.sort()
    return occurrences


def _units(spool: Spool) -> Iterator[Array]:
    return (occurrences & _UNIT for occurrences in spool.pieces())
