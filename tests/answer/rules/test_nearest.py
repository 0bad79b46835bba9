"""The choice by rule of the part of a sentence that answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answer.rules.nearest import nearest
from qa_bot.text.stem import term_maker
from qa_bot.text.tokenise import tokenise
from qa_bot.types import Query

TERM_OF = term_maker("en")


def asked(kind: str, expected: str, code: str = "en") -> Query:
    return Query("", "", kind, expected, language=code)


def _answer(kind: str, expected: str, question: str, sentence: str) -> str | None:
    terms = {TERM_OF(token.form) for token in tokenise(question)}
    span = nearest(asked(kind, expected), terms, sentence, TERM_OF)
    return None if span is None else span.of(sentence)


@pytest.mark.parametrize(
    ("code", "kind", "expected", "question", "sentence", "answer"),
    [
        ("ja", "how long", "duration", "修理は何週間かかる？", "1924年の橋の修理は6週間かかる。", "6週間"),
        ("zh", "how much", "quantity", "要多大内存", "至少有 780MB 的内存和 1160MB 的硬盘空间。", "780MB"),
        ("zh", "when", "date", "桥是哪年建的？", "这座桥建于1924年，长120米。", "1924年"),
        ("ko", "how much", "money", "요금은 얼마?", "배 요금은 3천 원이고 15분 걸린다.", "3천 원"),
        ("th", "how long", "duration", "เรือใช้เวลากี่นาที", "เรือใช้เวลา 15 นาที ค่าเรือ 40 บาท", "15 นาที"),
    ],
)
def test_figures_of_scripts_without_spaces(
    code: str, kind: str, expected: str, question: str, sentence: str, answer: str
) -> None:
    term_of = term_maker(code)
    terms = {term_of(token.form) for token in tokenise(question)}
    span = nearest(asked(kind, expected, code), terms, sentence, term_of)
    assert span is not None
    assert span.of(sentence) == answer


@pytest.mark.parametrize(
    ("kind", "expected", "question", "sentence", "answer"),
    [
        ("who", "person", "Who built the mill?", "The mill at Orta was built by Ada Berg.", "Ada Berg"),
        ("when", "date", "When did the mill burn?", "Built in 1803, the mill burned on 3 May 1871.", "3 May 1871"),
        ("who", "person", "Who built the mill?", "The mill was built by Li Ming-hua in May.", "Li Ming-hua"),
        ("when", "date", "When do they meet?", "They meet on Friday, 3 May 1871.", "Friday, 3 May 1871"),
        ("when", "date", "When do they meet?", "On Friday they meet in Orta.", "Friday"),
        ("where", "place", "Where was Ada Berg born?", "Ada Berg was born in Bergen in 1790.", "Bergen"),
        ("how many", "number", "How many children sang?", "In 1803 twenty-four children sang.", "twenty-four"),
        ("how much", "money", "How much does a ticket cost?", "A ticket for 2 people costs $7.50.", "$7.50"),
        ("how long", "duration", "How long did the siege last?", "The siege lasted three weeks.", "three weeks"),
        ("why", "reason", "Why are roofs steep?", "The roofs are steep because snow is heavy.", "snow is heavy"),
        ("what", "any", "What do the monks sing?", "The monks sing plain chant.", "plain chant"),
        ("when", "date", "When did the mill burn?", "The mill burned down again.", None),
        ("who", "person", "Who is Ada Berg?", "Ada Berg!", None),
    ],
)
def test_nearest(kind: str, expected: str, question: str, sentence: str, answer: str | None) -> None:
    assert _answer(kind, expected, question, sentence) == answer


def test_a_huge_sentence_is_cut() -> None:
    assert _answer("when", "date", "When did it burn?", "word " * 200_000 + "1871") is None


@given(st.text(), st.sampled_from(["person", "date", "any", "reason", "choice"]))
def test_spans_lie_within_the_text(text: str, expected: str) -> None:
    span = nearest(asked("what", expected), {"a", "1"}, text, TERM_OF)
    assert span is None or 0 <= span.start < span.end <= len(text)


def test_the_number_of_a_clause_is_no_figure_that_answers() -> None:
    clause = "4.1 The miller keeps the 12 wheels."
    assert _answer("how many", "number", "How many wheels does the miller keep?", clause) == "12"
    assert _answer("how many", "number", "How many millers?", "4.1 The miller keeps the wheels.") is None


def test_a_highlight_stays_within_a_cell() -> None:
    assert _answer("other", "any", "port of the mill", "Mill port | 8080 | open") == "8080"
