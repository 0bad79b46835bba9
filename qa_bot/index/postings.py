"""Postings: for each term the rows that hold it, ascending, with the counts."""

from pathlib import Path

import numpy as np

from qa_bot.index.columns import Array, read_array, write_array


class Postings:
    """Term-ordered postings: ``rows`` (int32), ``counts`` (uint16), ``starts`` (int64, one more than terms)."""

    def __init__(self, rows: Array, counts: Array, starts: Array) -> None:
        self._rows = rows
        self._counts = counts
        self._starts = starts

    @classmethod
    def invert(cls, terms: Array, rows: Array, n_terms: int) -> "Postings":
        """Return the postings of occurrences: ``terms[k]`` stands in ``rows[k]`` (equal lengths, any order)."""
        keys = np.sort((terms.astype(np.int64) << 32) | rows.astype(np.int64))
        first = np.flatnonzero(np.diff(keys, prepend=-1))
        counts = np.diff(first, append=len(keys))
        keys = keys[first]
        starts = np.searchsorted(keys >> 32, np.arange(n_terms + 1)).astype(np.int64)
        return cls((keys & 0xFFFFFFFF).astype(np.int32), np.minimum(counts, 0xFFFF).astype(np.uint16), starts)

    def write(self, folder: Path, name: str) -> None:
        """Write three arrays whose names begin with ``name``."""
        write_array(folder, f"{name}_rows", self._rows)
        write_array(folder, f"{name}_counts", self._counts)
        write_array(folder, f"{name}_starts", self._starts)

    @classmethod
    def read(cls, folder: Path, name: str) -> "Postings":
        """Return the postings written under ``name``, mapped: only the pages of the terms asked for are touched."""
        return cls(*(read_array(folder, f"{name}_{part}") for part in ("rows", "counts", "starts")))

    def of(self, term: int) -> tuple[Array, Array]:
        """Return the rows (int32, ascending) and counts (uint16) of a term."""
        here = slice(self._starts[term], self._starts[term + 1])
        return self._rows[here], self._counts[here]

    def frequency(self, term: int) -> int:
        """Return in how many rows the term stands."""
        return int(self._starts[term + 1] - self._starts[term])

    def frequencies(self, terms: Array) -> Array:
        """Return in how many rows each of the terms stands (int64)."""
        return self._starts[terms + 1] - self._starts[terms]
