"""How much the words of a question in a unit (a sentence, a paragraph, a document) count: BM25 or TF-IDF cosine."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.rank.fields import Field
from qa_bot.rank.matching import Match

K1 = 0.9


def bm25(field: Field, matches: Sequence[Match]) -> Array:
    """Return the BM25 score of every unit (float64).

    Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", eq. 3.15, with the inverse
    document frequency of sentences in every field.
    """
    scores = np.zeros(len(field.lengths))
    for found in matches:
        units, counts = field.counts(found)
        saturation = counts + K1 * (1 - field.b + field.b * field.lengths[units] / field.mean_length)
        scores[units] += found.concept.count * found.idf * counts * (K1 + 1) / saturation
    return scores


def tfidf(field: Field, matches: Sequence[Match]) -> Array:
    """Return the cosine of every unit's TF-IDF vector with the question's (float64).

    As scikit-learn's ``TfidfVectorizer`` with its defaults (smooth idf, l2 norm) over the same words.
    """
    scores = np.zeros(len(field.lengths))
    squares = 0.0
    for found in matches:
        units, counts = field.counts(found)
        idf = smooth_idf(len(units), len(field.lengths))
        scores[units] += found.concept.count * idf * idf * counts
        squares += (found.concept.count * idf) ** 2 if len(units) else 0.0
    norms = field.norms * np.sqrt(squares)
    return np.asarray(np.divide(scores, norms, out=np.zeros(len(scores)), where=norms > 0))


def smooth_idf(frequency: int, total: int) -> float:
    """Return ln((1 + N) / (1 + n)) + 1."""
    return float(np.log((1 + total) / (1 + frequency)) + 1)


@dataclass(frozen=True, slots=True)
class Weighting:
    """A way to score units; ``related``: derived words count too."""

    score: Callable[[Field, Sequence[Match]], Array]
    related: bool


WEIGHTINGS = {"bm25": Weighting(bm25, related=True), "tfidf": Weighting(tfidf, related=False)}
