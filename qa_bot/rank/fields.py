"""The fields of a sentence: itself, its paragraph, its document with the title.

Postings are kept by sentence; paragraphs and documents are runs of sentences, so their counts are sums over runs.
"""

from functools import cached_property

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.rank.weighting import Counts
from qa_bot.types import Concept


class SentenceField:
    """Each sentence is a unit."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @property
    def lengths(self) -> Array:
        """Words in each sentence (int64)."""
        return self._index.sentence_lengths

    @cached_property
    def norms(self) -> Array:
        """The norm of each sentence's TF-IDF vector (float64)."""
        return _tfidf_norms(self._index.word_terms[self._index.tokens], self.lengths)

    def counts(self, concept: Concept) -> Counts:
        """Return the sentences that hold any of the concept's terms, and how often."""
        found = [self._index.postings.of(term) for term in concept.terms]
        return _merged(found)


class ParagraphField:
    """Each paragraph is a unit."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @property
    def lengths(self) -> Array:
        """Words in each paragraph (int64)."""
        return self._index.paragraph_lengths

    @cached_property
    def norms(self) -> Array:
        """The norm of each paragraph's TF-IDF vector (float64)."""
        return _tfidf_norms(self._index.word_terms[self._index.tokens], self.lengths)

    def counts(self, sentences: Counts) -> Counts:
        """Return the paragraphs of the sentences that hold a concept, and how often."""
        return _summed(self._index.paragraph_of, sentences)


class DocumentField:
    """Each document is a unit, its title counted in."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @property
    def lengths(self) -> Array:
        """Words in each document (int64)."""
        return self._index.document_lengths

    @cached_property
    def norms(self) -> Array:
        """The norm of each document's TF-IDF vector (float64)."""
        index = self._index
        body = np.repeat(np.arange(index.n_documents), np.diff(index.token_starts[index.document_rows]))
        title = np.repeat(np.arange(index.n_documents), index.title_lengths)
        words = index.word_terms[np.concatenate([index.tokens, index.title_tokens])]
        return _tfidf_norms(words[np.argsort(np.concatenate([body, title]), kind="stable")], self.lengths)

    def counts(self, concept: Concept, sentences: Counts) -> Counts:
        """Return the documents that hold a concept in their text or title, and how often."""
        titles = [self._index.title_postings.of(term) for term in concept.terms]
        return _merged([_summed(self._index.document_of, sentences), *titles])


def _merged(found: list[Counts]) -> Counts:
    """Return the union of lists of units, counts added."""
    if len(found) == 1:
        return found[0]
    units = np.concatenate([units for units, _ in found] or [np.empty(0, np.int32)])
    counts = np.concatenate([counts.astype(np.int64) for _, counts in found] or [np.empty(0, np.int64)])
    order = np.argsort(units, kind="stable")
    return _runs(units[order], counts[order])


def _summed(unit_of: Array, sentences: Counts) -> Counts:
    """Return the units that hold the sentences, counts added; sentences ascend, and so do their units."""
    rows, counts = sentences
    return _runs(unit_of[rows], counts.astype(np.int64))


def _runs(units: Array, counts: Array) -> Counts:
    """Return each of the ascending units once, with the sum of its counts."""
    if not len(units):
        return units, counts
    first = np.flatnonzero(np.diff(units, prepend=-1))
    return units[first], np.add.reduceat(counts, first)


def _tfidf_norms(tokens: Array, lengths: Array) -> Array:
    """Return the norm of the TF-IDF vector of each run of ``lengths`` words in ``tokens``, 0 for an empty one."""
    if not len(tokens):
        return np.zeros(len(lengths))
    units = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
    pairs, counts = np.unique((units << 32) | tokens, return_counts=True)
    terms = pairs & 0xFFFFFFFF
    idf = np.log((1 + len(lengths)) / (1 + np.bincount(terms))) + 1
    return np.asarray(np.sqrt(np.bincount(pairs >> 32, (counts * idf[terms]) ** 2, minlength=len(lengths))))
