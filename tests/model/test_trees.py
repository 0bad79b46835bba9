import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.model.trees import Trees


@pytest.fixture
def stump() -> Trees:
    """x0 <= 1 ? 10 : (x1 <= 5 ? 20 : 30)"""
    return Trees(
        features=np.array([[0, 1]]),
        thresholds=np.array([[1, 5]], np.float32),
        masks=np.array([[0b110, 0b101]], np.uint32),
        values=np.array([[10, 20, 30]], np.float32),
        base=0.5,
    )


@given(st.lists(st.tuples(st.floats(-9, 9, width=32), st.floats(-9, 9, width=32))))
def test_a_row_falls_into_the_leaf_that_the_tests_lead_to(rows: list[tuple[float, float]]) -> None:
    stump = Trees(
        np.array([[0, 1]]),
        np.array([[1, 5]], np.float32),
        np.array([[0b110, 0b101]], np.uint32),
        np.array([[10, 20, 30]], np.float32),
        0.5,
    )
    expected = [0.5 + (10 if x <= 1 else 20 if y <= 5 else 30) for x, y in rows]
    assert stump.predict(np.array(rows, np.float32).reshape(-1, 2)).tolist() == expected


def test_missing_values_go_left(stump: Trees) -> None:
    assert stump.predict(np.array([[np.nan, 9.0]], np.float32)).tolist() == [10.5]


def test_arrays_make_the_same_trees(stump: Trees) -> None:
    rows = np.random.default_rng(0).normal(3, 3, (50, 2)).astype(np.float32)
    assert Trees.from_arrays(stump.arrays()).predict(rows).tolist() == stump.predict(rows).tolist()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("features", np.zeros((2, 2), np.int32)),
        ("thresholds", np.full((1, 2), np.nan)),
        ("values", np.zeros((1, 99))),
        ("values", np.zeros(3)),
    ],
)
def test_arrays_that_do_not_fit_are_refused(stump: Trees, name: str, value: np.ndarray) -> None:
    with pytest.raises(ValueError, match=r"shape|fit|finite"):
        Trees.from_arrays({**stump.arrays(), name: value})
