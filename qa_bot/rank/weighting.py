"""How much the words of a question in a unit (a sentence, a paragraph, a document) count: BM25 or TF-IDF cosine."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.rank.fields import B, Counts, Measure, PartFields, Scores, measures
from qa_bot.rank.matching import Match
from qa_bot.rank.norms import Norms

K1 = 0.9


class Weighting(Protocol):
    """A way to score units; ``related``: derived words count too.

    ``weigh`` is told a question's matches and returns what scores their units: part by part, field by field.
    """

    related: bool

    def weigh(self, matches: Sequence[Match]) -> "Scorer":
        """Return the scorer of a question."""


class Scorer(Protocol):
    """Scores the units of one question. Fields are numbered as in ``fields``: sentence, paragraph, document."""

    def values(self, concept: int, part: int, field: int, found: Counts) -> Array:
        """Return what a concept adds to the score of each unit that holds it (float64, above 0)."""

    def most(self, concept: int, field: int) -> float:
        """Return what a concept adds to a score at most, before ``finish``; infinity where that is not known."""

    def finish(self, part: int, field: int, scores: Scores) -> None:
        """Bring the sums over all concepts to their scale."""


class Bm25:
    """Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", eq. 3.15.

    With the inverse document frequency of sentences in every field.
    """

    related = True

    def __init__(self, index: Index, parts: Sequence[PartFields]) -> None:
        self._measures = measures(index)
        self._parts = parts
        self._norms: dict[tuple[int, int], Array] = {}

    def weigh(self, matches: Sequence[Match]) -> "_Bm25Scorer":
        """Return the scorer of a question."""
        weights = [found.concept.count * found.idf for found in matches]
        return _Bm25Scorer(self, weights, [float(found.counts.max(initial=0.0)) for found in matches])

    def norms(self, part: int, field: int, units: Array) -> Array:
        """Return K1 tempered by the length of units."""
        lengths = self._parts[part].lengths[field]
        table = self._norms.get((part, field))
        if table is None:
            table = self._norms[part, field] = _norm_by_length(self._measures[field], int(lengths.max(initial=0)))
        return table[lengths[units]]


def _norm_by_length(measure: Measure, longest: int) -> Array:
    return K1 * (1 - measure.b + measure.b * np.arange(longest + 1) / measure.mean_length)


@dataclass(frozen=True, slots=True)
class _Bm25Scorer:
    weighting: Bm25
    weights: Sequence[float]
    most_often: Sequence[float]

    def values(self, concept: int, part: int, field: int, found: Counts) -> Array:
        saturation = found.counts + self.weighting.norms(part, field, found.units)
        return self.weights[concept] * found.counts * (K1 + 1) / saturation

    def most(self, concept: int, field: int) -> float:
        limit = self.weights[concept] * (K1 + 1)
        often = self.most_often[concept]
        return limit * often / (often + K1 * (1 - B[0])) if field == 0 else limit

    def finish(self, part: int, field: int, scores: Scores) -> None:
        pass


class TfIdf:
    """The cosine of every unit's TF-IDF vector with the question's.

    As scikit-learn's ``TfidfVectorizer`` with its defaults (smooth idf, l2 norm) over the same words.
    """

    related = False

    def __init__(self, index: Index, parts: Sequence[PartFields]) -> None:
        self.norms = Norms(index, parts)

    def weigh(self, matches: Sequence[Match]) -> "_TfIdfScorer":
        """Return the scorer of a question."""
        counts = np.array([found.concept.count for found in matches], dtype=np.float64)
        idf, held = self.norms.idf_of(matches)
        lengths = np.sqrt((((counts[:, None] * idf) ** 2) * held).sum(axis=0))
        return _TfIdfScorer(self, counts[:, None] * idf * idf, lengths)


@dataclass(frozen=True, slots=True)
class _TfIdfScorer:
    weighting: TfIdf
    weights: Array
    lengths: Array

    def values(self, concept: int, part: int, field: int, found: Counts) -> Array:
        return np.asarray(self.weights[concept, field] * found.counts)

    def most(self, concept: int, field: int) -> float:
        return math.inf

    def finish(self, part: int, field: int, scores: Scores) -> None:
        units = scores.touched
        norms = self.weighting.norms.of(part, field)[units] * self.lengths[field]
        # units of dead documents have no norm
        scores.values[units] = np.divide(scores.values[units], norms, out=np.zeros(len(units)), where=norms > 0)


WEIGHTINGS: Mapping[str, Callable[[Index, Sequence[PartFields]], Weighting]] = {"bm25": Bm25, "tfidf": TfIdf}
