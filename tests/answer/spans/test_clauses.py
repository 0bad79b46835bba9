"""What leads up to a word, and the verbs beside it."""

import numpy as np
import pytest

from qa_bot.answer.spans.clauses import LEADS, of_clauses
from qa_bot.answer.spans.tokens import class_numbers, gap_numbers
from qa_bot.text.tokenise import tokenise


def _of(text: str, asked: str) -> tuple[list[str], dict[str, list[int]]]:
    tokens = tokenise(text)
    forms, n = [token.form for token in tokens], len(tokens)
    gaps, classes = np.array(gap_numbers(text, tokens)[:-1]), np.array(class_numbers(text, tokens))
    matched = np.array([form in asked.split() for form in forms])
    rows = of_clauses(forms, gaps, classes, matched, np.zeros(n, int), np.full(n, n))
    return forms, dict(zip(("lead", "left", "right", "in brackets"), rows.tolist(), strict=True))


@pytest.mark.parametrize(
    ("text", "asked", "word", "lead"),
    [
        ("The mill was sold by a carter.", "mill", "carter", "verb by"),
        ("The mill was sold by a carter.", "sold", "carter", "verb of the question by"),
        ("There is a mill by the river.", "boat", "river", "none"),
        ("They left because of rain.", "left", "rain", "reason"),
        ("They left due to rain.", "left", "rain", "reason"),
        ("A heron (Ardea) is a wading bird.", "heron", "wading", "copula of what is asked"),
        ("The old heron is a wading bird.", "heron", "wading", "copula of more than that"),
        ("The duck is a bird.", "heron", "bird", "copula of something else"),
    ],
)
def test_what_leads_up_to_a_word(text: str, asked: str, word: str, lead: str) -> None:
    forms, rows = _of(text, asked)
    assert LEADS[rows["lead"][forms.index(word)]] == lead


def test_verbs_are_counted_to_the_next_word_of_the_question() -> None:
    forms, rows = _of("Ada died in Orta and was buried in Varn.", "buried")
    assert [rows[side][forms.index("varn")] for side in ("left", "right")] == [0, 3]
    assert [rows[side][forms.index("orta")] for side in ("left", "right")] == [3, 1]


def test_words_in_brackets() -> None:
    forms, rows = _of("Ada (born in Orta) died (see below)", "ada")
    assert [form for form, inside in zip(forms, rows["in brackets"], strict=True) if inside] == [
        *("born", "in", "orta"),
        *("see", "below"),
    ]
