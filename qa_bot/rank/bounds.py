"""What sentences of one part of an index score for a question at most, so that few have to be scored exactly.

A word that stands in a unit n times counts at most n times what it does there once, for BM25 is concave in n; and a
sentence counts the highest of the words of a concept, which is not more than their sum. So with w(u) for the summed
weights of the occurrences in a unit u, and by length(u) what one of weight 1 counts there, u scores at most
by_length(u) · w(u), and the sums need neither counts nor an order. As a sentence s and its neighbours are different
sentences of its paragraph p and the ones beside it, in its document d, the score of s is at most

    by_length(s) · w(s)  +  NEIGHBOURS · steepest · (w(p) - w(s) + w(before p) + w(after p))
    + PARAGRAPH · by_length(p) · w(p)  +  DOCUMENT · by_length(d) · w(d)  +  TITLE · title(d)

where steepest is that of a sentence of no length. As w(s) <= w(p) and by_length(s) <= steepest, no sentence of p scores
more than with both equal: that is looked at first.
"""

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.rank.features.runs import first_of_runs
from qa_bot.rank.fields import PartFields, UnitScores
from qa_bot.rank.formula import DOCUMENT, NEIGHBOURS, PARAGRAPH, TITLE
from qa_bot.rank.occurrences import Occurrences
from qa_bot.rank.scores import ROOM, kth
from qa_bot.rank.weighting import Rates

# Of so many times as many occurrences as sentences are wanted, those of the best paragraphs, it is seen how good the best
# sentences are
_SAMPLE = 6
# What share of its bound the last sentence that is wanted scores at least, as a rule: of the generator's and all public
# question sets, in nine questions of ten. Where it scores less, more documents are looked at
_SHARE = 0.85


class Summed:
    """Room for the weights of the paragraphs of a part, which are taken back after each question."""

    def __init__(self, n_paragraphs: int) -> None:
        room = np.zeros(n_paragraphs + 2)
        self.before, self.weights, self.after = room[:-2], room[1:-1], room[2:]

    def of(self, paragraphs: Array, weights: Array) -> tuple[Array, Array]:
        """Return the sums of weights (n,) of each one's paragraph, and those of the two beside it together."""
        np.add.at(self.weights, paragraphs, weights)
        own = self.weights.take(paragraphs)
        beside = self.before.take(paragraphs)
        beside += self.after.take(paragraphs)
        self.weights[paragraphs] = 0.0
        return own, beside


class Bounds:
    """The bounds of one question: of its ``occurrences`` (n,), which are those in ``documents`` (n,) int64.

    ``weights`` (k,) are those of its concepts; ``titles`` the scores of documents for their titles.
    """

    def __init__(
        self,
        fields: PartFields,
        summed: Summed,
        occurrences: Occurrences,
        weights: Array,
        rates: Rates,
        titles: UnitScores,
    ) -> None:
        self._lengths = fields.lengths
        self._rows = occurrences.rows
        self._titles = titles
        self._weights = weights.take(occurrences.concepts).repeat(occurrences.sizes)
        paragraphs = fields.segment.paragraph_of(occurrences.rows)
        self.documents = fields.documents_of(paragraphs)
        self._of_paragraph, beside = summed.of(paragraphs, self._weights)
        self._around = np.bincount(self.documents, self._weights, len(rates.documents)) * rates.documents
        self._around *= DOCUMENT
        np.minimum(self._around, DOCUMENT * rates.limit * float(weights.sum()), out=self._around)
        self._around[titles.units] += TITLE * titles.values
        near = NEIGHBOURS * rates.sentence[0]
        self._own = np.maximum(rates.sentence - near, 0.0)
        of_paragraph = PARAGRAPH * rates.paragraph + rates.sentence[0]
        self._bounds: Array = of_paragraph.take(self._lengths[1].take(paragraphs)) * self._of_paragraph
        self._bounds += near * beside
        self._bounds += self._around.take(self.documents)

    def guess(self, k: int) -> float:
        """Return what the ``k``-th best sentence is likely to score at least."""
        _, bounds = self._sentences(kth(self._bounds, _SAMPLE * k))
        return _SHARE * kth(bounds, k)

    def chosen(self, least: float) -> Array:
        """Return which documents (bool each) may have a sentence that scores so much."""
        chosen = np.zeros(len(self._around), dtype=bool)
        chosen[self._titles.units] = self._around.take(self._titles.units) >= least / ROOM
        documents, bounds = self._sentences(least)
        chosen[documents[bounds >= least / ROOM]] = True
        return chosen

    def _sentences(self, least: float) -> tuple[Array, Array]:
        """Return documents and bounds of the sentences with words in paragraphs where one may score so much."""
        places = (self._bounds >= least / ROOM).nonzero()[0]
        rows = self._rows.take(places)
        order = rows.argsort(kind="stable")
        places, rows = places.take(order), rows.take(order)
        first = first_of_runs(rows).nonzero()[0]
        if not len(first):
            return first, np.empty(0)
        weights = np.add.reduceat(self._weights.take(places), first)
        places, rows = places.take(first), rows.take(first)
        bounds = self._bounds.take(places) - self._own[0] * self._of_paragraph.take(places)
        bounds += self._own.take(self._lengths[0].take(rows)) * weights
        return self.documents.take(places), bounds
