"""How much a word in a unit (a sentence, a paragraph, a document) counts: BM25 or TF-IDF cosine."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from qa_bot.index.columns import Array

K1 = 1.2
B = 0.75


class Field(Protocol):
    """A way to divide the collection into units: for each concept the units that hold it."""

    @property
    def lengths(self) -> Array:
        """Words in each unit."""

    @property
    def norms(self) -> Array:
        """The Euclidean norm of each unit's TF-IDF vector (float64)."""


Counts = tuple[Array, Array]
"""The units (ascending) that hold a concept, and how often."""


def bm25(field: Field, counts: Sequence[Counts], weights: Sequence[float]) -> Array:
    """Return the BM25 score of every unit (float64).

    Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", eq. 3.15, with the
    inverse document frequency kept positive as in Lucene.
    """
    lengths = field.lengths
    scores = np.zeros(len(lengths))
    mean = max(float(lengths.mean()), 1.0) if len(lengths) else 1.0
    for (units, count), weight in zip(counts, weights, strict=True):
        frequency = count.astype(np.float64)
        saturation = frequency + K1 * (1 - B + B * lengths[units] / mean)
        scores[units] += weight * bm25_idf(len(units), len(lengths)) * frequency * (K1 + 1) / saturation
    return scores


def bm25_idf(frequency: int, total: int) -> float:
    """Return ln(1 + (N - n + 0.5) / (n + 0.5)) for a word in ``frequency`` of ``total`` units."""
    return float(np.log1p((total - frequency + 0.5) / (frequency + 0.5)))


def tfidf(field: Field, counts: Sequence[Counts], weights: Sequence[float]) -> Array:
    """Return the cosine of every unit's TF-IDF vector with the question's (float64).

    As scikit-learn's ``TfidfVectorizer`` with its defaults (smooth idf, l2 norm) over the same words.
    """
    total = len(field.lengths)
    scores = np.zeros(total)
    squares = 0.0
    for (units, count), weight in zip(counts, weights, strict=True):
        idf = smooth_idf(len(units), total)
        scores[units] += weight * idf * idf * count
        squares += (weight * idf) ** 2 if len(units) else 0.0
    known = field.norms > 0
    cosine = np.divide(scores, field.norms * np.sqrt(squares), out=np.zeros(total), where=known & (squares > 0))
    return np.asarray(cosine)


def smooth_idf(frequency: int, total: int) -> float:
    """Return ln((1 + N) / (1 + n)) + 1."""
    return float(np.log((1 + total) / (1 + frequency)) + 1)


WEIGHTINGS = {"bm25": bm25, "tfidf": tfidf}
