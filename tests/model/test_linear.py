import numpy as np
import pytest

from qa_bot.model.linear import Linear


@pytest.fixture
def linear() -> Linear:
    """Two features; "date" counts the second one twice."""
    arrays = ([0, 0], [1, 10], [[1, 1], [1, 2]], [0, 5])
    return Linear(("any", "date"), *(np.array(values, np.float32) for values in arrays))


def test_each_kind_of_answer_has_its_weights(linear: Linear) -> None:
    rows = np.array([[1, 2], [0.5, 0]], np.float32)
    assert linear.predict(rows, "any").tolist() == [3, 0.5]
    assert linear.predict(rows, "date").tolist() == [10, 5.5]


def test_values_are_clipped_to_those_seen(linear: Linear) -> None:
    assert linear.predict(np.array([[99, -99]], np.float32), "any").tolist() == [1]


def test_an_unknown_kind_is_a_mistake(linear: Linear) -> None:
    with pytest.raises(KeyError):
        linear.predict(np.zeros((1, 2), np.float32), "colour")


def test_arrays_make_it_again(linear: Linear) -> None:
    again = Linear.from_arrays(linear.kinds, linear.arrays())
    rows = np.random.default_rng(0).normal(size=(5, 2)).astype(np.float32)
    assert again.predict(rows, "date").tolist() == linear.predict(rows, "date").tolist()


@pytest.mark.parametrize(
    ("name", "values"),
    [("low", [0]), ("high", [[1, 1]]), ("weights", [[1, 1]]), ("bias", [0]), ("weights", [[1, np.nan], [1, 1]])],
)
def test_arrays_that_do_not_fit_are_refused(linear: Linear, name: str, values: list[object]) -> None:
    with pytest.raises(ValueError, match=r"linear|finite"):
        Linear.from_arrays(linear.kinds, {**linear.arrays(), name: np.array(values)})
