"""What stands beside the label that a question names."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answer.spans.parts import parts
from qa_bot.answer.spans.rows import beside_labels
from qa_bot.answer.spans.tokens import class_numbers, gap_numbers
from qa_bot.text.tokenise import tokenise


def _beside(text: str, *question: str) -> list[str]:
    tokens = tokenise(text)
    forms, begins = [token.form for token in tokens], np.zeros(len(tokens), np.int64)
    terms = np.array([question.index(form) + 1 if form in question else 0 for form in forms], np.int64)
    gaps = np.array(gap_numbers(text, tokens), np.int64)
    behind, gaps, classes = gaps[1:], gaps[:-1], np.array(class_numbers(text, tokens), np.int64)
    wanted = beside_labels(parts(forms, gaps, classes, terms, begins), forms, behind, classes, begins)
    return [
        text[token.start : token.end] for token, is_wanted in zip(tokens, wanted.tolist(), strict=True) if is_wanted
    ]


@pytest.mark.parametrize(
    ("text", "label", "beside"),
    [
        ("First aiders: Hanna Vorst (canteen), Piet Rourke (mill).", "canteen", ["Hanna", "Vorst"]),
        ("First aiders: Hanna Vorst (canteen), Piet Rourke (mill).", "mill", ["Piet", "Rourke"]),
        ("They were colliers (9), weavers (8) and smiths (3).", "smiths", ["and", "3"]),
        ("Excess: flood £2,500, theft £1,000.", "theft", ["1,000"]),
        ("Pool 07:00; library 09:30; canteen 11:45", "library", ["09", "30"]),
        ("Office 0117 0101 · Mill 0117 0144", "mill", ["0117", "0144"]),
        ("Network: orchard | Password: plum | Help: desk 4", "password", ["plum"]),
        ("There were 7 fires (2023: 11) on the farms.", "2023", ["11"]),
        ("Small farms keep 5 hens, big farms 30, and mills 2.", "big", ["farms", "30"]),
    ],
)
def test_it_stands_with_a_label_in_a_row(text: str, label: str, beside: list[str]) -> None:
    assert _beside(text, label) == beside


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("In 1904 it was built, in 1936 it was widened.", "widened"),
        ("The mill, built in 1904, was sold.", "built"),
        ("Excess: flood £2,500, theft £1,000.", "excess"),
        ("A mill (a tide mill) stood here, a bridge (of stone) crossed.", "tide"),
        ("Nurses (143) and porters (61) answered our letter", "answered"),
        ("", "mill"),
    ],
)
def test_clauses_are_no_row_and_the_words_in_front_of_one_are_no_label(text: str, word: str) -> None:
    assert _beside(text, word) == []


WORDS = ("Ada", "mill", "and", ",", "(", ")", ":", ";", "12", "was", "|")


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_a_word_of_the_question_stands_beside_no_label(text: str) -> None:
    assert "mill" not in _beside(text, "mill")
