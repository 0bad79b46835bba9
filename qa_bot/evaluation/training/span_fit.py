"""Fitting the choice of the answering span: a softmax over all spans of a question's sentences, its weights held small.

A span's score has the ranker's score of its sentence added: what is learned is what the ranker does not know. The loss
is the negative log likelihood that one of the right spans is chosen, plus half the squared weights times ``PENALTY``;
L-BFGS (Liu & Nocedal 1989) finds its minimum.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from qa_bot.answer.spans.features import Parsed
from qa_bot.answer.spans.templates import layout
from qa_bot.index.columns import Array
from qa_bot.model.spans import SpanModel

PENALTY = 16.0
_STEPS = 70
# Questions of a key with fewer examples have no weights of their own
_FEWEST_OF_A_KEY = 15
# Weights this small change nothing
_NEGLIGIBLE = 1e-3


@dataclass(frozen=True, slots=True)
class SpanList:
    """Sentences of a question to choose a span from: ``right`` (m,) bool of each tells its right spans, one in all at
    least, and ``scores`` are the ranker's.
    """

    key: str
    sentences: tuple[Parsed, ...]
    right: tuple[Array, ...]
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Batch:
    """The lists of one key, n words and m spans in all, as sparse matrices of columns.

    ``key`` is its number, -1 without weights of its own. ``first`` and ``last`` (m,) are words, ``starts`` where the
    spans of each list begin, ``example`` (m,) their lists, ``right`` (m,) float64, ``given`` (m,) the ranker's score of
    each span's sentence.
    """

    key: int
    firsts: csr_matrix
    lasts: csr_matrix
    words: csr_matrix
    gaps: csr_matrix
    spans: csr_matrix
    first: Array
    last: Array
    starts: Array
    example: Array
    right: Array
    given: Array

    def loss(self, weights: Array) -> tuple[float, Array]:
        """Return the loss of the lists by ``weights`` (columns,), and its gradient (columns,)."""
        scores = self._scores(weights)
        exponentials = np.exp(scores - np.maximum.reduceat(scores, self.starts)[self.example])
        share = exponentials / np.add.reduceat(exponentials, self.starts)[self.example]
        likely = np.maximum(np.add.reduceat(share * self.right, self.starts), 1e-12)
        return -float(np.log(likely).sum()), self._gradient(share * (1 - self.right / likely[self.example]))

    def _scores(self, weights: Array) -> Array:
        words, gaps = _sums(self.words @ weights), _sums(self.gaps @ weights)
        inside = words[self.last + 1] - words[self.first] + gaps[self.last + 1] - gaps[self.first + 1]
        ends = (self.firsts @ weights)[self.first] + (self.lasts @ weights)[self.last]
        return np.asarray(inside + ends + self.spans @ weights + self.given)

    def _gradient(self, of_scores: Array) -> Array:
        n = self.firsts.shape[0]
        behind = np.bincount(self.last + 1, of_scores, n + 1)
        return np.asarray(
            self.firsts.T @ np.bincount(self.first, of_scores, n)
            + self.lasts.T @ np.bincount(self.last, of_scores, n)
            + self.words.T @ np.cumsum(np.bincount(self.first, of_scores, n + 1) - behind)[:n]
            + self.gaps.T @ np.cumsum(np.bincount(self.first + 1, of_scores, n + 1) - behind)[:n]
            + self.spans.T @ of_scores
        )


def fit_span_model(examples: Sequence[SpanList], words: Sequence[str], penalty: float = PENALTY) -> SpanModel:
    """Return the model fitted to at least one list, its sentences parsed with ``words``."""
    columns = layout(len(words))
    counts = Counter(example.key for example in examples)
    keys = tuple(sorted(key for key, n in counts.items() if n >= _FEWEST_OF_A_KEY))
    batches = [
        _batch(key, keys, [example for example in examples if example.key == key], columns.columns)
        for key in sorted(counts)
    ]
    size = columns.columns + len(keys) * columns.columns_by_question
    found = minimize(
        _objective(batches, columns.columns, columns.columns_by_question, penalty),
        np.zeros(size),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": _STEPS},
    ).x.astype(np.float32)
    found[np.abs(found) < _NEGLIGIBLE] = 0
    shared, by_question = np.split(found, [columns.columns])
    return SpanModel(
        tuple(words), keys, columns.names, shared, by_question.reshape(len(keys), columns.columns_by_question)
    )


def _objective(
    batches: Sequence[_Batch], columns: int, by_question: int, penalty: float
) -> Callable[[Array], tuple[float, Array]]:
    """Return the function from all weights to the loss of all examples and its gradient."""

    def objective(weights: Array) -> tuple[float, Array]:
        total = penalty / 2 * float(weights @ weights)
        gradient = penalty * weights
        shared = weights[:columns]
        for batch in batches:
            own = slice(columns + batch.key * by_question, columns + (batch.key + 1) * by_question)
            combined = shared.copy()
            if batch.key >= 0:
                combined[:by_question] += weights[own]
            value, slope = batch.loss(combined)
            total += value
            gradient[:columns] += slope
            if batch.key >= 0:
                gradient[own] += slope[:by_question]
        return total, gradient

    return objective


def _batch(key: str, keys: Sequence[str], examples: Sequence[SpanList], columns: int) -> _Batch:
    parsed = [sentence for example in examples for sentence in example.sentences]
    sizes = [len(one.first) for one in parsed]
    sizes_of_lists = [sum(len(sentence.first) for sentence in example.sentences) for example in examples]
    offsets = np.repeat(np.cumsum([0, *(len(one.tokens) for one in parsed[:-1])]), sizes)
    firsts, lasts, words, gaps, spans = (
        _stacked([getattr(one, part) for one in parsed], columns)
        for part in ("firsts", "lasts", "words", "gaps", "spans")
    )
    return _Batch(
        key=keys.index(key) if key in keys else -1,
        firsts=firsts,
        lasts=lasts,
        words=words,
        gaps=gaps,
        spans=spans,
        first=np.concatenate([one.first for one in parsed]) + offsets,
        last=np.concatenate([one.last for one in parsed]) + offsets,
        starts=np.cumsum([0, *sizes_of_lists[:-1]]),
        example=np.repeat(np.arange(len(examples)), sizes_of_lists),
        right=np.concatenate([right for example in examples for right in example.right]).astype(np.float64),
        given=np.repeat([score for example in examples for score in example.scores], sizes),
    )


def _stacked(parts: Sequence[Array], columns: int) -> csr_matrix:
    """Return the matrix of ones at the columns of each row: the rows of the ``parts`` (templates, rows) in turn."""
    indices = np.concatenate([part.T.ravel() for part in parts])
    lengths = np.concatenate([np.full(part.shape[1], len(part)) for part in parts])
    ends = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    return csr_matrix((np.ones(len(indices), np.float32), indices, ends), shape=(len(lengths), columns))


def _sums(values: Array) -> Array:
    return np.concatenate([[0.0], np.cumsum(values)])
