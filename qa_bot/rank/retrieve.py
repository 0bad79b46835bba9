"""First stage: the sentences worth a closer look, by the words that they and their surroundings share with a question.

The score of a sentence is that of its own words, and in part those of its neighbours, paragraph, document and title.
The best of all sentences are found exactly, though few are scored (``searcher``).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.rank.constraints import EVERYWHERE, Scope
from qa_bot.rank.fields import PartFields
from qa_bot.rank.matching import Match, match
from qa_bot.rank.searcher import Searcher
from qa_bot.rank.weighting import WEIGHTINGS
from qa_bot.types import Concept

# Bytes that the arrays of a question over a million sentences may take
_KEPT = 1 << 22


class Candidates(NamedTuple):
    """The best sentences, best first: ``rows`` (n,) int64, ``scores`` (n,) float64 and the scores of their ``fields``
    (n, 5) float64 in the order of FIELDS; ``matches`` says where each concept of the question stands.
    """

    rows: Array
    scores: Array
    fields: Array
    matches: tuple[Match, ...]

    def at(self, places: Array) -> "Candidates":
        """Return the sentences at some places."""
        return self._replace(rows=self.rows[places], scores=self.scores[places], fields=self.fields[places])

    def also(self, others: "Candidates") -> "Candidates":
        """Return these with those ``others`` of the same question behind them that are not among them."""
        new = ~np.isin(others.rows, self.rows)
        return Candidates(
            np.concatenate((self.rows, others.rows[new])),
            np.concatenate((self.scores, others.scores[new])),
            np.concatenate((self.fields, others.fields[new])),
            self.matches,
        )


class Retriever:
    """Ranks the sentences of an index by the scores of their fields, in one weighting."""

    def __init__(self, index: Index, weighting: str = "bm25") -> None:
        self._index = index
        self._parts = [PartFields(part) for part in index.parts]
        self._weighting = WEIGHTINGS[weighting](index, self._parts)
        self._free: list[list[Searcher]] = []
        _keep_memory()

    def retrieve(self, concepts: Sequence[Concept], k: int, scope: Scope = EVERYWHERE) -> Candidates:
        """Return the ``k`` best sentences within the scope, ties in the order of documents' names, then of the text.

        Headings and questions are context for the sentences under them and are not returned themselves.
        """
        related = self._weighting.related
        matches = tuple(match(concept, self._index, related=related) for concept in concepts)
        telling = sorted(matches, key=lambda found: -found.idf)
        scorer = self._weighting.weigh(telling)
        # a thread takes searchers that no other one uses, or makes new ones
        try:
            searchers = self._free.pop()
        except IndexError:
            searchers = [Searcher(fields, part) for part, fields in enumerate(self._parts)]
        found = [searcher.best(telling, scorer, k, scope) for searcher in searchers]
        self._free.append(searchers)
        rows = np.concatenate([best.rows for best in found])
        scores = np.concatenate([best.scores for best in found])
        fields = np.concatenate([best.fields for best in found])
        order = _order(scores, self._ranks(rows), rows)[: max(k, 0)]
        return Candidates(rows[order], scores[order], fields[order], matches)

    def _ranks(self, rows: Array) -> Array:
        """Return the place of rows' documents in the order of names, or what is ordered as they are."""
        ranks = self._index.ranks
        return rows if ranks is None else ranks[self._index.document_of(rows)]


def _keep_memory() -> None:
    """Have the C library keep some memory at hand, which it would give back to the system after each question.

    What is given back comes again page by page, which takes longer than what is done with it. glibc keeps up to twice
    the size of the largest piece that was ever freed (mallopt(3), M_MMAP_THRESHOLD); others are not affected.
    """
    np.empty(_KEPT, dtype=np.uint8)


def _order(scores: Array, ranks: Array, rows: Array) -> Array:
    return np.lexsort((rows, ranks, -scores))
