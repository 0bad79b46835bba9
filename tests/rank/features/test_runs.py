"""Runs, held against the same said plainly."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.rank.features.runs import over_runs


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
