"""Sentences: cases as data, what holds for every text, and texts made to hurt."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.ingest.sentences import LONGEST, split, split_block
from qa_bot.types import Span

CASES = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text("utf-8"))
KNOWN_FAILURES = CASES.pop("known_failures")
AWKWARD = [
    *".!?…;:,。！？؟।\"'”»)]([ \n\r\t\u00a0\u2028\u0301aAz9IВг日を",
    "\n\n",
    "Mr.",
    "e.g.",
    "\n- ",
    "[1]",
    "U.S.",
]


def text_of(case: str) -> str:
    return case.replace(" ¦ ", " ").replace("¦", "")


def cuts_of(case: str) -> list[str]:
    return [part.strip() for part in case.split("¦")]


@pytest.mark.parametrize("case", [case for group in CASES.values() for case in group])
def test_cut_as_expected(case):
    text = text_of(case)
    assert [span.of(text) for span in split(text)] == cuts_of(case)


@pytest.mark.parametrize("case", [pytest.param(case, marks=pytest.mark.xfail(strict=True)) for case in KNOWN_FAILURES])
def test_known_failure(case):
    text = text_of(case)
    assert [span.of(text) for span in split(text)] == cuts_of(case)


def test_no_case_stands_twice():
    cases = [case for group in CASES.values() for case in group]
    assert len(cases) == len(set(cases))


def assert_exact(text: str, spans: list[Span], start: int, end: int) -> None:
    covered = start
    for span in spans:
        assert covered <= span.start < span.end <= end
        assert not text[covered : span.start].strip()
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
        assert len(span) <= LONGEST
        covered = span.end
    assert not text[covered:end].strip()


@given(st.text())
def test_spans_are_exact(text):
    assert_exact(text, split(text), 0, len(text))


@given(st.lists(st.sampled_from(AWKWARD), max_size=60).map("".join))
def test_spans_of_awkward_texts_are_exact(text):
    assert_exact(text, split(text), 0, len(text))


@given(st.lists(st.sampled_from(AWKWARD), max_size=40).map("".join), st.data())
def test_a_block_is_cut_by_what_stands_in_it(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = split_block(text, start, end)
    assert_exact(text, spans, start, end)
    head = len(text[:start].rstrip(" "))  # the indent of the first line counts
    assert spans == [span.shift(head) for span in split_block(text[head:end], start - head, end - head)]


@pytest.mark.parametrize("text", ["", " ", "\n\n \r\n", "\u2003\t"])
def test_nothing_but_space_has_no_sentences(text):
    assert split(text) == []


def test_an_overlong_sentence_is_cut_at_the_best_mark():
    clause = "and so it went on " * 40
    text = f"{clause}, yes; {clause}, {clause}"
    first, *_ = split(text)
    assert first.of(text).endswith(";")


def test_an_overlong_word_is_cut_hard():
    spans = split("x" * (2 * LONGEST + 1))
    assert [len(span) for span in spans] == [LONGEST, LONGEST, 1]


def test_a_hard_cut_keeps_an_accent_with_its_letter():
    text = "x" * (LONGEST - 1) + "e\u0301" + "x" * 20
    first, second = split(text)
    assert second.of(text).startswith("e\u0301") or first.of(text).endswith("e\u0301")


@pytest.mark.parametrize(
    "unit",
    [
        "x", ".", "?!", '"', ". ", "A. ", "a.b", "1. ", "1.1", "e.g. ", "(", "([", " (a 200", ".[1", ".(1 ", "\n", "\r",
        "\r\n", "\n- ", "\n1. ", ";", "α; ", "。", "」。", " ", ".1 ", "z. ", "-", "a-", "'a", "e\u0301", "\u0301",
        "Ab\n", "... ", "… ",
    ],
)  # fmt: skip
def test_much_of_anything_is_cut(unit):
    text = unit * (200_000 // len(unit))
    assert_exact(text, split(text), 0, len(text))


def test_a_stop_behind_a_long_run_without_a_space_does_not_look_back_at_all_of_the_text() -> None:
    """Which took the square of the length: minutes here."""
    run = "a" * 40
    assert len(split(f"{run}.\tNext" * 100_000)) == 100_001


def test_a_line_that_ends_early_goes_on_where_most_lines_do():
    text = (
        "The pressure was then read with the help of a Northmoor\nBarometer (NB), which the keeper had bought in the\n"
        "autumn, and written into the book that lies in the tower\nto this day for everybody who likes to see it there."
    )
    assert [span.of(text) for span in split(text)] == [text]


def test_a_line_that_ends_early_stands_alone_where_others_end_with_their_sentences():
    text = "Payment is due within thirty days from today.\nOur bank is the Mill Bank\nPlease name the number of it."
    assert [span.of(text) for span in split(text)] == text.split("\n")
