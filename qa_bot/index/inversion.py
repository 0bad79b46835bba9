"""From the terms of each unit to the units of each term, in memory that does not grow with the collection.

Occurrences are parted by ranges of terms as they come, and sorted range by range (Witten, Moffat & Bell 1999,
"Managing Gigabytes", chapter 5: sort-based inversion).
"""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from qa_bot.index.ahead import ahead
from qa_bot.index.columns import Array, ColumnsWriter, Spool
from qa_bot.index.postings import PostingsWriter

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

# Occurrences in a range, unless there would be more ranges than files that a process may well have open
_RANGE = 1 << 20
_MOST_RANGES = 128
_UNIT = 0xFFFFFFFF


class Inverter:
    """Takes the terms of units (sentences, or documents by their titles) and writes their postings."""

    def __init__(self, folder: Path, occurrences: Array, pool: "Executor") -> None:
        """``occurrences`` (int64) tells of each term how often it may occur; ``folder`` is for what is many.

        ``pool`` sorts one batch, or one range, while the caller goes on.
        """
        self._pool = pool
        self._added: Future[None] | None = None
        size = max(_RANGE, int(occurrences.sum()) // _MOST_RANGES + 1)
        ends = np.flatnonzero(np.diff(np.cumsum(occurrences) // size)) + 1
        # a term that is a range of its own need not be held whole
        long = np.flatnonzero(occurrences > size)
        self._bounds = np.unique(np.concatenate([[0], ends, long, long + 1, [len(occurrences)]]))
        self._spools = [Spool(folder, np.int64) for _ in range(len(self._bounds) - 1)]
        self._units = 0

    def append(self, terms: Array, lengths: Array) -> None:
        """Add units of ``lengths`` terms each (int64); those added before are sorted then."""
        self._finish()
        self._added = self._pool.submit(self._add, terms, lengths)

    def _finish(self) -> None:
        if self._added is not None:
            self._added.result()

    def _add(self, terms: Array, lengths: Array) -> None:
        units = np.arange(self._units, self._units + len(lengths), dtype=np.int64)
        occurrences = (terms << 32) | np.repeat(units, lengths)
        occurrences.sort()
        cuts = np.searchsorted(occurrences, self._bounds << 32).tolist()
        for spool, (first, last) in zip(self._spools, pairwise(cuts), strict=True):
            spool.append(occurrences[first:last])
        self._units += len(lengths)

    def write(self, writer: ColumnsWriter, name: str) -> None:
        """Write the postings under a name; nothing may be added afterwards."""
        self._finish()
        postings = PostingsWriter(writer, name)
        ranges = [*zip(self._spools, pairwise(self._bounds.tolist()), strict=True)]
        for (spool, (low, _)), occurrences in zip(ranges, ahead(self._pool, _sorted, ranges), strict=True):
            if occurrences is None:
                postings.append_long(low, partial(_units, spool))
            else:
                postings.append(occurrences >> 32, occurrences & _UNIT)
            spool.file.close()


def _sorted(part: tuple[Spool, tuple[int, int]]) -> Array | None:
    """Return the occurrences of a range of terms in order; None for those of a single term, which are as they came."""
    spool, (low, high) = part
    if high - low == 1:
        return None
    occurrences = np.concatenate([np.empty(0, np.int64), *spool.pieces()])
    occurrences.sort()
    return occurrences


def _units(spool: Spool) -> Iterator[Array]:
    return (occurrences & _UNIT for occurrences in spool.pieces())
