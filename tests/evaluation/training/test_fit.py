"""What is fitted on the way to a model, and what it would do, without fitting one."""

import math

import numpy as np
import pytest

from qa_bot.errors import ModelError
from qa_bot.evaluation.training.examples import Examples
from qa_bot.evaluation.training.fit import Firsts, Fitting, check_both_sides, sureness_out_of_fold
from qa_bot.evaluation.training.unseen import at_thresholds, first_right_ranks


def firsts(right: list[bool]) -> Firsts:
    n = len(right)
    features = np.arange(n, dtype=np.float64)[:, None]
    return Firsts(np.arange(n), np.arange(n), features, np.array(right, dtype=bool))


@pytest.mark.parametrize(
    ("right", "wrong", "is_enough"), [(10, 10, True), (9, 50, False), (50, 9, False), (0, 0, False)]
)
def test_the_confidence_needs_enough_of_both_sides(right: int, wrong: int, is_enough: bool) -> None:
    found = firsts([True] * right + [False] * wrong)
    if is_enough:
        check_both_sides(found)
    else:
        with pytest.raises(ModelError, match=f"{right} first sentences are right and {wrong} wrong"):
            check_both_sides(found)


def test_a_question_is_judged_without_its_fold() -> None:
    right, fold = [k >= 20 for k in range(40)], np.arange(40) % 2
    turned = [not one if own else one for one, own in zip(right, fold.tolist(), strict=True)]
    sure, other = (sureness_out_of_fold(firsts(labels), fold) for labels in (right, turned))
    assert sure[fold == 1].tolist() == other[fold == 1].tolist()
    assert sure[fold == 0].tolist() != other[fold == 0].tolist()
    assert sure[-2] > 0.5 > sure[0]


# Of three questions the first is answered by its second candidate, the last by none
EXAMPLES = Examples(
    features=np.zeros((5, 1), np.float32),
    right=np.array([False, True, True, False, False]),
    rows=np.arange(5),
    documents=np.zeros(5, np.int64),
    question=np.array([0, 0, 1, 2, 2]),
    groups=np.array(["a", "b", "c"]),
    sets=np.array(["one", "one", "one"]),
    kinds=np.array(["answerable", "answerable", "near"]),
    asked=np.array(["any", "any", "any"]),
    answerable=np.array([True, True, False]),
    weights=np.ones(3),
)


def test_the_rank_of_the_first_right_candidate() -> None:
    assert first_right_ranks(EXAMPLES, np.array([2.0, 1.0, 0.0, 1.0, 0.0])).tolist() == [2.0, 1.0, math.inf]


def test_what_answering_above_a_confidence_would_do() -> None:
    found = Firsts(np.arange(3), np.array([0, 2, 3]), np.zeros((3, 1)), np.array([False, True, False]))
    fitting = Fitting(np.zeros(5), {}, found, np.array([0.35, 0.9, 0.55]))
    at = {figures["from"]: figures for figures in at_thresholds(EXAMPLES, fitting)["one"]}
    assert at[0.0] == {
        "from": 0.0,
        "answered": 1.0,
        "wrong of these": pytest.approx(2 / 3),
        "right answered": 1.0,
        "near refused": 0.0,
    }
    assert (at[0.4]["answered"], at[0.4]["wrong of these"]) == (pytest.approx(2 / 3), 0.5)
    assert (at[0.6]["answered"], at[0.6]["wrong of these"], at[0.6]["near refused"]) == (pytest.approx(1 / 3), 0.0, 1.0)
