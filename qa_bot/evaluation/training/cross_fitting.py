"""Scores of candidates by rankers that have not seen their documents, for two stages that build on each other.

What builds on the ranker's scores must be fitted to scores of questions that the ranker has not seen, and must be
measured on questions that neither it nor those rankers have seen. So one ranker is fitted without each fold, and one
without each two folds.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from qa_bot.evaluation.training.boosting import Settings, boost
from qa_bot.evaluation.training.examples import Examples
from qa_bot.evaluation.training.linear import fit_linear
from qa_bot.index.columns import Array
from qa_bot.model.necessity import Necessity
from qa_bot.model.ranker import LINEAR_SHARE, Ranker
from qa_bot.rank.features.asked import KINDS
from qa_bot.rank.features.needed import UNFITTED

FOLDS = 5
Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class CrossScores:
    """``outer`` (n,): each candidate's score by a ranker that saw no question of its fold.

    ``inner[h]`` (n,): the same of candidates outside fold ``h``, by rankers that saw nothing of that fold either; 0 of
    those in it.
    """

    outer: Array
    inner: Array


def cross_scores(examples: Examples, fold: Array, report: Report) -> CrossScores:
    """Return the scores; ``fold`` (q,) says which of FOLDS each question is in."""
    left_out = [(one, one) for one in range(FOLDS)] + list(combinations(range(FOLDS), 2))
    scores = CrossScores(np.zeros(len(examples.right)), np.zeros((FOLDS, len(examples.right))))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        rankers = pool.map(lambda pair: _fit_without(examples, fold, pair), left_out)
        for done, ((one, other), ranker) in enumerate(zip(left_out, rankers, strict=True), start=1):
            report(f"ranking: {done} of {len(left_out)} fits on a part of the questions")
            if one == other:
                _predict(examples, fold == one, ranker, scores.outer)
            else:
                _predict(examples, fold == one, ranker, scores.inner[other])
                _predict(examples, fold == other, ranker, scores.inner[one])
    return scores


def _fit_without(examples: Examples, fold: Array, pair: tuple[int, int]) -> Ranker:
    """Return the ranker fitted to all but two folds, or one if both are the same.

    Those fitted without two folds are many, and only give a later stage its scores: one ensemble of trees is enough.
    """
    one, other = pair
    settings = Settings() if one == other else Settings(ensembles=1)
    # it is asked for scores of features that are there: it judges no words
    return fit_ranker(examples, np.flatnonzero(~np.isin(fold, pair)), settings, UNFITTED)


def fit_ranker(examples: Examples, questions: Array, settings: Settings, necessity: Necessity) -> Ranker:
    """Return the ranker fitted to some questions (indexes, ascending); those without candidates are left out.

    With ``necessity`` it will judge the words of questions.
    """
    kept = questions[np.isin(questions, examples.question)]
    chosen, question = examples.of(kept)
    features, right, weights = examples.features[chosen], examples.right[chosen], examples.weights[kept]
    linear = fit_linear(features, right, question, weights, examples.asked[kept], KINDS)
    given = LINEAR_SHARE * _by_kind(linear.predict, features, examples.asked[kept][question])
    return Ranker(linear, boost(features, right, question, weights, given, settings), necessity)


def _by_kind(predict: Callable[[Array, str], Array], features: Array, asked: Array) -> Array:
    """Return (n,) what ``predict`` says of ``features`` (n, f) of questions that ask for the kinds ``asked`` (n,)."""
    out = np.zeros(len(features))
    for kind in KINDS:
        out[asked == kind] = predict(features[asked == kind], kind)
    return out


def _predict(examples: Examples, questions: Array, ranker: Ranker, out: Array) -> None:
    """Fill in the scores of the candidates of ``questions`` (q,) bool."""
    chosen = np.flatnonzero(questions[examples.question])
    out[chosen] = _by_kind(ranker.predict, examples.features[chosen], examples.asked[examples.question[chosen]])
