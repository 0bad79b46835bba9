"""The fields of a sentence: itself, its paragraph, its document.

Postings are kept by sentence; paragraphs and documents are runs of sentences, so their counts are sums over runs.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.parts import Part
from qa_bot.index.reader import Index
from qa_bot.rank.features.runs import first_of_runs

# How much the length of a unit tempers its counts (b of BM25): sentences, paragraphs, documents
B = (0.4, 0.6, 0.6)


class Counts(NamedTuple):
    """The units (int, ascending) that hold a concept, and how often (float64)."""

    units: Array
    counts: Array


@dataclass(frozen=True, slots=True)
class Measure:
    """What is known of a field over the whole collection: units that live, words in one on average (at least 1)."""

    n_units: int
    mean_length: float
    b: float


def measures(index: Index) -> tuple[Measure, ...]:
    """Return the measures of sentences, paragraphs and documents."""
    totals = index.totals
    units = (totals.sentences, totals.paragraphs, totals.documents)
    return tuple(Measure(n, max(totals.words / n, 1.0) if n else 1.0, b) for n, b in zip(units, B, strict=True))


class PartFields:
    """The fields of one part of an index; units have the numbers of its segment."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.segment = part.segment

    @cached_property
    def lengths(self) -> tuple[Array, ...]:
        """Words in each sentence, paragraph and document."""
        segment = self.segment
        return segment.sentence_lengths, segment.paragraph_lengths, segment.document_lengths

    def counts(self, rows: Array, counts: Array) -> tuple[Counts, Counts, Counts]:
        """Return the sentences, paragraphs and documents of ``rows`` (ascending), with the sums of ``counts``."""
        paragraphs = _summed(self.segment.paragraph_of(rows), counts)
        documents = _summed(self.segment.paragraph_documents[paragraphs.units], paragraphs.counts)
        return Counts(rows, counts), paragraphs, documents


def _summed(units: Array, counts: Array) -> Counts:
    """Return each unit of ``units`` (ascending) once, with the sum of its counts."""
    first = np.flatnonzero(first_of_runs(units))
    if len(first) == len(units):
        return Counts(units, counts)
    return Counts(units[first], np.add.reduceat(counts, first))


class Scores:
    """Scores of units, of which few are not 0: these alone are gone through, and are taken back after a question."""

    def __init__(self, n: int) -> None:
        self.values = np.zeros(n)
        self._touched: list[Array] = []

    def add(self, units: Array, values: Array) -> None:
        """Add values above 0 to the scores of units, each of which stands there once."""
        before = self.values[units]
        self._touched.append(units[before == 0])
        self.values[units] = before + values

    @property
    def touched(self) -> Array:
        """The units whose score is not 0, each once (int64)."""
        found = self._touched
        if len(found) != 1:
            found[:] = [np.concatenate(found).astype(np.int64) if found else np.empty(0, np.int64)]
        return found[0]

    def clear(self) -> None:
        """Take all scores back."""
        for units in self._touched:
            self.values[units] = 0.0
        self._touched.clear()
