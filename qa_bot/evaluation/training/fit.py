"""From examples to a model: rankings predicted out of fold are what the confidence is fitted to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from qa_bot.answer import confidence
from qa_bot.errors import ModelError
from qa_bot.evaluation.training.boosting import boost
from qa_bot.evaluation.training.examples import Examples, folds
from qa_bot.evaluation.training.sureness import Sureness, fit_calibration, fit_sureness
from qa_bot.index.columns import Array
from qa_bot.model.file import Model
from qa_bot.model.trees import Trees
from qa_bot.rank.features import table

FOLDS = 5
# Share of the right first citations that stay answered at the default threshold, on questions not seen in fitting
KEPT = 0.88
_FEWEST = 30
_FEWEST_OF_A_SIDE = 10

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Firsts:
    """The first sentence of each question that has any candidate, by an out-of-fold ranking.

    ``questions`` (p,) their numbers, ``features`` (p, f) float32, ``right`` (p,) bool.
    """

    questions: Array
    features: Array
    right: Array


def fit(examples: Examples, fitted_on: Mapping[str, Any], report: Report = lambda _: None) -> Model:
    """Return the model fitted to the examples. Raises ModelError where they are too few or one-sided."""
    check(examples)
    fold = folds(examples, FOLDS)
    report("ranking, fold by fold")
    scores = out_of_fold_scores(examples, fold)
    found = firsts(examples, scores)
    report("confidence")
    weights = examples.weights[found.questions]
    sureness, calibration, odds = fit_confidence(found, weights, fold[found.questions])
    sure = np.interp(odds, *calibration)
    report("ranking, all questions")
    ranker = fit_ranker(examples, np.arange(len(examples.groups)))
    return Model(
        ranker=ranker,
        rank_features=table.NAMES,
        sureness=sureness.trees,
        prior=sureness.logistic,
        confidence_features=confidence.NAMES,
        calibration=calibration,
        threshold=round(float(np.quantile(sure[found.right], 1 - KEPT)), 3),
        fitted_on=fitted_on,
    )


def check(examples: Examples) -> None:
    """Raise ModelError, saying what is missing, where there is too little to fit to."""
    answered = int(examples.findable.sum())
    if answered < _FEWEST:
        raise ModelError(
            f"too few pairs: {answered} questions have their answer among the candidates, at least {_FEWEST} are needed; "
            "add pairs, or check that their answers stand in the documents"
        )
    if len(np.unique(examples.groups[examples.findable])) < FOLDS:
        raise ModelError(f"one-sided pairs: their answers stand in fewer than {FOLDS} documents; add pairs on others")


def fit_ranker(examples: Examples, questions: Array) -> Trees:
    """Return the ranker fitted to some questions (indexes, ascending); those without a right candidate teach nothing."""
    chosen, question = examples.of(questions[examples.findable[questions]])
    kept = questions[examples.findable[questions]]
    return boost(examples.features[chosen], examples.right[chosen], question, examples.weights[kept])


def out_of_fold_scores(examples: Examples, fold: Array) -> Array:
    """Return (n,) the score of every candidate by a ranker that saw no question of its fold (q,)."""
    scores = np.zeros(len(examples.right))
    for held_out in np.unique(fold):
        ranker = fit_ranker(examples, np.flatnonzero(fold != held_out))
        chosen, _ = examples.of(np.flatnonzero(fold == held_out))
        scores[chosen] = ranker.predict(examples.features[chosen])
    return scores


def firsts(examples: Examples, scores: Array) -> Firsts:
    """Return the first sentence of each question when candidates are ranked by ``scores`` (n,)."""
    questions, starts = np.unique(examples.question, return_index=True)
    features, right = [], []
    for start, end in zip(starts, [*starts[1:], len(scores)], strict=True):
        order = start + np.argsort(-scores[start:end], kind="stable")
        features.append(
            confidence.confidence_features(examples.rows[order], scores[order], examples.features[order], table.NAMES)
        )
        right.append(examples.right[order[0]])
    return Firsts(questions, np.array(features), np.array(right))


def fit_confidence(found: Firsts, weights: Array, fold: Array) -> tuple[Sureness, Array, Array]:
    """Return what judges first sentences, its calibration (2, m), and the log odds (p,) predicted out of fold.

    ``weights`` and ``fold`` are of the p first sentences. Raises ModelError where right or wrong ones are too few.
    """
    fewer = min(int(found.right.sum()), int((~found.right).sum()))
    if fewer < _FEWEST_OF_A_SIDE:
        side = "right" if found.right.sum() == fewer else "wrong"
        raise ModelError(
            f"one-sided pairs: only {fewer} first sentences are {side}, at least {_FEWEST_OF_A_SIDE} are needed to fit "
            "the confidence; add questions" + (" that the documents do not answer" if side == "wrong" else "")
        )
    odds = np.zeros(len(fold))
    for held_out in np.unique(fold):
        seen, unseen = fold != held_out, fold == held_out
        odds[unseen] = fit_sureness(found.features[seen], found.right[seen], weights[seen]).log_odds(
            found.features[unseen]
        )
    return (
        fit_sureness(found.features, found.right, weights),
        fit_calibration(odds, found.right, weights),
        odds,
    )
