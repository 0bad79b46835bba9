"""Candidates of a sentence: the table of candidates.txt, bounds, spans that fit."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answer.rules.candidates import MAX_CHARACTERS, TYPES, candidates


def _rows() -> list[list[str]]:
    lines = Path(__file__).with_name("candidates.txt").read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("sentence", "kind", "part"), _rows())
def test_candidate(sentence: str, kind: str, part: str) -> None:
    found = [candidate.span.of(sentence) for candidate in candidates(sentence) if candidate.type == kind]
    assert part in found


def test_a_word_that_may_be_a_month_is_no_date() -> None:
    assert "date" not in {candidate.type for candidate in candidates("You may go. May we come?")}


def test_a_line_break_within_a_candidate_counts_as_a_space() -> None:
    sentence = "It opened on 3\nMay 1871."
    assert "3\nMay 1871" in [candidate.span.of(sentence) for candidate in candidates(sentence)]


def test_no_words_no_candidates() -> None:
    assert candidates("") == ()
    assert candidates("... !") == ()


@pytest.mark.parametrize("part", ["1", "1,", "one ", "May ", "A. ", "(", '"', "a of ", "twenty-", "$1 ", "due to "])
def test_a_huge_sentence_is_cut(part: str) -> None:
    sentence = part * (1_000_000 // len(part))
    assert all(candidate.span.end <= MAX_CHARACTERS for candidate in candidates(sentence))


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_of_one_type_they_are_those_of_all(kind: str) -> None:
    for sentence, _, _ in _rows():
        assert candidates(sentence, {kind}) == tuple(found for found in candidates(sentence) if found.type == kind)


@given(st.text())
def test_spans_lie_within_the_text(text: str) -> None:
    found = candidates(text)
    assert all(0 <= candidate.span.start < candidate.span.end <= len(text) for candidate in found)
    assert len(set(found)) == len(found)
