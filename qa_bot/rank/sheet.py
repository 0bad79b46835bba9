"""The scores of one question over one part of an index, summed up where its words stand.

Few sentences are looked at, and yet the best are those of all: a bound tells of the others that they cannot be among
them.
"""

from collections.abc import Sequence

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.reader import HEADING
from qa_bot.rank.constraints import Scope
from qa_bot.rank.features.runs import distinct
from qa_bot.rank.fields import PartFields, Scores
from qa_bot.rank.formula import DOCUMENT, NEIGHBOURS, NEXT, PARAGRAPH, TITLE
from qa_bot.rank.matching import Match, documents_in, rows_in
from qa_bot.rank.weighting import Scorer

# From so many sentences on that hold a concept, it is worth asking whether all of them matter
_MANY = 2_000
# Room for the rounding of sums in a bound
_ROOM = 1 + 1e-9


class Sheet:
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

    def fill(self, matches: Sequence[Match], scorer: Scorer, number: int, k: int, scope: Scope) -> None:
        """Sum up the scores of the units that hold a concept, those at least that may matter to the ``k`` best.

        The most telling concepts come first. As soon as all that are left cannot bring a sentence among the best that
        has nothing else, they are looked up only in the documents found so far (after Turtle & Flood 1995, "Query
        evaluation: strategies and optimizations").
        """
        for found in matches:
            documents, title_counts = documents_in(found, self._part)
            self._title.add(documents, found.idf * title_counts)
        order = sorted(range(len(matches)), key=lambda concept: -matches[concept].idf)
        everywhere = True
        for place, concept in enumerate(order):
            rows, counts = rows_in(matches[concept], self._part)
            if everywhere and place and len(rows) > _MANY and scope.rows is None:
                most = sum(_most(scorer, other) for other in order[place:])
                everywhere = most * _ROOM >= self._kth_so_far(k, scope)
            if not everywhere:
                rows, counts = self._near(rows, counts)
            held = self._fields.counts(rows, counts)
            for field, (scores, of_units) in enumerate(zip(self._scores, held, strict=True)):
                scores.add(of_units.units, scorer.values(concept, number, field, of_units))
        self._sum_around(scorer, number)

    def _kth_so_far(self, k: int, scope: Scope) -> float:
        """Return what the ``k``-th best sentence scores at least, by what has been summed up; 0 for fewer sentences."""
        rows = self._scores[0].touched
        rows = rows[self._citable(rows, scope)]
        if not 0 < k <= len(rows):
            return 0.0
        paragraph = self._scores[1].values[self._segment.paragraph_of(rows)]
        return _kth(self._scores[0].values[rows] + PARAGRAPH * paragraph, k)

    def _near(self, rows: Array, counts: Array) -> tuple[Array, Array]:
        """Return the rows (ascending), with their counts, in documents that have been found so far."""
        starts = self._segment.document_rows
        documents = distinct(np.concatenate([self._scores[2].touched, self._title.touched]))
        first = np.searchsorted(rows, starts[documents].astype(np.int64))
        last = np.searchsorted(rows, starts[documents + 1].astype(np.int64))
        places = _ranges(first, last)
        return rows[places], counts[places]

    def _sum_around(self, scorer: Scorer, number: int) -> None:
        """Bring all scores to their scale, and sum up what document and title count for each sentence."""
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
        if scope.rows is not None:
            rows = scope.rows_in(self._part)
            rows = rows[self._citable(rows, scope)]
            scores = self._totals(rows)
        else:
            rows = self._with_words(k, scope)
            scores = self._totals(rows)
            least = _kth(scores, k) if 0 < k <= len(rows) else 0.0
            rows, scores = self._with_wordless(rows, scores, least, scope)
        chosen = np.flatnonzero(scores > 0)
        if 0 < k < len(chosen):
            chosen = chosen[scores[chosen] >= _kth(scores[chosen], k)]
        rows = rows[chosen]
        return rows + self._part.row, scores[chosen], self._columns(rows)

    def _with_words(self, k: int, scope: Scope) -> Array:
        """Return the rows that hold a concept and may be among the ``k`` best, whatever their neighbours count."""
        rows = self._scores[0].touched
        rows = rows[self._citable(rows, scope)]
        if not 0 < k < len(rows):
            return rows
        paragraphs = self._segment.paragraph_of(rows)
        around = self._around.values[self._segment.paragraph_documents[paragraphs]]
        least = self._scores[0].values[rows] + (PARAGRAPH * self._scores[1].values[paragraphs] + around)
        return rows[least + self._slack() >= _kth(least, k)]

    def _slack(self) -> float:
        """Return what neighbours can count for a sentence at most."""
        sentence = self._scores[0]
        return NEIGHBOURS * (1 + NEXT) * float(sentence.values[sentence.touched].max(initial=0.0)) * _ROOM

    def _with_wordless(self, rows: Array, scores: Array, least: float, scope: Scope) -> tuple[Array, Array]:
        """Return rows and scores and those of rows without a concept that may score ``least``."""
        sentence = self._scores[0]
        kept = scores >= least
        others = self._surrounded(least - self._slack())
        others = distinct(others[sentence.values[others] == 0])
        others = others[self._citable(others, scope)]
        return np.concatenate([rows[kept], others]), np.concatenate([scores[kept], self._totals(others)])

    def _totals(self, rows: Array) -> Array:
        """Return the scores of rows (float64)."""
        paragraphs = self._segment.paragraph_of(rows)
        around = self._around.values[self._segment.paragraph_documents[paragraphs]]
        totals = self._scores[0].values[rows] + NEIGHBOURS * self._neighbours(rows)
        totals += PARAGRAPH * self._scores[1].values[paragraphs] + around
        return totals

    def _columns(self, rows: Array) -> Array:
        """Return the scores of the fields of rows (n, 5), in the order of FIELDS."""
        paragraphs = self._segment.paragraph_of(rows)
        documents = self._segment.paragraph_documents[paragraphs]
        sentence, paragraph, document = (scores.values for scores in self._scores)
        columns = (
            sentence[rows],
            self._neighbours(rows),
            paragraph[paragraphs],
            document[documents],
            self._title.values[documents],
        )
        return np.stack(columns, axis=1)

    def _neighbours(self, rows: Array) -> Array:
        """Return what the sentences before and after each one of the same document score."""
        values = self._scores[0].values
        scores = np.zeros(len(rows))
        for step, share in ((-1, 1.0), (1, NEXT)):
            near = np.clip(rows + step, 0, len(values) - 1) if len(values) else rows
            # few sentences that hold a concept stand side by side: documents are compared for these alone
            found = np.flatnonzero((values[near] > 0) & (near != rows))
            together = self._segment.document_of(near[found]) == self._segment.document_of(rows[found])
            scores[found] += share * values[near[found]] * together
        return scores

    def _surrounded(self, least: float) -> Array:
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
    return _ranges(starts[units].astype(np.int64), starts[units + 1].astype(np.int64))


def _ranges(first: Array, last: Array) -> Array:
    """Return the numbers of all ranges, from ``first`` on and before ``last``, one behind the other (int64)."""
    sizes = last - first
    return np.arange(int(sizes.sum())) + np.repeat(first - (np.cumsum(sizes) - sizes), sizes)


def _most(scorer: Scorer, concept: int) -> float:
    """Return what a concept alone can count for a sentence whose title does not hold it."""
    sentence, paragraph, document = (scorer.most(concept, field) for field in range(3))
    return sentence * (1 + NEIGHBOURS * (1 + NEXT)) + PARAGRAPH * paragraph + DOCUMENT * document


def _kth(scores: Array, k: int) -> float:
    """Return the ``k``-th highest of the scores, of which there are as many at least."""
    return float(np.partition(scores, len(scores) - k)[len(scores) - k])
