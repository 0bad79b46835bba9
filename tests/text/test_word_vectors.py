"""Word vectors: the data that ship, and the script that makes them."""

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from qa_bot.text.stem import term_maker
from qa_bot.text.thesaurus import Thesaurus, thesaurus
from qa_bot.text.word_vectors import UNIT, word_vectors

TERM_OF = term_maker("en")
MAKE = runpy.run_path(str(Path(__file__).parents[2] / "docs" / "make_word_vectors.py"))


def _near(word: str, other: str) -> float:
    numbers = np.array([thesaurus().number(TERM_OF(each)) for each in (word, other)])
    one, two = word_vectors().of(numbers)
    return float(one @ two) / UNIT**2


@pytest.mark.parametrize(
    ("word", "nearer", "further"),
    [
        ("doctor", "physician", "repair"),
        ("refund", "reimburse", "cheese"),
        ("started", "commencing", "launch"),
        ("cost", "expense", "budget"),
        ("employee", "worker", "toll"),
    ],
)
def test_one_word_is_nearer_than_another(word: str, nearer: str, further: str) -> None:
    assert _near(word, nearer) > _near(word, further)
    assert _near(word, nearer) == _near(nearer, word)
    assert _near(word, word) == pytest.approx(1, abs=0.02)


def test_what_ships_goes_with_the_thesaurus() -> None:
    vectors, every = word_vectors(), np.arange(len(thesaurus()) + 1)
    assert len(vectors) == len(thesaurus())
    found, weights = vectors.of(every), vectors.weights(every)
    assert found.shape == (len(every), vectors.dimensions)
    assert not found[0].any()
    lengths = np.sqrt((found * found).sum(axis=1))
    assert ((lengths > 0) == (weights > 0)).all(), "what has no vector tells nothing"
    assert np.abs(lengths[weights > 0] / UNIT - 1).max() < 0.15
    assert (found == np.rint(found)).all()
    assert weights.max() <= 255


@pytest.mark.parametrize(("frequent", "rare"), [("make", "forge"), ("people", "tenant"), ("year", "sabbatical")])
def test_frequent_words_tell_less(frequent: str, rare: str) -> None:
    numbers = np.array([thesaurus().number(TERM_OF(word)) for word in (frequent, rare)])
    less, more = word_vectors().weights(numbers)
    assert 0 < less < more


def _made(folder: Path, terms: list[str]) -> tuple[Callable[..., Any], Thesaurus]:
    np.save(folder / "terms.npy", np.frombuffer("".join(terms).encode(), np.uint8))
    np.save(folder / "term_starts.npy", np.cumsum([0, *map(len, terms)]).astype(np.uint32))
    np.save(folder / "kindred.npy", np.empty(0, np.uint16))
    np.save(folder / "kindred_starts.npy", np.zeros(len(terms) + 1, np.uint32))
    return MAKE["of_terms"], Thesaurus(folder)


def test_a_term_has_the_mean_of_its_words_by_how_frequent_they_are(tmp_path: Path) -> None:
    of_terms, known = _made(tmp_path, ["boat", "red", "unseen"])
    words = ["the", "boats", "2nd", "boat", "red"]
    rows = {"boats": [1.0, 0.0, 1.0, 1], "boat": [0.0, 1.0, 1.0, 3], "red": [3.0, 4.0, 5.0, 4], "the": [9.0, 9, 9, 0]}
    vectors, frequency = of_terms(words, rows, known)
    assert vectors.shape == (4, 2)
    assert vectors[known.number("red")].tolist() == [3, 4]
    boat = vectors[known.number("boat")]
    assert boat.sum() == pytest.approx(1)
    assert boat[0] > boat[1] > 0
    assert frequency[known.number("boat")] > frequency[known.number("red")] > 0
    assert frequency[0] == frequency[known.number("unseen")] == 0


def test_what_all_vectors_have_in_common_is_taken_out() -> None:
    random = np.random.default_rng(0)
    vectors = random.normal(size=(50, 12)) + 5.0
    frequency = np.append(0.0, random.random(49))
    apart = MAKE["told_apart"](vectors, frequency, dimensions=6)
    assert apart.shape == (50, 6)
    assert not apart[0].any()
    assert np.allclose((apart[1:] ** 2).sum(axis=1), 1)
    cosines = apart[1:] @ apart[1:].T
    assert abs(cosines.mean()) < 0.1, "before, all point the same way"
    assert np.allclose(apart, MAKE["told_apart"](vectors, frequency, dimensions=6))
