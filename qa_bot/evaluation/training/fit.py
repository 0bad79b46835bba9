"""From examples to a model: rankings predicted out of fold are what the confidence is fitted to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from qa_bot.answer import confidence
from qa_bot.errors import ModelError
from qa_bot.evaluation.training.boosting import boost
from qa_bot.evaluation.training.examples import Examples, folds
from qa_bot.evaluation.training.sureness import fit_logistic
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

    ``questions`` (p,) their numbers, ``features`` (p, f) float64, ``right`` (p,) bool.
    """

    questions: Array
    features: Array
    right: Array


@dataclass(frozen=True, slots=True)
class Fitting:
    """What was predicted out of fold: ``scores`` (n,) of candidates, the first sentences, how ``sure`` (p,) of each."""

    scores: Array
    firsts: Firsts
    sure: Array


def fit(examples: Examples, fitted_on: Mapping[str, Any], report: Report = lambda _: None) -> tuple[Model, Fitting]:
    """Return the model fitted to the examples, and what was predicted on the way for questions not seen.

    Raises ModelError where the examples are too few or one-sided.
    """
    check(examples)
    fold = folds(examples, FOLDS)
    scores = out_of_fold_scores(examples, fold, report)
    found = firsts(examples, scores)
    check_both_sides(found)
    weights = examples.weights[found.questions]
    sure = sureness_out_of_fold(found, weights, fold[found.questions])
    report("fitting to all questions")
    model = Model(
        ranker=fit_ranker(examples, np.arange(len(examples.groups))),
        rank_features=table.NAMES,
        confidence=fit_logistic(found.features, found.right, weights),
        confidence_features=confidence.NAMES,
        threshold=round(float(np.quantile(sure[found.right], 1 - KEPT)), 3),
        fitted_on=fitted_on,
    )
    return model, Fitting(scores, found, sure)


def check(examples: Examples) -> None:
    """Raise ModelError, saying what is missing, where there is too little to fit to."""
    answered = int(examples.findable.sum())
    if answered < _FEWEST:
        raise ModelError(
            f"too few pairs: the answers of {answered} questions were found, at least {_FEWEST} are needed; add pairs, "
            "or check that their answers stand in the documents"
        )
    if len(np.unique(examples.groups[examples.findable])) < FOLDS:
        raise ModelError(f"one-sided pairs: their answers stand in fewer than {FOLDS} documents; add pairs on others")


def fit_ranker(examples: Examples, questions: Array) -> Trees:
    """Return the ranker fitted to some questions (indexes, ascending); those without a right candidate are left out."""
    kept = questions[examples.findable[questions]]
    chosen, question = examples.of(kept)
    return boost(examples.features[chosen], examples.right[chosen], question, examples.weights[kept])


def out_of_fold_scores(examples: Examples, fold: Array, report: Report = lambda _: None) -> Array:
    """Return (n,) the score of every candidate by a ranker that saw no question of its fold (q,)."""
    scores = np.zeros(len(examples.right))
    for held_out in np.unique(fold):
        report(f"fitting without fold {held_out + 1} of {FOLDS}")
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
        features.append(confidence.confidence_features(scores[order], examples.features[order], table.NAMES))
        right.append(examples.right[order[0]])
    return Firsts(questions, np.array(features), np.array(right))


def check_both_sides(found: Firsts) -> None:
    """Raise ModelError where right or wrong first sentences are too few to fit the confidence to."""
    right, wrong = int(found.right.sum()), int((~found.right).sum())
    if min(right, wrong) >= _FEWEST_OF_A_SIDE:
        return
    raise ModelError(
        f"one-sided pairs: {right} first sentences are right and {wrong} wrong, at least {_FEWEST_OF_A_SIDE} of each "
        "are needed to fit the confidence; add questions that the documents do not answer"
    )


def sureness_out_of_fold(found: Firsts, weights: Array, fold: Array) -> Array:
    """Return (p,) the probability of each first sentence by a regression that saw no question of its fold.

    ``weights`` and ``fold`` (p,) are of the first sentences' questions.
    """
    sure = np.zeros(len(fold))
    for held_out in np.unique(fold):
        seen, unseen = fold != held_out, fold == held_out
        fitted = fit_logistic(found.features[seen], found.right[seen], weights[seen])
        sure[unseen] = 1 / (1 + np.exp(-fitted.log_odds(found.features[unseen])))
    return sure
