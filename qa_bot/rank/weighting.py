"""How much the words of a question in a unit (a sentence, a paragraph, a document) count: BM25 or TF-IDF cosine."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.rank.fields import Counts, Measure, PartFields, UnitScores, measures
from qa_bot.rank.matching import Match
from qa_bot.rank.norms import Norms

K1 = 0.9


class Rates(NamedTuple):
    """The most that words count in a unit, each time that they stand there, as a rate of the ``weights`` (k,) of
    concepts.

    ``sentence`` and ``paragraph`` are the rates by the number of words in the unit (from 0 on), and do not rise;
    ``documents`` the rates of each document of a part; all three are float32. ``limit`` is the rate of all times in a
    unit together.
    """

    weights: Array
    sentence: Array
    paragraph: Array
    documents: Array
    limit: float


class Weighting(Protocol):
    """A way to score units; ``related``: derived words count too."""

    related: bool

    def weigh(self, matches: Sequence[Match]) -> "Scorer":
        """Return the scorer of a question, by its matches."""


class Scorer(Protocol):
    """Scores the units of one question. Fields are numbered as in ``fields``: sentence, paragraph, document."""

    def scores(self, part: int, field: int, found: Counts) -> UnitScores:
        """Return the scores of units of one part of the index."""

    def rates(self, part: int) -> Rates | None:
        """Return what words count at most; None where that is not known."""


class Bm25:
    """Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", eq. 3.15.

    With the inverse document frequency of sentences in every field.
    """

    related = True

    def __init__(self, index: Index, parts: Sequence[PartFields]) -> None:
        self._measures = measures(index)
        self._parts = parts
        self._norms: dict[int, tuple[Array, ...]] = {}
        self._rates: dict[int, tuple[Array, Array, Array]] = {}

    def weigh(self, matches: Sequence[Match]) -> "_Bm25Scorer":
        """Return the scorer of a question."""
        return _Bm25Scorer(self, np.array([found.concept.count * found.idf for found in matches]))

    def norms(self, part: int) -> tuple[Array, ...]:
        """Return for each field K1 tempered by length, by the number of words in a unit."""
        if part not in self._norms:
            longest = [int(lengths.max(initial=0)) for lengths in self._parts[part].lengths]
            self._norms[part] = tuple(map(_norm_by_length, self._measures, longest))
        return self._norms[part]

    def norms_of(self, part: int, field: int, units: Array) -> Array:
        """Return K1 tempered by length for each of the ``units``."""
        return self.norms(part)[field].take(self._parts[part].lengths[field].take(units))

    def rates(self, part: int) -> tuple[Array, Array, Array]:
        """Return what a word counts that stands once in a sentence or a paragraph, by length, and in each document."""
        if part not in self._rates:
            of_lengths = ((K1 + 1) / (1 + norms) for norms in self.norms(part))
            sentence, paragraph, document = (rates.astype(np.float32) for rates in of_lengths)
            self._rates[part] = sentence, paragraph, document.take(self._parts[part].lengths[2])
        return self._rates[part]


def _norm_by_length(measure: Measure, longest: int) -> Array:
    return K1 * (1 - measure.b + measure.b * np.arange(longest + 1) / measure.mean_length)


class _Bm25Scorer(NamedTuple):
    weighting: Bm25
    weights: Array

    def scores(self, part: int, field: int, found: Counts) -> UnitScores:
        saturation = found.counts + self.weighting.norms_of(part, field, found.units)
        values = self.weights[:, None] * found.counts * (K1 + 1) / saturation
        return UnitScores(found.units, totals(values))

    def rates(self, part: int) -> Rates:
        """Return what words count: the score is concave in how often one stands in a unit, and nothing for never."""
        return Rates(self.weights, *self.weighting.rates(part), limit=K1 + 1)


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


def totals(values: Array) -> Array:
    """Return the sums (u,) of ``values`` (k, u), each added up in the order of its column.

    NumPy does so too, except for a single column, which it adds up in another order: the score of a unit would then
    depend on whether there are others.
    """
    return values.cumsum(axis=0)[-1] if values.shape[1] == 1 and len(values) else values.sum(axis=0)


class _TfIdfScorer(NamedTuple):
    weighting: TfIdf
    weights: Array
    lengths: Array

    def scores(self, part: int, field: int, found: Counts) -> UnitScores:
        values = totals(self.weights[:, field, None] * found.counts)
        norms = self.weighting.norms.of(part, field)[found.units] * self.lengths[field]
        # units of dead documents have no norm
        return UnitScores(found.units, np.divide(values, norms, out=np.zeros(len(values)), where=norms > 0))

    def rates(self, part: int) -> None:
        return None


WEIGHTINGS: Mapping[str, Callable[[Index, Sequence[PartFields]], Weighting]] = {"bm25": Bm25, "tfidf": TfIdf}
