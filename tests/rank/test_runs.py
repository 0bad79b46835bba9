"""Runs, held against the same said plainly."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.rank.runs import distinct, first_of_runs, over_runs, ranges, run_and_place

SMALL = st.integers(0, 9)


@given(st.lists(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), max_size=4), max_size=6))
def test_what_is_made_of_each_run(runs: list[list[tuple[int, int]]]) -> None:
    values = np.array([pair for run in runs for pair in run], np.float32).reshape(-1, 2)
    of = np.repeat(np.arange(len(runs)), [len(run) for run in runs])
    for ufunc, plain in ((np.add, sum), (np.maximum, max)):
        expected = [[plain(column) for column in zip(*run, strict=True)] if run else [0, 0] for run in runs]
        assert over_runs(ufunc, values, of, len(runs)).tolist() == expected


def test_sums_are_exact_beyond_what_the_values_hold() -> None:
    values = np.array([[2.0**24], [1.0], [1.0]], np.float32)
    assert over_runs(np.add, values, np.zeros(3, np.int64), 2).tolist() == [[2**24 + 2], [0]]


@given(st.lists(SMALL))
def test_the_run_and_the_place_of_each_element(lengths: list[int]) -> None:
    run, place = run_and_place(np.array(lengths, np.int64))
    expected = [(k, at) for k, length in enumerate(lengths) for at in range(length)]
    assert [*zip(run.tolist(), place.tolist(), strict=True)] == expected


@given(st.lists(SMALL))
def test_distinct_values_and_the_first_of_each_run(values: list[int]) -> None:
    assert distinct(np.array(values, np.int64)).tolist() == sorted(set(values))
    expected = [k == 0 or values[k - 1] != value for k, value in enumerate(values)]
    assert first_of_runs(np.array(values, np.int64)).tolist() == expected


@given(st.lists(st.tuples(SMALL, SMALL)))
def test_the_numbers_of_all_ranges(pairs: list[tuple[int, int]]) -> None:
    first = np.array([start for start, _ in pairs], np.int64)
    last = first + np.array([size for _, size in pairs], np.int64)
    assert ranges(first, last).tolist() == [n for start, size in pairs for n in range(start, start + size)]
