"""First stage: the sentences worth a closer look, by the words they and what surrounds them share with a question."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.rank.fields import DocumentField, ParagraphField, SentenceField
from qa_bot.rank.weighting import WEIGHTINGS
from qa_bot.types import BlockKind, Concept

# What the paragraph and the document count beside the sentence itself
PARAGRAPH_WEIGHT = 0.3
DOCUMENT_WEIGHT = 0.3
_HEADING = tuple(BlockKind).index(BlockKind.HEADING)


@dataclass(frozen=True, slots=True)
class Candidates:
    """The best sentences, best first: ``rows`` (int64) and their ``scores`` (float64), of equal length."""

    rows: Array
    scores: Array


class Retriever:
    """Ranks the sentences of an index by sentence + paragraph + document scores of one weighting."""

    def __init__(self, index: Index, weighting: str = "bm25") -> None:
        self._index = index
        self._score = WEIGHTINGS[weighting]
        self._sentences = SentenceField(index)
        self._paragraphs = ParagraphField(index)
        self._documents = DocumentField(index)

    def sentence_scores(self, concepts: Sequence[Concept]) -> Array:
        """Return the score of every sentence by its own words alone (float64)."""
        counts = [self._sentences.counts(concept) for concept in concepts]
        return self._score(self._sentences, counts, [concept.count for concept in concepts])

    def retrieve(self, concepts: Sequence[Concept], k: int, allowed: Array | None = None) -> Candidates:
        """Return the ``k`` best sentences, ties in the order of rows; only those ``allowed`` (bool per sentence).

        Headings are context for the sentences under them and are not returned themselves.
        """
        index = self._index
        weights = [concept.count for concept in concepts]
        sentences = [self._sentences.counts(concept) for concept in concepts]
        paragraphs = [self._paragraphs.counts(counts) for counts in sentences]
        documents = [self._documents.counts(*pair) for pair in zip(concepts, sentences, strict=True)]
        scores = self._score(self._sentences, sentences, weights)
        scores += PARAGRAPH_WEIGHT * self._score(self._paragraphs, paragraphs, weights)[index.paragraph_of]
        scores += DOCUMENT_WEIGHT * self._score(self._documents, documents, weights)[index.document_of]
        scores[index.kinds == _HEADING] = 0.0
        if allowed is not None:
            scores[~allowed] = 0.0
        return _best(scores, k)


def _best(scores: Array, k: int) -> Candidates:
    """Return the ``k`` highest scores above zero; ties go to the lower row."""
    rows = np.flatnonzero(scores > 0)
    if 0 < k < len(rows):
        threshold = np.partition(scores[rows], len(rows) - k)[len(rows) - k]
        rows = rows[scores[rows] >= threshold]
    rows = rows[np.lexsort((rows, -scores[rows]))][:k]
    return Candidates(rows, scores[rows])
