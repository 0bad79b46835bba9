"""One part of an index as one question after the other is asked of it: which of its sentences are the best, exactly.

Few documents are looked at, and yet the best sentences are those of all: bounds tell of the others that they cannot have
one. (After Turtle & Flood 1995, "Query evaluation: strategies and optimizations"; what is passed over here is documents,
not words.)
"""

from collections.abc import Sequence

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.reader import HEADING
from qa_bot.rank.bounds import Bounds, Room
from qa_bot.rank.constraints import Scope
from qa_bot.rank.features.runs import distinct
from qa_bot.rank.fields import PartFields, UnitScores
from qa_bot.rank.matching import Match, documents_in
from qa_bot.rank.occurrences import Occurrences
from qa_bot.rank.scores import Scored, Scores, kth
from qa_bot.rank.weighting import Scorer

# Up to so many occurrences of the question's words, it is quicker to look at all of them than to ask which ones matter
_FEW = 2_000


class Sheet:
    """One part of an index, with room for the sums of one question at a time."""

    def __init__(self, fields: PartFields, number: int) -> None:
        self._fields = fields
        self._part = fields.part
        self._number = number
        self._room = Room(fields)

    def best(self, matches: Sequence[Match], scorer: Scorer, k: int, scope: Scope) -> Scored:
        """Return the sentences that are among the ``k`` best of the part, ties included, by the rows of the index."""
        occurrences = Occurrences.of(matches, self._number)
        titles = self._titles(matches)
        citable = self._citable(scope)
        if citable is not None:
            occurrences = occurrences.at(citable.take(self._documents_of(occurrences.rows)).nonzero()[0])
            allowed = citable.take(titles.units)
            titles = UnitScores(titles.units[allowed], titles.values[allowed])
        if scope.rows is None:
            found = self._search(occurrences, titles, scorer, k)
        else:
            found = self._score(occurrences, titles, scorer).of(self._named(scope, citable))
        chosen = found.scores > 0
        chosen &= found.scores >= kth(found.scores, k)
        found = found.at(chosen)
        return Scored(found.rows + self._part.row, found.scores, found.fields)

    def _search(self, occurrences: Occurrences, titles: UnitScores, scorer: Scorer, k: int) -> Scored:
        """Return the sentences that may be among the ``k`` best.

        What the last of these scores is guessed, and every document looked at that may have a sentence as good. If there
        are not enough of them, what was found instead tells which documents may have better ones.
        """
        rates = scorer.rates(self._number) if len(occurrences) > _FEW else None
        if rates is None:
            return self._best_of(self._score(occurrences, titles, scorer), k)
        bounds = Bounds(self._fields, self._room, occurrences, scorer.weights, rates, titles)
        least = bounds.guess(k)
        while True:
            documents = bounds.chosen(least)
            places = documents.take(bounds.documents).nonzero()[0]
            allowed = documents.take(titles.units)
            scores = self._score(
                occurrences.at(places), UnitScores(titles.units[allowed], titles.values[allowed]), scorer
            )
            found = self._best_of(scores, k)
            reached = kth(found.scores, k)
            if reached >= least:
                return found
            least = reached

    def _best_of(self, scores: Scores, k: int) -> Scored:
        return scores.of(scores.near(k))

    def _score(self, occurrences: Occurrences, titles: UnitScores, scorer: Scorer) -> Scores:
        """Return the scores by the occurrences and titles, which are all of those of their documents."""
        found = self._fields.counts(occurrences.held(), occurrences.n_concepts)
        sentences, paragraphs, documents = (
            scorer.scores(self._number, field, counts) for field, counts in enumerate(found)
        )
        return Scores(self._fields, (sentences, paragraphs, documents), titles)

    def _titles(self, matches: Sequence[Match]) -> UnitScores:
        """Return the scores of the documents whose titles hold concepts: less for a long title."""
        found = [(*documents_in(match, self._part), match.idf) for match in matches]
        documents = np.concatenate([np.empty(0, np.int64), *(documents for documents, _, _ in found)])
        if not len(documents):
            return UnitScores(documents, np.empty(0))
        units = distinct(documents)
        values = np.concatenate([idf * counts for _, counts, idf in found])
        sums = np.bincount(units.searchsorted(documents), values)
        return UnitScores(units, sums / np.maximum(2.0, self._fields.segment.title_lengths[units]) ** 0.3)

    def _citable(self, scope: Scope) -> Array | None:
        """Return which documents (bool each) may be cited; None for all."""
        live = self._part.live
        if scope.documents is None:
            return live
        first = self._part.document
        allowed = scope.documents[first : first + self._fields.segment.totals.documents]
        return allowed if live is None else allowed & live

    def _named(self, scope: Scope, citable: Array | None) -> Array:
        """Return the rows of the scope that may be cited."""
        rows = scope.rows_in(self._part)
        rows = rows[self._fields.segment.kinds.take(rows) != HEADING]
        return rows if citable is None else rows[citable.take(self._documents_of(rows))]

    def _documents_of(self, rows: Array) -> Array:
        return self._fields.documents_of(self._fields.segment.paragraph_of(rows))
