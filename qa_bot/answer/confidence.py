"""How likely it is that the first sentence answers the question.

A logistic regression fitted to rankings of questions that the ranker had not seen, over four features: the log odds
of the first sentence under a softmax over the candidates and "none of them", the ranker's score of it, the share of
the question's words that the documents know, and the share of those beside the noun asked for that the sentence holds.
Dozens of further features, and trees over them, did not help on unseen documents (docs/ranking-tried.md).
"""

from collections.abc import Sequence

import numpy as np

from qa_bot.errors import ModelError
from qa_bot.index.columns import Array
from qa_bot.model.file import Model

_OF_CANDIDATES = ("known", "without_focus")
NAMES = ("log_odds", "score", *_OF_CANDIDATES)
# What "none of them" scores, which the ranker is fitted beside
_NONE = 0.0
_CERTAIN = 1e-6


def confidence_features(scores: Array, judged: Array, features: Array, names: Sequence[str]) -> Array:
    """Return the features (f,) float64 of a ranked list of at least one sentence.

    ``scores`` (n,) are in order, ``judged`` (n,) what the ranker alone makes of the sentences; ``features`` (n, g) are
    what it saw of them, ``names`` their names.
    """
    weights = np.exp(np.append(scores, _NONE) - scores[0])
    share = np.clip(1 / weights.sum(), _CERTAIN, 1 - _CERTAIN)
    seen = [features[0, names.index(name)] for name in _OF_CANDIDATES]
    return np.array([np.log(share / (1 - share)), judged[0], *seen])


def shared_out(scores: Array, sure: float) -> list[float]:
    """Return for each sentence of a ranked list the probability that it answers: ``sure`` for the first, and shares of
    what is left by their ``scores`` (n,).
    """
    if not len(scores):
        return []
    weights = np.exp(scores[1:] - scores[0])
    others = (1 - sure) * weights / max(weights.sum(), 1.0)
    return [sure, *np.minimum(others, sure).tolist()]


def check_confidence_features(model: Model, where: object) -> None:
    """Raise ModelError unless a model judges by the features of this version, in their order."""
    if model.confidence_features != NAMES:
        raise ModelError(f"{where}: its confidence was fitted on other features; fit it again with `qa-bot train`")


def probability(model: Model, features: Array) -> float:
    """Return the probability that the first sentence answers; ``features`` (f,) as above."""
    return float(1 / (1 + np.exp(-model.confidence.log_odds(features[None])[0])))
