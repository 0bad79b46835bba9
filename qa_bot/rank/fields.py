"""The fields of a sentence: itself, its paragraph, its document.

Postings are kept by sentence; paragraphs and documents are runs of sentences, so their counts are sums over runs.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.rank.matching import Match

Counts = tuple[Array, Array]
"""The units (ascending) that hold a concept, and how often (float64)."""


class Field:
    """A division of the collection into units, and how the length of a unit tempers its counts (``b`` of BM25)."""

    def __init__(self, lengths: Array, unit_of: Array | None, words: Callable[[], Array], b: float) -> None:
        self.lengths = lengths
        self.b = b
        self._unit_of = unit_of
        self._words = words

    @cached_property
    def mean_length(self) -> float:
        """Words in a unit on average, at least 1."""
        return max(float(self.lengths.mean()), 1.0) if len(self.lengths) else 1.0

    @cached_property
    def norms(self) -> Array:
        """The Euclidean norm of each unit's TF-IDF vector, 0 for a unit without words (float64)."""
        terms = self._words()
        if not len(terms):
            return np.zeros(len(self.lengths))
        units = np.repeat(np.arange(len(self.lengths), dtype=np.int64), self.lengths)
        pairs, counts = np.unique((units << 32) | terms, return_counts=True)
        terms = pairs & 0xFFFFFFFF
        idf = np.log((1 + len(self.lengths)) / (1 + np.bincount(terms))) + 1
        return np.asarray(np.sqrt(np.bincount(pairs >> 32, (counts * idf[terms]) ** 2, minlength=len(self.lengths))))

    def counts(self, found: Match) -> Counts:
        """Return the units that hold a concept, and how often; sentences ascend, and so do their units."""
        if self._unit_of is None or not len(found.rows):
            return found.rows, found.counts
        units = self._unit_of[found.rows]
        first = np.flatnonzero(np.diff(units, prepend=-1))
        return units[first], np.add.reduceat(found.counts, first)


@dataclass(frozen=True, slots=True)
class Fields:
    """The three fields of an index."""

    sentence: Field
    paragraph: Field
    document: Field

    @classmethod
    def of(cls, index: Index) -> "Fields":
        """Return the fields of an index; norms are worked out when they are first asked for."""

        def words() -> Array:
            return np.asarray(index.word_terms[index.tokens])

        documents = np.diff(index.token_starts[index.document_rows])
        return cls(
            Field(index.sentence_lengths, None, words, b=0.4),
            Field(index.paragraph_lengths, index.paragraph_of, words, b=0.6),
            Field(documents, index.document_of, words, b=0.6),
        )


def title_scores(index: Index, matches: Sequence[Match]) -> Array:
    """Return for every document the weight of the concepts in its title, less for a long title (float64)."""
    scores = np.zeros(index.n_documents)
    for found in matches:
        scores[found.documents] += found.idf * found.title_counts
    return np.asarray(scores / np.maximum(2.0, index.title_lengths) ** 0.3)
