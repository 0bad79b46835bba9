"""First stage: the sentences worth a closer look, by the words they and what surrounds them share with a question.

The score of a sentence is that of its own words, and in part those of its neighbours, paragraph, document and title.
All sentences are in question, exactly; few are looked at. Scores are summed up where words of the question stand, and
a sentence that has none itself is considered only where what surrounds it may bring it among the best.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.reader import HEADING, Index
from qa_bot.rank.constraints import EVERYWHERE, Scope
from qa_bot.rank.fields import PartFields, Scores
from qa_bot.rank.matching import Match, documents_in, match, rows_in
from qa_bot.rank.weighting import WEIGHTINGS, Scorer
from qa_bot.types import Concept

# What the fields around a sentence count beside its own words (1); tuned for recall on the public question sets
NEIGHBOURS = 0.2
PARAGRAPH = 0.7
DOCUMENT = 0.2
TITLE = 1.2
# The sentence after one that matches answers less often than the sentence before
_NEXT = 0.7
FIELDS = ("sentence", "neighbours", "paragraph", "document", "title")
# Room for the rounding of sums in a bound
_ROOM = 1 + 1e-9


@dataclass(frozen=True, slots=True)
class Candidates:
    """The best sentences, best first: ``rows`` (n,) int64, ``scores`` (n,) float64 and the scores of their ``fields``
    (n, 5) float64 in the order of FIELDS; ``matches`` says where each concept of the question stands.
    """

    rows: Array
    scores: Array
    fields: Array
    matches: tuple[Match, ...]


class Retriever:
    """Ranks the sentences of an index by their fields' scores of one weighting."""

    def __init__(self, index: Index, weighting: str = "bm25") -> None:
        self._index = index
        self._parts = [PartFields(part) for part in index.parts]
        self._weighting = WEIGHTINGS[weighting](index, self._parts)
        self._free: list[list[_Sheet]] = []

    def retrieve(self, concepts: Sequence[Concept], k: int, scope: Scope = EVERYWHERE) -> Candidates:
        """Return the ``k`` best sentences within the scope, ties in the order of documents' names, then of the text.

        Headings are context for the sentences under them and are not returned themselves.
        """
        related = self._weighting.related
        matches = tuple(match(concept, self._index, related=related) for concept in concepts)
        scorer = self._weighting.weigh(matches)
        # sheets are taken from those at hand, so that several threads may ask at a time
        sheets = self._free.pop() if self._free else [_Sheet(fields) for fields in self._parts]
        found = []
        for number, sheet in enumerate(sheets):
            sheet.fill(matches, scorer, number)
            found.append(sheet.best(k, scope))
            sheet.clear()
        self._free.append(sheets)
        rows, scores, fields = (np.concatenate(columns) for columns in zip(*found, strict=True))
        order = _order(scores, self._ranks(rows), rows)[:k]
        return Candidates(rows[order], scores[order], fields[order], matches)

    def _ranks(self, rows: Array) -> Array:
        """Return the place of rows' documents in the order of names, or what is ordered as they are."""
        ranks = self._index.ranks
        return rows if ranks is None else ranks[self._index.document_of(rows)]


def _order(scores: Array, ranks: Array, rows: Array) -> Array:
    return np.lexsort((rows, ranks, -scores))


class _Sheet:
    """The scores of one question over one part of an index."""

    def __init__(self, fields: PartFields) -> None:
        self._fields = fields
        self._segment = fields.segment
        self._part = fields.part
        totals = fields.segment.totals
        units = (totals.sentences, totals.paragraphs, totals.documents)
        self._scores = tuple(Scores(n) for n in units)
        self._title = Scores(totals.documents)
        # what document and title count for each sentence of a document
        self._around = Scores(totals.documents)

    def fill(self, matches: Sequence[Match], scorer: Scorer, number: int) -> None:
        """Sum up the scores of all units and titles that hold a concept."""
        for concept, found in enumerate(matches):
            held = self._fields.counts(*rows_in(found, self._part))
            for field, (scores, counts) in enumerate(zip(self._scores, held, strict=True)):
                scores.add(counts.units, scorer.values(concept, number, field, counts))
            documents, title_counts = documents_in(found, self._part)
            self._title.add(documents, found.idf * title_counts)
        for field, scores in enumerate(self._scores):
            scorer.finish(number, field, scores)
        titled = self._title.touched
        # less for a long title
        self._title.values[titled] /= np.maximum(2.0, self._segment.title_lengths[titled]) ** 0.3
        document, documents = self._scores[2].values, self._scores[2].touched
        self._around.add(documents, DOCUMENT * document[documents] + TITLE * self._title.values[documents])
        others = titled[self._around.values[titled] == 0]
        self._around.add(others, TITLE * self._title.values[others])

    def clear(self) -> None:
        """Take all scores back."""
        for scores in (*self._scores, self._title, self._around):
            scores.clear()

    def best(self, k: int, scope: Scope) -> tuple[Array, Array, Array]:
        """Return the rows that may be among the ``k`` best of the index, with scores and fields' scores."""
        rows = self._candidates(k, scope)
        sentence = self._scores[0].values[rows]
        paragraphs = self._segment.paragraph_of[rows]
        documents = self._segment.paragraph_documents[paragraphs]
        neighbours = self._neighbours(rows)
        paragraph = self._scores[1].values[paragraphs]
        totals = sentence + NEIGHBOURS * neighbours
        totals += PARAGRAPH * paragraph + self._around.values[documents]
        columns = (sentence, neighbours, paragraph, self._scores[2].values[documents], self._title.values[documents])
        chosen = np.flatnonzero(totals > 0)
        if 0 < k < len(chosen):
            chosen = chosen[totals[chosen] >= _kth(totals[chosen], k)]
        return rows[chosen] + self._part.row, totals[chosen], np.stack(columns, axis=1)[chosen]

    def _neighbours(self, rows: Array) -> Array:
        """Return what the sentences before and after each one of the same document score."""
        values = self._scores[0].values
        starts = self._segment.document_rows
        documents = self._segment.document_of(rows)
        first, last = starts[documents], starts[documents.astype(np.int64) + 1]
        before = np.where(rows > first, values[rows - 1], 0.0) if len(rows) else np.zeros(0)
        after = np.where(rows + 1 < last, values[np.minimum(rows + 1, len(values) - 1)], 0.0)
        return before + _NEXT * after

    def _candidates(self, k: int, scope: Scope) -> Array:
        """Return the rows (ascending, int64) among which the ``k`` best are."""
        if scope.rows is not None:
            rows = scope.rows_in(self._part)
            return rows[self._citable(rows, scope)]
        sentence, paragraph = self._scores[0].values, self._scores[1].values
        rows = self._scores[0].touched
        slack = NEIGHBOURS * (1 + _NEXT) * float(sentence[rows].max(initial=0.0)) * _ROOM
        paragraphs = self._segment.paragraph_of[rows]
        documents = self._segment.paragraph_documents[paragraphs]
        citable = self._citable(rows, scope)
        rows = rows[citable]
        least = sentence[rows] + (PARAGRAPH * paragraph[paragraphs] + self._around.values[documents])[citable]
        threshold = _kth(least, k) if 0 < k <= len(rows) else 0.0
        others = self._wordless(threshold - slack)
        rows = np.unique(np.concatenate([rows[least + slack >= threshold], others]))
        return rows[self._citable(rows, scope)]

    def _wordless(self, least: float) -> Array:
        """Return the rows around which there is at least so much, whether or not they have words of the question."""
        segment = self._segment
        paragraphs = self._scores[1].touched
        around = self._around.values[segment.paragraph_documents[paragraphs]]
        paragraphs = paragraphs[PARAGRAPH * self._scores[1].values[paragraphs] + around >= least]
        documents = self._around.touched
        documents = documents[self._around.values[documents] >= least]
        return np.concatenate([_rows(segment.paragraph_rows, paragraphs), _rows(segment.document_rows, documents)])

    def _citable(self, rows: Array, scope: Scope) -> Array:
        """Return which rows (bool each) may be cited at all."""
        citable = np.asarray(self._segment.kinds[rows] != HEADING)
        if scope.documents is None and self._part.live is None:
            return citable
        documents = self._segment.document_of(rows)
        if self._part.live is not None:
            citable &= self._part.live[documents]
        if scope.documents is not None:
            citable &= scope.documents[documents + np.int64(self._part.document)]
        return citable


def _rows(starts: Array, units: Array) -> Array:
    """Return the rows of units (int64), which begin at ``starts``."""
    first, last = starts[units].astype(np.int64), starts[units + 1].astype(np.int64)
    sizes = last - first
    return np.arange(int(sizes.sum())) + np.repeat(first - (np.cumsum(sizes) - sizes), sizes)


def _kth(scores: Array, k: int) -> float:
    """Return the ``k``-th highest of the scores, of which there are as many at least."""
    return float(np.partition(scores, len(scores) - k)[len(scores) - k])
