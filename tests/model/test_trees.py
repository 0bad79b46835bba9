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


def _grown(rng: np.random.Generator, n_leaves: int, n_nodes: int) -> list[tuple[int, float, int, int, int]]:
    """Return the nodes of a random tree, padded: (feature, threshold, first leaf, first on the right, behind)."""
    nodes, open_ranges = [], [(0, n_leaves)]
    while open_ranges:
        first, behind = open_ranges.pop()
        if behind - first > 1:
            middle = int(rng.integers(first + 1, behind))
            nodes.append((int(rng.integers(3)), float(rng.integers(-2, 3)), first, middle, behind))
            open_ranges += [(first, middle), (middle, behind)]
    return nodes + [(0, 0.0, 0, 0, 0)] * (n_nodes - len(nodes))


def _leaf(nodes: list[tuple[int, float, int, int, int]], row: np.ndarray, n_leaves: int) -> int:
    """Return the leaf that a row falls into, walking down from the root."""
    first, behind = 0, n_leaves
    while behind - first > 1:
        feature, threshold, _, middle, _ = next(node for node in nodes if (node[2], node[4]) == (first, behind))
        first, behind = (middle, behind) if row[feature] > threshold else (first, middle)
    return first


@given(seed=st.integers(0, 2**32 - 1), most=st.sampled_from([2, 16, 32]))
def test_trees_of_any_form_score_as_if_walked_down(seed: int, most: int) -> None:
    rng = np.random.default_rng(seed)
    sizes = rng.integers(1, most + 1, 5).tolist()
    grown = [_grown(rng, size, most - 1) for size in sizes]
    values = rng.integers(-9, 9, (5, most)).astype(np.float32)
    everything = 2**most - 1
    trees = Trees.from_arrays(
        {
            "features": np.array([[node[0] for node in nodes] for nodes in grown]),
            "thresholds": np.array([[node[1] for node in nodes] for nodes in grown]),
            "masks": np.array([[everything & ~(2 ** node[3] - 2 ** node[2]) for node in nodes] for nodes in grown]),
            "values": values,
            "base": np.array(0.5),
        }
    )
    rows = rng.integers(-3, 4, (20, 3)).astype(np.float32)
    rows[rng.random((20, 3)) < 0.1] = np.nan
    leaves = [[_leaf(nodes, row, size) for nodes, size in zip(grown, sizes, strict=True)] for row in rows]
    expected = [0.5 + sum(float(values[tree, leaf]) for tree, leaf in enumerate(found)) for found in leaves]
    assert trees.predict(rows).tolist() == expected


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
