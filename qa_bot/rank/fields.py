"""The fields of a sentence: itself, its paragraph, its document.

Postings are kept by sentence; paragraphs and documents are runs of sentences, so their counts are sums over runs.
Fields are numbered in this order wherever a number of a field is asked for.
"""

from functools import cached_property
from typing import NamedTuple

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.parts import Part
from qa_bot.index.reader import Index
from qa_bot.rank.occurrences import Held
from qa_bot.rank.runs import first_of_runs

# How much the length of a unit tempers its counts (b of BM25): sentences, paragraphs, documents
B = (0.4, 0.6, 0.6)


class Counts(NamedTuple):
    """The units (u,) that hold a concept, ascending, and how often they do each of the question's (k, u) float64."""

    units: Array
    counts: Array


class Measure(NamedTuple):
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

    @cached_property
    def longest(self) -> int:
        """Words in the longest document."""
        return int(self.lengths[2].max(initial=0))

    def documents_of(self, paragraphs: Array) -> Array:
        """Return the documents of paragraphs (int64)."""
        return self.segment.paragraph_documents.take(paragraphs).astype(np.int64)

    def counts(self, held: Held, n_concepts: int, chosen: Array | None = None) -> tuple[Counts, Counts, Counts]:
        """Return how often the sentences, paragraphs and documents of what is held hold each concept.

        Sentences and paragraphs are those of ``chosen`` paragraphs alone (bool each; None for all).
        """
        paragraphs = self.segment.paragraph_of(held.rows)
        documents = _counts(self.documents_of(paragraphs), held, n_concepts)
        if chosen is not None:
            places = chosen.take(paragraphs).nonzero()[0]
            held, paragraphs = Held(*(column.take(places) for column in held)), paragraphs.take(places)
        return _counts(held.rows, held, n_concepts), _counts(paragraphs, held, n_concepts), documents


def _counts(units: Array, held: Held, n_concepts: int) -> Counts:
    """Return the sums of the counts of each of ``units`` (n,), which ascend."""
    first = first_of_runs(units)
    places = first.cumsum() - 1
    distinct = units[first]
    n = len(distinct)
    sums = np.bincount(held.concepts * n + places, held.counts, n_concepts * n)
    return Counts(distinct, sums.reshape(n_concepts, n))


class UnitScores(NamedTuple):
    """The scores (float64) of units (int64, ascending); units that are left out score 0."""

    units: Array
    values: Array

    def among(self, chosen: Array) -> "UnitScores":
        """Return the scores of those units alone that are ``chosen``, which tells it of every unit there is (bool)."""
        if not len(self.units):
            return self
        kept = chosen.take(self.units)
        return UnitScores(self.units[kept], self.values[kept])

    def of(self, units: Array) -> Array:
        """Return the scores of some of the units (int64)."""
        return self.values.take(self.units.searchsorted(units))

    def at(self, wanted: Array) -> Array:
        """Return the scores of the units that are wanted (int64), 0 where there is none."""
        if not len(self.units):
            return np.zeros(len(wanted))
        places = self.units.searchsorted(wanted)
        places[places == len(self.units)] = 0
        return self.values.take(places) * (self.units.take(places) == wanted)
