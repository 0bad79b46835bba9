"""The figures of question sets, each question judged by models that saw none of its document."""

from collections.abc import Mapping, Sequence

import numpy as np

from qa_bot.evaluation.metrics import auroc, best, exact_match, expected_calibration_error, mean, token_f1
from qa_bot.evaluation.training.examples import Examples
from qa_bot.evaluation.training.fit import Fitting
from qa_bot.evaluation.training.span_examples import SpanQuestion
from qa_bot.index.columns import Array

Metrics = Mapping[str, float]
# Share of the right first citations that stay answered where refusals are compared
_STRICT = 0.85
_THRESHOLDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def figures_unseen(
    examples: Examples, fitting: Fitting, questions: Sequence[SpanQuestion], threshold: float
) -> dict[str, Metrics]:
    """Return the figures of each suite, by its name; ``threshold`` is the confidence to answer from."""
    names = dict.fromkeys(examples.sets.tolist())
    return {name: _figures(examples, fitting, questions, name, threshold) for name in names}


def _figures(
    examples: Examples, fitting: Fitting, questions: Sequence[SpanQuestion], name: str, threshold: float
) -> Metrics:
    of_suite = np.flatnonzero(examples.sets == name)
    ranks = first_right_ranks(examples, fitting.scores)[of_suite]
    answerable = examples.answerable[of_suite]
    sure, right = _confidences(examples, fitting)
    sure, right = sure[of_suite], right[of_suite]
    strict = float(np.quantile(sure[right], 1 - _STRICT)) if right.any() else 0.0
    unanswered = {
        kind: examples.kinds[of_suite] == kind for kind in np.unique(examples.kinds[of_suite][~answerable]).tolist()
    }
    exact, f1 = _spans(examples, fitting, questions, name)
    return {
        "questions": float(len(of_suite)),
        "hit@1": mean((ranks[answerable] == 1).tolist()),
        "hit@5": mean((ranks[answerable] <= 5).tolist()),
        "MRR": mean((1 / ranks[answerable]).tolist()),
        "recall": mean(np.isfinite(ranks[answerable]).tolist()),
        "span EM": exact,
        "span F1": f1,
        "AUROC": auroc(sure[right].tolist(), sure[~right].tolist()),
        "ECE": expected_calibration_error(sure.tolist(), right.tolist()),
        "right answered": mean((sure[right] >= threshold).tolist()),
        **{f"{kind} refused": mean((sure[chosen] < threshold).tolist()) for kind, chosen in unanswered.items()},
        **{
            f"{kind} refused at {_STRICT:.0%}": mean((sure[chosen] < strict).tolist())
            for kind, chosen in unanswered.items()
        },
    }


def at_thresholds(examples: Examples, fitting: Fitting) -> dict[str, list[Metrics]]:
    """Return by suite what answering above several confidences would do.

    That is: the share that is answered, the share of these that is wrong, the share of the right first citations that
    stays answered, and of each kind of unanswerable questions the share that is refused.
    """
    all_sure, all_right = _confidences(examples, fitting)
    found = {}
    for name in dict.fromkeys(examples.sets.tolist()):
        of_suite = np.flatnonzero(examples.sets == name)
        sure, right, kinds = all_sure[of_suite], all_right[of_suite], examples.kinds[of_suite]
        unanswerable = np.unique(kinds[~examples.answerable[of_suite]]).tolist()
        found[name] = [_at(threshold, sure, right, kinds, unanswerable) for threshold in _THRESHOLDS]
    return found


def _at(threshold: float, sure: Array, right: Array, kinds: Array, unanswerable: Sequence[str]) -> Metrics:
    answered = sure >= threshold
    return {
        "from": threshold,
        "answered": mean(answered.tolist()),
        "wrong of these": mean((~right[answered]).tolist()),
        "right answered": mean(answered[right].tolist()),
        **{f"{kind} refused": mean((~answered[kinds == kind]).tolist()) for kind in unanswerable},
    }


def _confidences(examples: Examples, fitting: Fitting) -> tuple[Array, Array]:
    """Return (q,) how sure the first sentence of each question is, and whether it is right; 0 and False without one."""
    sure, right = np.zeros(len(examples.groups)), np.zeros(len(examples.groups), dtype=bool)
    sure[fitting.firsts.questions] = fitting.sure
    right[fitting.firsts.questions] = fitting.firsts.right
    return sure, right


def _spans(examples: Examples, fitting: Fitting, questions: Sequence[SpanQuestion], name: str) -> tuple[float, float]:
    """Return exact match and F1 of what is chosen in the first sentences that are right and whose answers are known."""
    first = dict(zip(fitting.firsts.questions.tolist(), fitting.firsts.candidates.tolist(), strict=True))
    exact, f1 = [], []
    for question in questions:
        candidate = first.get(question.number, -1)
        judged = examples.sets[question.number] == name and question.answers and candidate in fitting.chosen
        if judged and examples.right[candidate]:
            text = fitting.chosen[candidate].span.of(question.sentences[candidate].text)
            exact.append(best(exact_match, text, question.answers))
            f1.append(best(token_f1, text, question.answers))
    return mean(exact), mean(f1)


def first_right_ranks(examples: Examples, scores: Array) -> Array:
    """Return (q,) the rank (from 1) of the first right candidate of each question by ``scores`` (n,), else infinity."""
    ranks = np.full(len(examples.groups), np.inf)
    for order in examples.ranked(scores):
        right = np.flatnonzero(examples.right[order])
        if len(right):
            ranks[examples.question[order[0]]] = right[0] + 1
    return ranks
