"""How values stand out among candidates, held against the same said plainly."""

import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.rank.features.relative import log_rank, standardised, to_best, within

columns = st.lists(st.integers(-20, 20).map(float), min_size=1, max_size=12)


@given(columns)
def test_values_are_told_in_standard_deviations_above_the_mean(values: list[float]) -> None:
    mean, spread = statistics.fmean(values), statistics.pstdev(values)
    expected = [(value - mean) / (spread + 1e-6) for value in values]
    assert standardised(np.array([values]).T)[:, 0].tolist() == pytest.approx(expected, abs=1e-6)


@given(columns)
def test_values_are_told_by_their_distance_to_the_best(values: list[float]) -> None:
    assert to_best(np.array([values]).T)[:, 0].tolist() == [value - max(values) for value in values]


@given(columns)
def test_of_equal_values_the_first_ranks_first(values: list[float]) -> None:
    ordered = sorted(range(len(values)), key=lambda k: -values[k])
    expected = [math.log1p(ordered.index(k)) for k in range(len(values))]
    assert log_rank(np.array([values]).T)[:, 0].tolist() == pytest.approx(expected)


@given(columns)
def test_values_are_told_by_their_distance_to_the_best_of_their_group(values: list[float]) -> None:
    groups = [k % 3 for k in range(len(values))]
    best = {
        group: max(value for value, other in zip(values, groups, strict=True) if other == group) for group in groups
    }
    expected = [value - best[group] for value, group in zip(values, groups, strict=True)]
    assert within(np.array(groups), np.array([values]).T)[:, 0].tolist() == expected
