import numpy as np
import pytest

from qa_bot.model.spans import SpanModel


@pytest.fixture
def spans() -> SpanModel:
    return SpanModel(
        ("by", "the"), ("who", "when"), ("word: 3",), np.array([1, 2, 4], np.float32), np.eye(2, dtype=np.float32)
    )


def test_weights_of_a_question_are_added_to_the_shared_ones(spans: SpanModel) -> None:
    assert spans.weights("when").tolist() == [1, 3, 4, 0]
    assert spans.weights("why").tolist() == [1, 2, 4, 0]
    assert spans.shared.tolist() == [1, 2, 4]


def test_arrays_make_the_same_model(spans: SpanModel) -> None:
    again = SpanModel.from_arrays(spans.names(), spans.arrays())
    assert again.names() == spans.names()
    assert again.weights("who").tolist() == spans.weights("who").tolist()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("shared", np.zeros((2, 2))),
        ("shared", np.zeros(1)),
        ("shared", np.array([1, np.nan, 2])),
        ("by_question", np.zeros(2)),
        ("by_question", np.zeros((3, 2))),
    ],
)
def test_arrays_that_do_not_fit_are_refused(spans: SpanModel, name: str, value: np.ndarray) -> None:
    with pytest.raises(ValueError, match=r"shape|fit|finite"):
        SpanModel.from_arrays(spans.names(), {**spans.arrays(), name: value})
