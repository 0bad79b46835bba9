"""The parts of a sentence that stand side by side."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answer.spans.candidates import candidate_spans
from qa_bot.answer.spans.parts import SIZES, Parts, of_parts, parts
from qa_bot.answer.spans.tokens import class_numbers, gap_numbers
from qa_bot.text.tokenise import tokenise

MILLS = "The old mill has 4 wheels, the new mill 6 and the tide mill 12."


def _parts(text: str, *question: str) -> Parts:
    tokens = tokenise(text)
    forms, n = [token.form for token in tokens], len(tokens)
    terms = np.array([question.index(form) + 1 if form in question else 0 for form in forms], np.int64)
    gaps, classes = np.array(gap_numbers(text, tokens)[:-1], np.int64), np.array(class_numbers(text, tokens), np.int64)
    return parts(forms, gaps, classes, terms, np.zeros(n, np.int64))


def _aspects(text: str, span: str, *question: str) -> dict[str, int]:
    tokens = tokenise(text)
    start = text.index(span)
    inside = [k for k, token in enumerate(tokens) if start <= token.start < start + len(span)]
    found = of_parts(np.array(inside[:1]), np.array(inside[-1:]), _parts(text, *question))
    return dict(zip(SIZES, found[:, 0].astype(int).tolist(), strict=True))


def test_parts_begin_behind_marks_and_at_conjunctions() -> None:
    assert _parts(MILLS).part.tolist() == [1] * 6 + [2] * 4 + [3] * 5


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Present: Ada Berg (chair), Jon (minutes)", [1, 2, 2, 2, 3, 3]),
        ("Kim (2017) found", [1, 1, 1]),
        ("Ada (born in Lunde; died in Varn) wrote", [1, 2, 2, 2, 3, 3, 3, 4]),
        ("We had 7 (2023: 11)", [1, 1, 1, 2, 2]),
        ("Pool: 3 ; mill: 4", [1, 1, 2, 2]),
        ("Note: the mill", [1, 2, 2]),
        ("Mills (old", [1, 1]),
    ],
)
def test_brackets_and_labels_stay_with_what_they_belong_to(text: str, numbers: list[int]) -> None:
    assert _parts(text).part.tolist() == numbers


def test_the_last_part_with_a_word_of_its_own_counts() -> None:
    assert set(_parts(MILLS, "mill", "wheels").counts.tolist()) == {1}
    assert set(_parts(MILLS, "mill", "wheels", "new").counts.tolist()) == {2}
    assert set(_parts(MILLS, "mill", "wheels", "tide").counts.tolist()) == {3}
    assert set(_parts(MILLS, "mill").counts.tolist()) == {-1}


@pytest.mark.parametrize(
    ("span", "place"),
    [("4", 1), ("12", 2), ("6", 3), ("4 wheels, the new mill 6", 4), ("6 and the tide mill 12", 5)],
)
def test_where_a_span_lies(span: str, place: int) -> None:
    assert _aspects(MILLS, span, "mill", "wheels", "new")["part"] == place


def test_aspects_of_a_span() -> None:
    assert _aspects(MILLS, "4 wheels, the new mill 6", "old", "mill") == {
        "part": 5,
        "own words of the question": 1,
        "parts crossed": 1,
        "parts with figures": 2,
        "word of the question in the middle": 1,
        "distance on the left in the part": 1,
        "distance on the right in the part": 4,
    }


WORDS = ("Ada", "mill", "and", ",", "(", ")", "12", "the", "wheel", "|")


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_aspects_have_as_many_values_as_is_said(text: str) -> None:
    tokens = tokenise(text)
    gaps, n = np.array(gap_numbers(text, tokens), np.int64), len(tokens)
    first, last = candidate_spans([token.form for token in tokens], gaps[:-1], gaps[1:], np.full(n, n))
    found = of_parts(first, last, _parts(text, "mill", "wheel"))
    assert found.shape == (len(SIZES), len(first))
    assert ((found >= 0) & (found < np.array([*SIZES.values()])[:, None])).all()
