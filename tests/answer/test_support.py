import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answer.support import added_support


def test_a_better_supported_sentence_rises() -> None:
    scores = np.array([1.0, 0.9, 0.8, 0.7]) + added_support([0.0, 2.0, 0.0], 4)
    assert scores.argmax() == 1


def test_without_support_nothing_is_added() -> None:
    assert added_support([None, None], 2).tolist() == [0.0, 0.0]
    assert added_support([], 2).tolist() == [0.0, 0.0]


@given(
    st.lists(st.floats(-9, 9), min_size=1, max_size=8),
    st.lists(st.one_of(st.none(), st.floats(-9, 9)), max_size=3),
)
def test_nothing_rises_from_below(scores: list[float], support: list[float | None]) -> None:
    ordered = np.sort(np.array(scores))[::-1]
    found = ordered + added_support(support[: len(scores)], len(scores))
    first, rest = found[: len(support)], found[len(support) :]
    if len(first) and len(rest):
        assert first.min() >= rest.max() - 1e-9
