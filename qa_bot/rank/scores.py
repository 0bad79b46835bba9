"""The scores of sentences within some documents of one part of an index, exactly, for one question."""

from typing import NamedTuple

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.rank.fields import PartFields, UnitScores
from qa_bot.rank.formula import DOCUMENT, NEIGHBOURS, NEXT, PARAGRAPH, TITLE
from qa_bot.rank.runs import distinct, first_of_runs, ranges

# Room for the rounding of sums in a bound
_ROOM = 1 + 1e-9


class Scored(NamedTuple):
    """Sentences, by ``rows`` (n,) int64, with their ``scores`` (n,) and those of their ``fields`` (n, 5): FIELDS."""

    rows: Array
    scores: Array
    fields: Array

    def at(self, places: Array) -> "Scored":
        """Return the sentences at some places."""
        return Scored(self.rows[places], self.scores[places], self.fields[places])


class Scores:
    """What the sentences, paragraphs, documents and titles that hold words of the question score for these.

    ``found`` are the scores of the first three.
    """

    def __init__(
        self, fields: PartFields, found: tuple[UnitScores, UnitScores, UnitScores], titles: UnitScores
    ) -> None:
        self._fields = fields
        self._segment = fields.segment
        self._sentences, self._paragraphs, self._documents = found
        self._titles = titles

    def of(self, rows: Array) -> Scored:
        """Return the scores of sentences."""
        paragraphs = self._segment.paragraph_of(rows)
        documents = self._fields.documents_of(paragraphs)
        sentence, neighbours = self._sentences_and_neighbours(rows, documents)
        paragraph, document = self._paragraphs.at(paragraphs), self._documents.at(documents)
        title = self._titles.at(documents)
        totals = sentence + NEIGHBOURS * neighbours
        totals += PARAGRAPH * paragraph + (DOCUMENT * document + TITLE * title)
        return Scored(rows, totals, np.stack((sentence, neighbours, paragraph, document, title), axis=1))

    def _sentences_and_neighbours(self, rows: Array, documents: Array) -> tuple[Array, Array]:
        """Return what sentences score, and those before and after each of the same document."""
        n, edges = len(rows), self._segment.document_rows
        scores = self._sentences.at(np.concatenate((rows, rows - 1, rows + 1)))
        before = scores[n : 2 * n] * (rows > edges.take(documents))
        after = scores[2 * n :] * (rows + 1 < edges.take(documents + 1))
        return scores[:n], before + NEXT * after

    def near(self, k: int) -> Array:
        """Return the rows (ascending, citable ones) that may be among the ``k`` best of these documents.

        What a sentence has of its own, its paragraph, document and title is at least what it scores; its neighbours add
        what is due to the best sentence of its document at most. Sentences without a word of the question have nothing
        of their own.
        """
        rows, own = self._sentences
        paragraphs = self._segment.paragraph_of(rows)
        documents = self._fields.documents_of(paragraphs)
        around = self._around()
        scores = own + (PARAGRAPH * self._paragraphs.of(paragraphs) + around.of(documents))
        citable = self._segment.citable(rows)
        least = kth(scores[citable], k)
        first = first_of_runs(documents).nonzero()[0]
        best = np.maximum.reduceat(own, first) if len(first) else own
        slack = UnitScores(documents.take(first), NEIGHBOURS * (1 + NEXT) * _ROOM * best)
        with_words = rows[(scores + slack.of(documents) >= least) & citable]
        wordless = self._wordless(UnitScores(around.units, around.values + slack.at(around.units)), least)
        return distinct(np.concatenate([with_words, wordless])) if len(wordless) else with_words

    def _around(self) -> UnitScores:
        """Return what document and title count for each sentence of the documents."""
        units, values = self._documents
        if not len(self._titles.units):
            return UnitScores(units, DOCUMENT * values)
        units = distinct(np.concatenate([units, self._titles.units]))
        return UnitScores(units, DOCUMENT * self._documents.at(units) + TITLE * self._titles.at(units))

    def _wordless(self, around: UnitScores, least: float) -> Array:
        """Return the citable rows around which there is at least so much, some of them twice."""
        paragraphs, values = self._paragraphs
        reach = PARAGRAPH * values + around.of(self._fields.documents_of(paragraphs))
        paragraphs = paragraphs[reach >= least]
        documents = around.units[around.values >= least]
        rows = _rows(self._segment.paragraph_rows, paragraphs)
        if len(documents):
            rows = np.concatenate((rows, _rows(self._segment.document_rows, documents)))
        return rows[self._segment.citable(rows)]


def _rows(starts: Array, units: Array) -> Array:
    """Return the rows of units (int64), which begin at ``starts``."""
    if not len(units):
        return units
    return ranges(starts.take(units).astype(np.int64), starts.take(units + 1).astype(np.int64))


def kth(scores: Array, k: int) -> float:
    """Return the ``k``-th highest of the scores, 0 where there are not as many."""
    return float(np.partition(scores, len(scores) - k)[len(scores) - k]) if 0 < k <= len(scores) else 0.0
