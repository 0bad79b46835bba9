import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.rank.beside import added_beside


def test_a_sentence_beside_a_likely_one_rises_and_the_first_ones_stay() -> None:
    rows = np.array([50, 10, 30, 70, 52, 90])
    scores = np.array([3.0, 1.0, 0.8, 0.5, 0.4, 0.3])
    found = scores + added_beside(scores, rows, np.zeros(6, int), 3)
    assert np.argsort(-found, kind="stable").tolist() == [0, 1, 2, 4, 3, 5]
    assert found[:3].tolist() == scores[:3].tolist()
    assert found[5] == scores[5]


def test_only_sentences_of_its_document_stand_beside_one() -> None:
    rows = np.array([50, 10, 30, 51])
    scores = np.array([3.0, 1.0, 0.8, 0.5])
    assert not added_beside(scores, rows, np.array([0, 0, 0, 1]), 3).any()


def test_the_further_away_the_less_it_is_beside() -> None:
    rows = np.array([50, 10, 30, 51, 48, 53, 47])
    added = added_beside(np.array([3.0, 1, 0.8, 0.1, 0.1, 0.1, 0.1]), rows, np.zeros(7, int), 3)
    assert (added[3:5] > 0.3).all()
    assert (added[5:] < added[3:5].min()).all()


@given(
    st.lists(st.tuples(st.floats(-9, 9), st.integers(0, 3)), max_size=12),
    st.permutations(range(12)),
)
def test_nothing_falls_or_rises_above_the_first_ones(sentences: list[tuple[float, int]], rows: list[int]) -> None:
    scores = np.sort(np.array([score for score, _ in sentences]))[::-1]
    documents = np.array([document for _, document in sentences], dtype=int)
    added = added_beside(scores, np.array(rows[: len(scores)], dtype=int), documents, 3)
    assert (added >= 0).all()
    assert not added[:3].any()
    if len(scores) > 3:
        assert (scores + added)[3:].max() <= scores[2] + 1e-9
