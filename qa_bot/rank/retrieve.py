"""First stage: the sentences worth a closer look, by the words they and what surrounds them share with a question."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.rank.fields import Fields, title_scores
from qa_bot.rank.matching import Match, match
from qa_bot.rank.weighting import WEIGHTINGS
from qa_bot.types import BlockKind, Concept

# What the fields around a sentence count beside its own words (1); tuned for recall on the public question sets
NEIGHBOURS = 0.2
PARAGRAPH = 0.7
DOCUMENT = 0.2
TITLE = 1.2
# The sentence after one that matches answers less often than the sentence before
_NEXT = 0.7
FIELDS = ("sentence", "neighbours", "paragraph", "document", "title")
_HEADING = tuple(BlockKind).index(BlockKind.HEADING)


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
        self._weighting = WEIGHTINGS[weighting]
        self._fields = Fields.of(index)

    def sentence_scores(self, concepts: Sequence[Concept]) -> Array:
        """Return the score of every sentence by its own words alone (float64)."""
        return self._weighting.score(self._fields.sentence, self._matches(concepts))

    def _matches(self, concepts: Sequence[Concept]) -> tuple[Match, ...]:
        return tuple(match(concept, self._index, related=self._weighting.related) for concept in concepts)

    def retrieve(self, concepts: Sequence[Concept], k: int, allowed: Array | None = None) -> Candidates:
        """Return the ``k`` best sentences, ties in the order of rows; only those ``allowed`` (bool per sentence).

        Headings are context for the sentences under them and are not returned themselves.
        """
        index = self._index
        matches = self._matches(concepts)
        score = self._weighting.score
        sentence = score(self._fields.sentence, matches)
        paragraph = score(self._fields.paragraph, matches)
        document = score(self._fields.document, matches)
        title = title_scores(index, matches)
        neighbours = self._neighbours(sentence)
        surroundings = DOCUMENT * document + TITLE * title
        total = sentence + NEIGHBOURS * neighbours
        total += PARAGRAPH * paragraph[index.paragraph_of] + surroundings[index.document_of]
        total[index.kinds == _HEADING] = 0.0
        if allowed is not None:
            total[~allowed] = 0.0
        rows = _best(total, k)
        documents = index.document_of[rows]
        columns = (
            sentence[rows],
            neighbours[rows],
            paragraph[index.paragraph_of[rows]],
            document[documents],
            title[documents],
        )
        return Candidates(rows, total[rows], np.stack(columns, axis=1), matches)

    def _neighbours(self, sentence: Array) -> Array:
        """Return what the sentences before and after each one of the same document score."""
        scores = np.zeros(len(sentence))
        if len(sentence) > 1:
            together = self._index.document_of[1:] == self._index.document_of[:-1]
            scores[1:] += sentence[:-1] * together
            scores[:-1] += _NEXT * sentence[1:] * together
        return scores


def _best(scores: Array, k: int) -> Array:
    """Return the rows of the ``k`` highest scores above zero, best first; ties go to the lower row."""
    rows = np.flatnonzero(scores > 0)
    if 0 < k < len(rows):
        threshold = np.partition(scores[rows], len(rows) - k)[len(rows) - k]
        rows = rows[scores[rows] >= threshold]
    return rows[np.lexsort((rows, -scores[rows]))][:k]
