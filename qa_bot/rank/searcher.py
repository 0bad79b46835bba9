"""The search for the best sentences of one part of an index, for one question after the other.

Few paragraphs are scored, and yet the result is exact: ``bounds`` tell of the others that they cannot have one of the
best sentences (as Turtle & Flood 1995, "Query evaluation: strategies and optimizations", do of words).
"""

from collections.abc import Sequence

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.rank.bounds import Bounds, Scratch
from qa_bot.rank.constraints import Scope
from qa_bot.rank.fields import PartFields, UnitScores
from qa_bot.rank.matching import Match, documents_in
from qa_bot.rank.occurrences import Occurrences
from qa_bot.rank.runs import distinct
from qa_bot.rank.scores import Scored, Scores, kth
from qa_bot.rank.weighting import Scorer

# Up to so many occurrences of the question's words, it is quicker to score all than to work out bounds
_FEW = 2_000


class Searcher:
    """Searches one part of an index, for one question at a time."""

    def __init__(self, fields: PartFields, number: int) -> None:
        self._fields = fields
        self._part = fields.part
        self._number = number
        self._scratch = Scratch(fields)

    def best(self, matches: Sequence[Match], scorer: Scorer, k: int, scope: Scope) -> Scored:
        """Return the sentences that are among the ``k`` best of the part, ties included, by the rows of the index."""
        occurrences, titles = Occurrences.of(matches, self._number), titles_in(matches, self._fields)
        citable = self._citable(scope)
        if citable is not None:
            occurrences = occurrences.at(citable.take(self._documents_of(occurrences.rows)).nonzero()[0])
            titles = titles.among(citable)
        if scope.rows is None:
            found = self._search(occurrences, titles, scorer, k)
        else:
            found = self._score(occurrences, titles, scorer).of(self._named(scope))
        found = found.at((found.scores > 0) & (found.scores >= kth(found.scores, k)))
        return Scored(found.rows + self._part.row, found.scores, found.fields)

    def _search(self, occurrences: Occurrences, titles: UnitScores, scorer: Scorer, k: int) -> Scored:
        """Return the sentences that may be among the ``k`` best.

        The score of the ``k``-th is guessed, and every paragraph is scored that may have a sentence as good. If fewer
        than k are found, the score of the ``k``-th one found is the next guess, and a second look is enough.
        """
        rates = scorer.rates(self._number) if len(occurrences) > _FEW else None
        if rates is None:
            return self._best_of(self._score(occurrences, titles, scorer), k)
        bounds = Bounds(self._fields, self._scratch, occurrences, rates, titles)
        least = bounds.guess(k)
        while True:
            documents, paragraphs = bounds.chosen(least)
            there = occurrences.at(documents.take(bounds.documents).nonzero()[0])
            found = self._best_of(self._score(there, titles.among(documents), scorer, paragraphs), k)
            reached = kth(found.scores, k)
            if reached >= least:
                return found
            least = reached

    def _best_of(self, scores: Scores, k: int) -> Scored:
        return scores.of(scores.near(k))

    def _score(
        self, occurrences: Occurrences, titles: UnitScores, scorer: Scorer, chosen: Array | None = None
    ) -> Scores:
        """Return the scores by the occurrences and titles, which are all of those of their documents.

        Sentences and paragraphs are scored in ``chosen`` paragraphs alone (bool each; None for all).
        """
        found = self._fields.counts(occurrences.held(), occurrences.n_concepts, chosen)
        sentences, paragraphs, documents = (
            scorer.scores(self._number, field, counts) for field, counts in enumerate(found)
        )
        return Scores(self._fields, (sentences, paragraphs, documents), titles)

    def _citable(self, scope: Scope) -> Array | None:
        """Return which documents (bool each) may be cited; None for all."""
        live, first, last = self._part.live, self._part.document, self._fields.segment.totals.documents
        allowed = None if scope.documents is None else scope.documents[first : first + last]
        named = None if scope.rows is None else np.zeros(last, dtype=bool)
        if named is not None:
            named[self._documents_of(self._named(scope))] = True
        limits = [limit for limit in (live, allowed, named) if limit is not None]
        return np.logical_and.reduce(limits) if limits else None

    def _named(self, scope: Scope) -> Array:
        """Return the citable rows of the scope."""
        rows = scope.rows_in(self._part)
        return rows[self._fields.segment.citable(rows)]

    def _documents_of(self, rows: Array) -> Array:
        return self._fields.documents_of(self._fields.segment.paragraph_of(rows))


def titles_in(matches: Sequence[Match], fields: PartFields) -> UnitScores:
    """Return the scores of the documents of a part whose titles hold concepts: less for a long title."""
    found = [(*documents_in(match, fields.part), match.idf) for match in matches]
    documents = np.concatenate([np.empty(0, np.int64), *(documents for documents, _, _ in found)])
    if not len(documents):
        return UnitScores(documents, np.empty(0))
    units = distinct(documents)
    sums = np.bincount(units.searchsorted(documents), np.concatenate([idf * counts for _, counts, idf in found]))
    return UnitScores(units, sums / np.maximum(2.0, fields.segment.title_lengths[units]) ** 0.3)
