"""The span of a sentence that answers, chosen by a fitted model among all that may."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, starmap
from pathlib import Path
from typing import NamedTuple

import numpy as np

from qa_bot.answer.spans.features import Parsed, parse
from qa_bot.answer.spans.marks import written
from qa_bot.answer.spans.question import Asking
from qa_bot.answer.spans.templates import layout
from qa_bot.errors import ModelError
from qa_bot.index.columns import Array
from qa_bot.model.spans import SpanModel
from qa_bot.types import Span

# Spans further down are too unlikely to count
_LIKELY = 30


class Choice(NamedTuple):
    """The best ``span`` of a sentence, in code points, and the sentence's ``support``: the log odds of all its spans
    together that one of them answers, up to a constant of the question.
    """

    span: Span
    support: float


class Chooser(NamedTuple):
    """A fitted model made ready for a question: its ``weights`` (columns + 1,), the ``words`` it knows by number."""

    asking: Asking
    weights: Array
    words: Mapping[str, int]

    def choose(self, texts: Sequence[str]) -> list[Choice | None]:
        """Return the choice in each of some sentences; None where it has no span that may answer, or is too long."""
        return best_choices(parse(self.asking, texts, self.words), texts, self.weights)


def chooser(model: SpanModel, asking: Asking) -> Chooser:
    """Return the model ready for a question."""
    return Chooser(asking, model.weights(asking.key), model.numbers)


def check_span_features(models: Iterable[SpanModel], path: Path) -> None:
    """Raise ModelError when one of a model file's was fitted to other features than those of this version."""
    for model in models:
        wanted = layout(len(model.words))
        shapes = (len(model.shared), model.by_question.shape[1])
        if model.features != wanted.names or shapes != (wanted.columns, wanted.columns_by_question):
            raise ModelError(f"{path}: its spans were fitted to other features; fit it again with `qa-bot train`")


def best_choices(parsed: Parsed, texts: Sequence[str], weights: Array) -> list[Choice | None]:
    """Return the choice in each of the sentences that were parsed, None where it has no span."""
    scores = span_scores(parsed, weights)
    spans = starmap(range, pairwise(parsed.edges.tolist()))
    return [_best(parsed, of, scores, text) if of else None for of, text in zip(spans, texts, strict=True)]


def _best(parsed: Parsed, spans: range, all_scores: Array, text: str) -> Choice:
    """Return the span that promises most: its probability plus its expected F1, the first one of equals.

    The expected F1 is that of its words with those of each likely span (minimum Bayes risk; Goel & Byrne 2000): a span
    that many likely ones overlap is better than a slightly likelier one that stands alone.
    """
    scores = all_scores[spans.start : spans.stop]
    choosable = np.flatnonzero(parsed.choosable[spans.start : spans.stop])
    likely = choosable[np.argsort(-scores[choosable], kind="stable")[:_LIKELY]]
    odds = np.exp(scores[likely] - scores[likely[0]])
    probability = odds / odds.sum()
    first, last = parsed.first[spans.start + likely], parsed.last[spans.start + likely]
    best = (probability + _overlaps(first, last) @ probability).argmax()
    span = written(text, parsed.tokens[first[best]].start, parsed.tokens[last[best]].end)
    top = scores.max()
    return Choice(span, float(top + np.log(np.exp(scores - top).sum())))


def _overlaps(first: Array, last: Array) -> Array:
    """Return (k, k) the F1 of the words that each two of k spans share by their places."""
    shared = np.minimum(last[:, None], last) - np.maximum(first[:, None], first) + 1
    length = last - first + 1
    return np.asarray(2 * np.maximum(shared, 0) / (length[:, None] + length))


def span_scores(parsed: Parsed, weights: Array) -> Array:
    """Return (m,) the log odds of each span by ``weights`` (columns + 1,), up to a constant."""
    first, last = parsed.first, parsed.last
    words = _sums(weights.take(parsed.words))
    gaps = _sums(weights.take(parsed.gaps))
    inside = words[last + 1] - words[first] + gaps[last + 1] - gaps[first + 1]
    ends = weights.take(parsed.firsts).sum(axis=0)[first] + weights.take(parsed.lasts).sum(axis=0)[last]
    return np.asarray(inside + ends + weights.take(parsed.spans).sum(axis=0))


def _sums(values: Array) -> Array:
    """Return (n + 1,) the sums of the values (templates, n) of the words in front of each word."""
    sums = np.zeros(values.shape[1] + 1)
    np.cumsum(values.sum(axis=0, dtype=np.float64), out=sums[1:])
    return sums
