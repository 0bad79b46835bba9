"""The postings of all segments of a state, by common numbers of terms and units."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.postings import Postings, counted


class AllPostings:
    """The postings of all segments, by common numbers of terms and rows (or documents, for titles)."""

    def __init__(
        self, parts: Sequence[tuple[Postings, int, Array | None]], changed: Array | None, frequencies: Array | None
    ) -> None:
        """``parts`` are postings, their first unit and the common numbers of their terms."""
        self._base = parts[0][0]
        self._parts = [
            (postings, first, None if terms is None else _Inverse(terms)) for postings, first, terms in parts
        ]
        self._changed = changed
        self._frequencies = frequencies

    def of(self, term: int) -> tuple[Array, Array]:
        """Return the rows (int64, ascending) that hold a term, and how often each does (float64).

        Rows of dead documents are among them; the caller leaves them out.
        """
        return counted(self.all_occurrences(term))

    def all_occurrences(self, term: int) -> Array:
        """Return the rows (int64, ascending) that hold a term, each as often as it does, as ``of`` does."""
        if len(self._parts) == 1:
            return self._base.occurrences(term)
        return np.concatenate([first + self.occurrences(part, term) for part, (_, first, _) in enumerate(self._parts)])

    def occurrences(self, part: int, term: int) -> Array:
        """Return the rows of a part, by its own numbers (int64, ascending), that hold a term, as often as each does."""
        postings, _, local = self._parts[part]
        return postings.occurrences(term if local is None else local.of(term))

    def together(self, part: int, terms: Iterable[int]) -> Array:
        """Return the rows of a part, by its own numbers (int64, ascending), that hold all of some terms."""
        rarest, *others = sorted(set(terms), key=lambda term: (self.frequency(term), term))
        rows, _ = counted(self.occurrences(part, rarest))
        for term in others:
            if len(rows):
                rows = rows[among(rows, self.occurrences(part, term))]
        return rows

    def frequency(self, term: int) -> int:
        """Return how many living rows hold a term."""
        if self._changed is None or self._frequencies is None:
            return self._base.frequency(term)
        at = bisect_left(self._changed.data, term)
        if at < len(self._changed) and self._changed[at] == term:
            return int(self._frequencies[at])
        return self._base.frequency(term)

    def frequencies(self, terms: Array) -> Array:
        """Return how many living rows hold each of the terms (int64)."""
        found = self._base.frequencies(terms)
        if self._changed is None or self._frequencies is None or not len(self._changed):
            return found
        return overlaid(found, terms, self._changed, self._frequencies)


def among(values: Array, others: Array) -> Array:
    """Return which of ``values`` (bool) are among ``others``, which ascend; both of one type."""
    if not len(others):
        return np.zeros(len(values), dtype=bool)
    return others.take(others.searchsorted(values), mode="clip") == values


def overlaid(values: Array, numbers: Array, changed: Array, others: Array) -> Array:
    """Return ``values`` with those of ``others`` in the place of what has ``changed`` (ascending)."""
    at = np.minimum(np.searchsorted(changed, numbers.astype(changed.dtype)), len(changed) - 1)
    return np.where(changed[at] == numbers, others[at].astype(np.int64), values)


class _Inverse:
    """From common numbers to those of a segment."""

    def __init__(self, numbers: Array) -> None:
        self._order = np.argsort(numbers, kind="stable")
        self._numbers = numbers[self._order].astype(np.int64)

    def of(self, number: int) -> int:
        """Return the segment's number, -1 where it has none."""
        at = int(np.searchsorted(self._numbers, number))
        return int(self._order[at]) if at < len(self._numbers) and self._numbers[at] == number else -1
