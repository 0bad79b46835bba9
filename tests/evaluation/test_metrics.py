"""Measures against values computed by hand, and what holds for every input."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.evaluation import metrics

HITS = st.lists(st.booleans(), max_size=20)
SURE = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40)
SCORES = st.lists(st.integers(0, 9).map(float), min_size=1, max_size=15)
WORDS = st.text(alphabet="abth e.-", max_size=30)


def test_hits_and_ranks_by_hand() -> None:
    right = [False, False, True, False, True]
    assert [metrics.hit(right, k) for k in (1, 2, 3, 5)] == [0, 0, 1, 1]
    assert metrics.reciprocal_rank(right) == pytest.approx(1 / 3)
    assert metrics.average_precision(right, 2) == pytest.approx((1 / 3 + 2 / 5) / 2)
    assert metrics.average_precision(right, 4) == pytest.approx((1 / 3 + 2 / 5) / 4)
    assert metrics.hit([], 5) == metrics.reciprocal_rank([]) == metrics.average_precision([], 1) == 0


def test_mean_and_quantile_by_hand() -> None:
    assert metrics.mean([1, 2, 6]) == 3
    values = [5.0, 1.0, 4.0, 2.0, 3.0]
    assert [metrics.quantile(values, share) for share in (0, 0.2, 0.5, 0.95, 1)] == [1, 1, 3, 5, 5]


def test_auroc_by_hand() -> None:
    assert metrics.auroc([0.9, 0.8], [0.1, 0.2, 0.3]) == 1
    assert metrics.auroc([0.9, 0.4], [0.5, 0.1]) == 0.75
    assert metrics.auroc([0.5], [0.5]) == 0.5


def test_calibration_error_by_hand() -> None:
    # bins [0.6, 0.7): two at 0.65, one right; [0.9, 1]: 0.95 and 1.0, both right
    error = metrics.expected_calibration_error([0.65, 0.65, 0.95, 1.0], [True, False, True, True])
    assert error == pytest.approx((abs(1.3 - 1) + abs(1.95 - 2)) / 4)


def test_risk_coverage_by_hand() -> None:
    curve = metrics.risk_coverage([0.9, 0.2, 0.5, 0.5], [True, False, False, True])
    assert curve == [(0.25, 0.0), (0.75, pytest.approx(1 / 3)), (1.0, 0.5)]
    area = metrics.area_under_risk_coverage([0.9, 0.2, 0.5, 0.5], [True, False, False, True])
    assert area == pytest.approx(0.5 / 3 + 0.25 * 0.5)


def test_span_measures_by_hand() -> None:
    assert metrics.squad_words("The U.S. Army, an army!") == ["us", "army", "army"]
    assert metrics.exact_match("the Bay Area", "Bay area.") == 1
    assert metrics.token_f1("in the Bay Area", "Bay Area") == pytest.approx(2 * 2 / (3 + 2))
    assert metrics.token_f1("Bali", "Rome") == 0
    assert metrics.token_f1("the", "a") == 1
    assert metrics.best(metrics.exact_match, "Bali", ["Rome", "bali"]) == 1
    assert metrics.best(metrics.token_f1, "Bali", []) == 0


def test_what_cannot_be_told_is_nan() -> None:
    values = (
        metrics.mean([]),
        metrics.quantile([], 0.5),
        metrics.auroc([1.0], []),
        metrics.auroc([], [1.0]),
        metrics.expected_calibration_error([], []),
        metrics.area_under_risk_coverage([], []),
        metrics.average_precision([], 0),
    )
    assert all(map(math.isnan, values))


@given(HITS)
def test_a_reciprocal_rank_lies_between_the_hits(right: list[bool]) -> None:
    assert metrics.hit(right, 1) <= metrics.reciprocal_rank(right) <= metrics.hit(right, len(right))
    assert metrics.hit(right, 1) <= metrics.hit(right, 5)


@given(HITS, st.integers(0, 5))
def test_average_precision_is_a_share_and_one_when_all_come_first(right: list[bool], others: int) -> None:
    relevant = sum(right)
    if relevant:
        assert 0 < metrics.average_precision(right, relevant + others) <= 1
        assert metrics.average_precision(sorted(right, reverse=True), relevant) == pytest.approx(1)


@given(SCORES, SCORES)
def test_auroc_is_the_share_of_pairs_in_order(positive: list[float], negative: list[float]) -> None:
    won = sum((p > n) + (p == n) / 2 for p in positive for n in negative) / (len(positive) * len(negative))
    assert metrics.auroc(positive, negative) == pytest.approx(won)
    assert metrics.auroc(negative, positive) == pytest.approx(1 - won)


@given(SURE)
def test_calibration_error_and_risk_are_shares(judged: list[tuple[float, bool]]) -> None:
    confidences, right = [sure for sure, _ in judged], [is_right for _, is_right in judged]
    assert 0 <= metrics.expected_calibration_error(confidences, right) <= 1
    assert 0 <= metrics.area_under_risk_coverage(confidences, right) <= 1
    coverage, risk = metrics.risk_coverage(confidences, right)[-1]
    assert (coverage, risk) == (1, pytest.approx(1 - sum(right) / len(right)))


@given(WORDS, WORDS)
def test_f1_is_symmetric_and_at_least_the_exact_match(one: str, other: str) -> None:
    assert metrics.token_f1(one, other) == metrics.token_f1(other, one)
    assert metrics.exact_match(one, other) <= metrics.token_f1(one, other) <= 1
    assert metrics.exact_match(one, one) == metrics.token_f1(one, one) == 1
