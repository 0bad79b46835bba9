import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answer.support import settled


def test_a_better_supported_sentence_rises() -> None:
    scores = settled(np.array([1.0, 0.9, 0.8, 0.7]), [0.0, 2.0, 0.0])
    assert scores.argmax() == 1


def test_no_support_leaves_the_scores_as_far_apart() -> None:
    assert settled(np.array([2.0, 1.0]), [None, None]).tolist() == [2.0, 1.0]
    assert settled(np.array([2.0, 1.0]), []).tolist() == [2.0, 1.0]


@given(
    st.lists(st.floats(-9, 9), min_size=1, max_size=8),
    st.lists(st.one_of(st.none(), st.floats(-9, 9)), max_size=3),
)
def test_nothing_rises_from_below(scores: list[float], support: list[float | None]) -> None:
    ordered = np.sort(np.array(scores))[::-1]
    found = settled(ordered, support[: len(scores)])
    first, rest = found[: len(support)], found[len(support) :]
    if len(first) and len(rest):
        assert first.min() >= rest.max() - 1e-9
