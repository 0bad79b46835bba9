import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.evaluation.training.listwise import TAKEN_OUT, Lists

LISTS = Lists(np.array([True, False, False, False, True, True, False]), np.array([0, 0, 0, 1, 2, 2, 2]))


@given(st.lists(st.floats(-5, 5), min_size=7, max_size=7))
def test_the_gradient_is_the_slope_of_the_loss(values: list[float]) -> None:
    scores = np.array(values)
    gradient = LISTS.loss(scores).gradient
    for k in range(len(scores)):
        step = np.zeros(len(scores))
        step[k] = 1e-5
        slope = (LISTS.loss(scores + step).values.sum() - LISTS.loss(scores - step).values.sum()) / 2e-5
        assert gradient[k] == pytest.approx(slope, abs=1e-6)


def test_what_answers_should_score_high_and_all_else_below_nothing() -> None:
    good, bad = np.array([9, -9, -9, -9, 9, 9, -9.0]), np.array([-9, 9, 9, 9, -9, -9, 9.0])
    assert LISTS.loss(good).values.max() < 0.01
    assert LISTS.loss(bad).values.min() > 8


def test_without_the_right_ones_nothing_should_score_above_zero() -> None:
    low, high = (LISTS.loss(np.array([20, wrong, wrong, 0, 0, 0, 0.0])).values[0] for wrong in (-9.0, 9.0))
    assert high - low == pytest.approx(TAKEN_OUT * np.log(1 + 2 * np.exp(9.0)), rel=0.01)


def test_scores_of_any_size_give_finite_losses() -> None:
    loss = LISTS.loss(np.array([1e4, -1e4, 1e4, -1e4, 1e4, 1e4, -1e4]))
    assert all(np.isfinite(part).all() for part in loss)
