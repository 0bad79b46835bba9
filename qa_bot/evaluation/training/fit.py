"""From examples to a model: what is predicted for questions not seen is what the confidence is fitted to."""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np

from qa_bot.answer import confidence
from qa_bot.answer.spans.model import Choice
from qa_bot.answer.support import LOOKED_AT
from qa_bot.errors import ModelError
from qa_bot.evaluation.training.boosting import Settings
from qa_bot.evaluation.training.cross_fitting import FOLDS, CrossScores, Report, fit_ranker
from qa_bot.evaluation.training.examples import Examples
from qa_bot.evaluation.training.span_examples import SpanQuestion
from qa_bot.evaluation.training.spans import choices, fit_spans, settled_scores
from qa_bot.evaluation.training.sureness import fit_logistic
from qa_bot.index.columns import Array
from qa_bot.model.file import Model
from qa_bot.model.necessity import Necessity
from qa_bot.model.spans import GROUPS, of_group
from qa_bot.rank.beside import added_beside
from qa_bot.rank.features import table
from qa_bot.rank.features.needed import WORD_FEATURES

# The default threshold: what is answered is likelier right than wrong (docs/ranking.md has what others would do)
_LIKELIER_RIGHT = 0.5
_FEWEST = 30
_FEWEST_OF_A_SIDE = 10


@dataclass(frozen=True, slots=True)
class Firsts:
    """The first sentence of each question that has any candidate, by rankings of questions not seen.

    ``questions`` (p,) their numbers, ``candidates`` (p,) those of the sentences, ``features`` (p, f) float64, ``right``
    (p,) bool.
    """

    questions: Array
    candidates: Array
    features: Array
    right: Array


@dataclass(frozen=True, slots=True)
class Fitting:
    """Predictions for questions that were not seen: the ``scores`` (n,) of candidates, the spans ``chosen`` in some of
    them, the first sentences, and how ``sure`` (p,) each of these is.
    """

    scores: Array
    chosen: Mapping[int, Choice]
    firsts: Firsts
    sure: Array


def fit(
    examples: Examples,
    fold: Array,
    scores: CrossScores,
    necessity: Necessity,
    questions: Sequence[SpanQuestion],
    words: Sequence[str],
    fitted_on: Mapping[str, Any],
    report: Report,
) -> tuple[Model, Fitting]:
    """Return the model fitted to the examples, and what was predicted on the way for questions not seen.

    ``necessity`` is what is fitted to the words of all questions. ``questions`` are those in whose sentences spans are
    chosen, parsed with ``words``. Raises ModelError where right or wrong first sentences are too few.
    """
    report("fitting the choice of spans")
    chosen = choices_out_of_fold(examples, fold, scores, questions, words)
    settled = settled_scores(examples, scores.outer, chosen)
    found = firsts(examples, settled, scores.outer)
    check_both_sides(found)
    sure = sureness_out_of_fold(found, fold[found.questions])
    report("fitting to all questions")
    model = Model(
        ranker=fit_ranker(examples, np.arange(len(examples.groups)), Settings(), necessity),
        rank_features=table.NAMES,
        word_features=WORD_FEATURES,
        confidence=fit_logistic(found.features, found.right),
        confidence_features=confidence.NAMES,
        threshold=_LIKELIER_RIGHT,
        fitted_on=fitted_on,
        spans=fit_spans(questions, words, scores.outer, examples.right),
    )
    return model, Fitting(final_scores(examples, settled), chosen, found, sure)


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


def choices_out_of_fold(
    examples: Examples, fold: Array, scores: CrossScores, questions: Sequence[SpanQuestion], words: Sequence[str]
) -> dict[int, Choice]:
    """Return what is chosen in each sentence, by its candidate's number, by a model that saw nothing of its fold."""

    def chosen_in(held_out: int) -> dict[int, Choice]:
        seen = [question for question in questions if fold[question.number] != held_out]
        models = fit_spans(seen, words, scores.inner[held_out], examples.right)
        found: dict[int, Choice] = {}
        for group in GROUPS:
            unseen = [one for one in questions if fold[one.number] == held_out and one.group == group]
            model = of_group(models, group)
            found |= {} if model is None else choices(unseen, model)
        return found

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return {number: choice for found in pool.map(chosen_in, range(FOLDS)) for number, choice in found.items()}


def final_scores(examples: Examples, scores: Array) -> Array:
    """Return (n,) the scores of all candidates with what is added to those beside likely ones."""
    out = np.array(scores)
    for order in examples.ranked(scores):
        out[order] += added_beside(scores[order], examples.rows[order], examples.documents[order], LOOKED_AT)
    return out


def firsts(examples: Examples, scores: Array, judged: Array) -> Firsts:
    """Return the first sentence of each question by ``scores`` (n,); ``judged`` (n,) are those of the ranker alone."""
    ranked = list(examples.ranked(scores))
    features = [
        confidence.confidence_features(scores[order], judged[order], examples.features[order], table.NAMES)
        for order in ranked
    ]
    candidates = np.array([order[0] for order in ranked], dtype=np.int64)
    return Firsts(examples.question[candidates], candidates, np.array(features), examples.right[candidates])


def check_both_sides(found: Firsts) -> None:
    """Raise ModelError where right or wrong first sentences are too few to fit the confidence to."""
    right, wrong = int(found.right.sum()), int((~found.right).sum())
    if min(right, wrong) >= _FEWEST_OF_A_SIDE:
        return
    raise ModelError(
        f"one-sided pairs: {right} first sentences are right and {wrong} wrong, at least {_FEWEST_OF_A_SIDE} of each "
        "are needed to fit the confidence; add questions that the documents do not answer"
    )


def sureness_out_of_fold(found: Firsts, fold: Array) -> Array:
    """Return (p,) the probability of each first sentence by a regression that saw no question of its ``fold`` (p,)."""
    sure = np.zeros(len(fold))
    for held_out in np.unique(fold):
        seen, unseen = fold != held_out, fold == held_out
        fitted = fit_logistic(found.features[seen], found.right[seen])
        sure[unseen] = 1 / (1 + np.exp(-fitted.log_odds(found.features[unseen])))
    return sure
