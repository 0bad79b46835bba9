import numpy as np
import pytest

from qa_bot.model.logistic import Logistic
from qa_bot.model.necessity import Necessity


@pytest.fixture
def necessity() -> Necessity:
    """Two features: the first makes a word likely in the sentence, the second around it."""
    low, high = np.zeros(2), np.ones(2)
    return Necessity(Logistic(low, high, np.array([3.0, 0.0]), -1.0), Logistic(low, high, np.array([0.0, 2.0]), 0.5))


def test_words_are_judged_for_the_sentence_and_for_around_it(necessity: Necessity) -> None:
    sentence, around = necessity.predict(np.array([[1.0, 0.0], [0.0, 1.0]]))
    assert sentence.round(3).tolist() == [0.881, 0.269]
    assert around.round(3).tolist() == [0.622, 0.924]


def test_before_any_is_fitted_a_word_is_as_likely_there_as_not() -> None:
    assert Necessity.even(3).predict(np.ones((2, 3))).tolist() == [[0.5, 0.5]] * 2


def test_arrays_make_it_again(necessity: Necessity) -> None:
    words = np.random.default_rng(0).random((5, 2))
    again = Necessity.from_arrays(necessity.arrays())
    assert again.predict(words).tolist() == necessity.predict(words).tolist()
    assert again.reads(2)
    assert not again.reads(3)


def test_arrays_that_do_not_fit_are_refused(necessity: Necessity) -> None:
    with pytest.raises(ValueError, match="differ in shape"):
        Necessity.from_arrays(necessity.arrays() | {"around.low": np.zeros(3)})
    with pytest.raises(KeyError):
        Necessity.from_arrays({})
