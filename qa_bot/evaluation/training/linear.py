"""Fitting a linear score to lists: weights that all questions share, and what each kind of answer adds to them.

The penalty is half the squared weights of standardised features, far greater for what a kind adds: its weights stay
near the shared ones unless many questions speak against these. L-BFGS (Liu & Nocedal 1989) finds the minimum.
"""

from collections.abc import Callable, Sequence

import numpy as np
from scipy.optimize import minimize

from qa_bot.evaluation.training.listwise import Lists
from qa_bot.index.columns import Array
from qa_bot.model.linear import Linear

_PENALTY = 30.0
_PENALTY_OF_KIND = 300.0
_CLIPPED = (0.005, 0.995)
_STEPS = 150


def fit_linear(
    features: Array, right: Array, question: Array, weights: Array, asked: Array, kinds: Sequence[str]
) -> Linear:
    """Return the model fitted to ``features`` (n, f) of candidates, ``right`` and ``question`` as in ``Lists``.

    ``weights`` (q,) says how much each question counts, ``asked`` (q,) which of the ``kinds`` it asks for.
    """
    low, high = np.quantile(features, _CLIPPED, axis=0).astype(np.float32)
    clipped = np.clip(features, low, high)
    centre, spread = clipped.mean(axis=0, dtype=np.float64), clipped.std(axis=0, dtype=np.float64) + 1e-6
    standard = np.column_stack([(clipped - centre) / spread, np.ones(len(clipped))]).astype(np.float32)
    own = [np.flatnonzero(asked[question] == kind) for kind in kinds]
    objective = _objective([standard[chosen] for chosen in own], own, Lists(right, question), weights)
    start = np.zeros((len(kinds) + 1) * standard.shape[1])
    fitted = minimize(objective, start, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x
    fitted = fitted.reshape(len(kinds) + 1, -1)
    slopes, bias = (fitted[0] + fitted[1:])[:, :-1] / spread, (fitted[0] + fitted[1:])[:, -1]
    return Linear(tuple(kinds), low, high, slopes.astype(np.float32), (bias - slopes @ centre).astype(np.float32))


def _objective(
    rows: Sequence[Array], own: Sequence[Array], lists: Lists, weights: Array
) -> Callable[[Array], tuple[float, Array]]:
    """Return the function from all weights to the loss of all questions and its gradient.

    ``own`` are the candidates of each kind's questions, every one in one of them, and ``rows`` what is standard of
    these; its last column is constant.
    """
    penalty = np.full((len(own) + 1, rows[0].shape[1]), _PENALTY_OF_KIND)
    penalty[0] = _PENALTY
    penalty[0, -1] = 0.0

    def objective(flat: Array) -> tuple[float, Array]:
        fitted = flat.reshape(penalty.shape)
        weights_of_kinds = (fitted[0] + fitted[1:]).astype(np.float32)
        scores = np.empty(len(lists.question))
        for chosen, features, of_kind in zip(own, rows, weights_of_kinds, strict=True):
            scores[chosen] = features @ of_kind
        loss = lists.loss(scores)
        by_score = (loss.gradient * weights[lists.question]).astype(np.float32)
        by_kind = np.array([by_score[chosen] @ features for chosen, features in zip(own, rows, strict=True)])
        gradient = penalty * fitted
        gradient[0] += by_kind.sum(axis=0, dtype=np.float64)
        gradient[1:] += by_kind
        return float(weights @ loss.values + (penalty * fitted**2).sum() / 2), gradient.ravel()

    return objective
