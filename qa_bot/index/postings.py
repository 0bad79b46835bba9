"""Postings: for each term the units (sentences, or documents by their titles) that hold it, ascending, with counts.

The first unit of a term is stored as it is, each further one as its distance to the one before, in as many bytes, one
to four, as the term's widest gap needs. A gap of 0 says that the term stands in the same unit once more.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator

import numpy as np

from qa_bot.index.columns import Array, Columns, ColumnsWriter

_SIZES = (1, 2, 3, 4)
_NONE = np.empty(0, np.int64)


class PostingsWriter:
    """Writes postings under a name, block by block of whole terms."""

    def __init__(self, writer: ColumnsWriter, name: str) -> None:
        self._writer = writer
        self._name = name
        self._written = np.zeros(len(_SIZES), dtype=np.int64)
        self.append(np.empty(0, np.int64), np.empty(0, np.int64))

    def append(self, terms: Array, units: Array) -> None:
        """Add occurrences: ``terms[k]`` stands in ``units[k]``; ascending by term, and by unit within a term."""
        first = np.flatnonzero(np.diff(terms, prepend=-1))
        entries = np.diff(first, append=len(terms))
        gaps = np.diff(units, prepend=0)
        gaps[first] = 0
        sizes = _size_of(np.maximum.reduceat(gaps, first) if len(first) else gaps)
        later = np.ones(len(terms), dtype=bool)
        later[first] = False
        size_of = np.repeat(sizes, entries)
        units_held = np.add.reduceat(gaps > 0, first, dtype=np.int64) + 1 if len(first) else gaps
        self._append_terms(terms[first], units[first], units_held, entries, sizes)
        for size in _SIZES:
            self._append_gaps(size, gaps[later & (size_of == size)])

    def append_long(self, term: int, units: Callable[[], Iterator[Array]]) -> None:
        """Add all occurrences of one term, which need not fit into memory: ``units()`` yields them piece by piece."""
        told = [(gaps.max(initial=0), np.count_nonzero(gaps), len(gaps)) for gaps in _gaps(units())]
        if told:
            widest, held, later = np.array(told, dtype=np.int64).T
            sizes = _size_of(widest.max(keepdims=True))
            first = next(units())[:1]
            self._append_terms(
                np.array([term]), first, 1 + held.sum(keepdims=True), 1 + later.sum(keepdims=True), sizes
            )
            for gaps in _gaps(units()):
                self._append_gaps(int(sizes[0]), gaps)

    def _append_terms(self, terms: Array, first: Array, frequencies: Array, entries: Array, sizes: Array) -> None:
        starts = np.empty(len(terms), dtype=np.int64)
        for size in _SIZES:
            counts = entries[sizes == size] - 1
            starts[sizes == size] = self._written[size - 1] + np.cumsum(counts) - counts
            self._written[size - 1] += counts.sum()
        columns = {"terms": terms, "first": first, "frequencies": frequencies, "entries": entries}
        for name, column in {**columns, "starts": starts, "sizes": sizes}.items():
            self._writer.append(f"{self._name}_{name}", column)

    def _append_gaps(self, size: int, gaps: Array) -> None:
        data = gaps.astype("<u4").view(np.uint8).reshape(-1, 4)[:, :size]
        self._writer.append_bytes(f"{self._name}_gaps{size}", data.ravel())


def _size_of(widest: Array) -> Array:
    """Return the bytes (uint8) that each of the widest gaps takes."""
    return 1 + (widest > 0xFF).astype(np.uint8) + (widest > 0xFFFF) + (widest > 0xFFFFFF)


def _gaps(pieces: Iterator[Array]) -> Iterator[Array]:
    """Yield the distances of ascending units to the ones before, piece by piece; the very first has none."""
    last: Array = np.empty(0, dtype=np.int64)
    for units in pieces:
        yield np.diff(units, prepend=last)
        last = units[-1:]


def counted(units: Array) -> tuple[Array, Array]:
    """Return each of ascending units once, and how often it stands there (float64)."""
    later = (units[1:] != units[:-1]).nonzero()[0] + 1
    if len(later) + 1 >= len(units):
        return units, np.ones(len(units))
    edges = np.concatenate(([0], later, [len(units)]))
    return units.take(edges[:-1]), (edges[1:] - edges[:-1]).astype(np.float64)


class Postings:
    """The postings written under a name; terms by their numbers within the file."""

    def __init__(self, columns: Columns, name: str) -> None:
        self._columns = columns
        self._name = name
        parts = ("terms", "first", "frequencies", "entries", "starts", "sizes")
        self.terms, self._first, self._frequencies, self._entries, self._starts, self._sizes = (
            columns.whole(f"{name}_{part}") for part in parts
        )
        self._lookup = self.terms.data  # a view: to bisect it for a single term costs less than NumPy's search
        self._left_out = self._lookup[-1] + 1 - len(self.terms) if len(self.terms) else 0

    def of(self, term: int) -> tuple[Array, Array]:
        """Return the units (int64, ascending) that hold a term and how often each does (float64)."""
        return counted(self.occurrences(term))

    def occurrences(self, term: int) -> Array:
        """Return the units (int64, ascending) that hold a term, each as often as it does."""
        at = self._place(term)
        if at < 0:
            return _NONE
        entries, start = int(self._entries[at]), int(self._starts[at])
        units = np.empty(entries, dtype=np.int64)
        units[0] = self._first[at]
        units[1:] = self._gaps(int(self._sizes[at]), start, start + entries - 1)
        return np.add.accumulate(units, out=units)

    def frequency(self, term: int) -> int:
        """Return in how many units a term stands."""
        at = self._place(term)
        return int(self._frequencies[at]) if at >= 0 else 0

    def _place(self, term: int) -> int:
        """Return which of ``terms`` a term is, -1 for none."""
        # few numbers are left out of the ascending terms, so that a term is not far before its own number
        at = bisect_left(self._lookup, term, max(term - self._left_out, 0), min(term + 1, len(self._lookup)))
        return at if at < len(self._lookup) and self._lookup[at] == term else -1

    def frequencies(self, terms: Array) -> Array:
        """Return in how many units each of the terms stands (int64)."""
        if not len(self.terms):
            return np.zeros(len(terms), dtype=np.int64)
        # in the type of the column: of any other, the whole column would be converted
        wanted = np.minimum(terms, np.iinfo(self.terms.dtype).max).astype(self.terms.dtype)
        at = np.minimum(np.searchsorted(self.terms, wanted), len(self.terms) - 1)
        return np.where(self.terms[at] == terms, self._frequencies[at].astype(np.int64), 0)

    def _gaps(self, size: int, first: int, last: int) -> Array:
        data = self._columns.slice(f"{self._name}_gaps{size}", first * size, last * size)
        if size == 3:
            wide = np.zeros((last - first, 4), dtype=np.uint8)
            wide[:, :3] = data.reshape(-1, 3)
            return wide.view("<u4").ravel()
        return data.view(f"<u{size}")
