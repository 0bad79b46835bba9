"""What sentences of one part of an index score for a question at most, so that few have to be scored exactly.

A word that stands in a unit n times counts at most n times what it does there once, for the score is concave in n; of
several words of a concept the highest count stands, which is not more than all counts together. So with w(u) for the
weights of all occurrences in a unit u, summed up, u scores at most rate(u) · w(u). That needs neither counts nor an
order, and where no word stands in a unit twice it is the score.

The neighbours of a sentence s are sentences of its paragraph p or of one beside it, for no paragraph is empty. So in a
document d the score of s is at most

    rate(s) · w(s)  +  NEIGHBOURS · steepest · (w(p) - w(s) + w(before p) + w(after p))
    + PARAGRAPH · rate(p) · w(p)  +  DOCUMENT · min(rate(d) · w(d), limit)  +  TITLE · title(d)

where steepest is the rate of a sentence of no length. As w(s) <= w(p) and rate(s) <= steepest, no sentence of p scores
more than with both equal; only where that is enough, its sentences are looked at one by one. Only sentences with words
are asked about: one without any has no higher bound than a sentence of its paragraph that has some; and where its
paragraph has none, it scores less for its neighbours than rate(s) · w(s), what the better one of them has of its own.

Bounds are worked out in single precision, in half the memory: what a sum of m weights loses to rounding is less than
m/2 of the distance between 1 and the next number, as a share of it (Higham 2002, "Accuracy and Stability of Numerical
Algorithms", section 4.2). As much is granted.
"""

import math

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.rank.fields import PartFields, UnitScores
from qa_bot.rank.formula import DOCUMENT, NEIGHBOURS, PARAGRAPH, TITLE
from qa_bot.rank.occurrences import Occurrences
from qa_bot.rank.runs import first_of_runs
from qa_bot.rank.scores import kth
from qa_bot.rank.weighting import Rates

# What the last sentence that is wanted scores, as a rule: so much of its own bound, and of its paragraph's.
# In all but a few questions it is more; where it is less, more documents are looked at
_SHARE = 0.82
_PARAGRAPH_SHARE = 0.52
_EPSILON = float(np.finfo(np.float32).eps)
# How often a bound is rounded beside its sums, at most
_STEPS = 16


class Scratch:
    """Arrays in which the weights of a part's paragraphs and documents are summed up; all 0 between two questions."""

    def __init__(self, fields: PartFields) -> None:
        totals = fields.segment.totals
        paragraphs = np.zeros(totals.paragraphs + 2, dtype=np.float32)
        self._before, self._paragraphs, self._after = paragraphs[:-2], paragraphs[1:-1], paragraphs[2:]
        self._documents = np.zeros(totals.documents, dtype=np.float32)

    def of_paragraphs(self, paragraphs: Array, weights: Array) -> tuple[Array, Array]:
        """Return for occurrences (n,) what their paragraphs hold, and what the two beside these hold together."""
        np.add.at(self._paragraphs, paragraphs, weights)
        own = self._paragraphs.take(paragraphs)
        beside = self._before.take(paragraphs)
        beside += self._after.take(paragraphs)
        self._paragraphs[paragraphs] = 0.0
        return own, beside

    def of_documents(self, documents: Array, weights: Array) -> Array:
        """Return for occurrences (n,) what their documents hold."""
        np.add.at(self._documents, documents, weights)
        held = self._documents.take(documents)
        self._documents[documents] = 0.0
        return held


class Bounds:
    """The bounds of one question, by its ``occurrences`` (n,), and the ``documents`` (n,) int64 that these are in.

    ``titles`` are the scores of documents for their titles.
    """

    def __init__(
        self, fields: PartFields, scratch: Scratch, occurrences: Occurrences, rates: Rates, titles: UnitScores
    ) -> None:
        self._fields = fields
        self._titles = titles
        self._rows = occurrences.rows
        self._weights = rates.weights.astype(np.float32).take(occurrences.concepts).repeat(occurrences.sizes)
        summed = min(len(self._rows), len(occurrences.concepts) * fields.longest)
        self._rounding = (summed + _STEPS) * _EPSILON
        self._paragraphs = fields.segment.paragraph_of(occurrences.rows)
        self.documents = fields.documents_of(self._paragraphs)
        steepest = rates.sentence[0]
        near = NEIGHBOURS * steepest
        self._own = np.maximum(rates.sentence - near, np.float32(0))
        self._of_paragraph, beside = scratch.of_paragraphs(self._paragraphs, self._weights)
        lengths = fields.lengths[1].take(self._paragraphs)
        self._bounds: Array = (steepest + PARAGRAPH * rates.paragraph).take(lengths) * self._of_paragraph
        self._bounds += near * beside
        self._bounds += self._around(scratch, rates)
        self._least = math.inf
        self._found: tuple[Array, Array]

    def _around(self, scratch: Scratch, rates: Rates) -> Array:
        """Return what document and title count for each sentence of each occurrence's document at most (n,)."""
        around = scratch.of_documents(self.documents, self._weights)
        around *= DOCUMENT * rates.documents.take(self.documents)
        # an array of limits, since NumPy takes the least of two arrays sooner than of an array and a number
        limit = DOCUMENT * rates.limit * rates.weights.sum()
        np.minimum(around, np.full(len(around), limit, np.float32), out=around)
        if len(self._titles.units):
            around += TITLE * self._titles.at(self.documents)
        return around

    def guess(self, k: int) -> float:
        """Return what the ``k``-th best sentence is likely to score at least."""
        _, bounds = self._sentences(_PARAGRAPH_SHARE * kth(self._bounds, k))
        return _SHARE * kth(bounds, k)

    def chosen(self, least: float) -> tuple[Array, Array]:
        """Return the documents and paragraphs (bool each) to look at, for all sentences that may score so much.

        Beside a paragraph that may have one are two more on either side: that of a sentence which scores for the words
        of its neighbours, and that of the other neighbour.
        """
        paragraphs, bounds = self._sentences(least)
        paragraphs = paragraphs[bounds >= self._rounded(least)]
        documents = np.zeros(len(self._fields.lengths[2]), dtype=bool)
        documents[self._titles.units] = TITLE * self._titles.values >= self._rounded(least)
        documents[self._fields.documents_of(paragraphs)] = True
        near = np.zeros(len(self._fields.lengths[1]) + 4, dtype=bool)
        near[np.add.outer(np.arange(5), paragraphs)] = True
        return documents, near[2:-2]

    def _sentences(self, least: float) -> tuple[Array, Array]:
        """Return paragraph and bound of each sentence with words in a paragraph where one may score so much.

        What is found once serves for all that is more.
        """
        if least < self._least:
            self._least, self._found = least, self._look(least)
        return self._found

    def _rounded(self, least: float) -> float:
        """Return what is to be reached by a bound that may have lost something to rounding."""
        return least * (1 - self._rounding)

    def _look(self, least: float) -> tuple[Array, Array]:
        places = (self._bounds >= self._rounded(least)).nonzero()[0]
        rows = self._rows.take(places)
        order = rows.argsort(kind="stable")
        places, rows = places.take(order), rows.take(order)
        first = first_of_runs(rows).nonzero()[0]
        if not len(first):
            return first, np.empty(0)
        weights = np.add.reduceat(self._weights.take(places), first)
        places, rows = places.take(first), rows.take(first)
        # what is taken off may be nearly all, so that what is lost to rounding is much of what remains
        bounds = (1 + 2 * self._rounding) * self._bounds.take(places) - self._own[0] * self._of_paragraph.take(places)
        bounds += self._own.take(self._fields.lengths[0].take(rows)) * weights
        return self._paragraphs.take(places), bounds
