"""The lengths of units' TF-IDF vectors, and the inverse document frequencies that they come from."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.rank.fields import PartFields, measures
from qa_bot.rank.matching import Match
from qa_bot.rank.occurrences import Occurrences

_FIELDS = 3


class Norms:
    """Worked out over all words of an index, when first asked for; numbers of parts and fields as in ``fields``."""

    def __init__(self, index: Index, parts: Sequence[PartFields]) -> None:
        self._index = index
        self._parts = parts
        self._units = [measure.n_units for measure in measures(index)]

    def of(self, part: int, field: int) -> Array:
        """Return the Euclidean norm of each unit's TF-IDF vector, 0 for a unit without words (float64)."""
        return self._norms[part][field]

    def idf_of(self, matches: Sequence[Match]) -> tuple[Array, Array]:
        """Return the smooth idf of each concept in each field (k, 3), and whether any unit holds it (k, 3) bool."""
        frequencies = np.zeros((len(matches), _FIELDS), dtype=np.int64)
        for number, part in enumerate(self._parts):
            occurrences = Occurrences.of(matches, number)
            live = np.flatnonzero(_live(part, occurrences.rows))
            for field, found in enumerate(part.counts(occurrences.at(live).held(), len(matches))):
                frequencies[:, field] += (found.counts > 0).sum(axis=1)
        return self._smooth(frequencies), frequencies > 0

    def _smooth(self, frequencies: Array) -> Array:
        """Return ln((1 + N) / (1 + n)) + 1 of frequencies (…, 3)."""
        return np.log((1 + np.array(self._units)) / (1 + frequencies)) + 1

    @cached_property
    def _norms(self) -> list[list[Array]]:
        pairs = [self._pairs(part) for part in self._parts]
        n_terms = 1 + max((int(terms.max(initial=0)) for fields in pairs for _, terms, _ in fields), default=0)
        frequencies = np.zeros((n_terms, _FIELDS), dtype=np.int64)
        for fields in pairs:
            for field, (_, terms, _) in enumerate(fields):
                frequencies[:, field] += np.bincount(terms, minlength=n_terms)
        idf = self._smooth(frequencies)
        return [
            [
                _norms_of(units, counts * idf[terms, field], len(part.lengths[field]))
                for field, (units, terms, counts) in enumerate(fields)
            ]
            for part, fields in zip(self._parts, pairs, strict=True)
        ]

    def _pairs(self, part: PartFields) -> list[tuple[Array, Array, Array]]:
        """Return for each field the units and terms that meet, and how often."""
        segment = part.segment
        rows = np.repeat(np.arange(segment.totals.sentences), segment.sentence_lengths)
        terms = segment.word_terms[segment.words_between(0, segment.totals.sentences)].astype(np.int64)
        terms = terms if part.part.terms is None else part.part.terms[terms].astype(np.int64)
        live = _live(part, rows)
        rows, terms = rows[live], terms[live]
        found = []
        for units in (rows, segment.paragraph_of(rows), segment.document_of(rows)):
            keys, counts = np.unique((units.astype(np.int64) << 32) | terms, return_counts=True)
            found.append((keys >> 32, keys & 0xFFFFFFFF, counts))
        return found


def _live(part: PartFields, rows: Array) -> Array:
    live = part.part.live
    return np.ones(len(rows), dtype=bool) if live is None else live[part.segment.document_of(rows)]


def _norms_of(units: Array, weights: Array, n: int) -> Array:
    # in the order of weights, not of terms: the sum is the same to the last bit however terms are numbered
    order = np.lexsort((weights, units))
    return np.asarray(np.sqrt(np.bincount(units[order], weights[order] ** 2, minlength=n)))
