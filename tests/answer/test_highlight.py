"""The rule-based choice of the part of a sentence that answers."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answer.highlight import finder, highlight, lacks_what_is_asked
from qa_bot.text.stem import term_maker
from qa_bot.text.tokenise import tokenise
from qa_bot.types import Query

TERM_OF = term_maker("en")


@dataclass(frozen=True)
class _Asked:
    kind: str
    expected: str
    language: str = "en"


def _answer(kind: str, expected: str, question: str, sentence: str) -> str | None:
    terms = {TERM_OF(token.form) for token in tokenise(question)}
    span = highlight(_Asked(kind, expected), terms, sentence, TERM_OF)
    return None if span is None else span.of(sentence)


@pytest.mark.parametrize(
    ("code", "kind", "expected", "question", "sentence", "answer"),
    [
        ("ja", "how long", "duration", "修理は何週間かかる？", "1924年の橋の修理は6週間かかる。", "6週間"),
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
    span = highlight(_Asked(kind, expected, code), terms, sentence, term_of)
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
def test_highlight(kind: str, expected: str, question: str, sentence: str, answer: str | None) -> None:
    assert _answer(kind, expected, question, sentence) == answer


def test_a_huge_sentence_is_cut() -> None:
    assert _answer("when", "date", "When did it burn?", "word " * 200_000 + "1871") is None


@given(st.text(), st.sampled_from(["person", "date", "any", "reason", "choice"]))
def test_spans_lie_within_the_text(text: str, expected: str) -> None:
    span = highlight(_Asked("what", expected), {"a", "1"}, text, TERM_OF)
    assert span is None or 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    ("expected", "text", "lacks"),
    [
        ("number", "Thousands of people came.", False),
        ("number", "The people came.", True),
        ("number", "The people came once.", False),
        ("duration", "It stays open until he dies.", False),
        ("number", "They stayed until he died.", True),
        ("money", "The bridge cost 3 million.", False),
        ("money", "A balloon flew over the country.", True),
        ("year", "It opened in 1912.", False),
        ("year", "It opened in spring.", True),
        ("duration", "The talks lasted until the next day.", False),
        ("person", "It opened in 1912.", False),
        ("any", "", False),
        ("number", "", True),
        ("number", "4.1 The miller grinds.", True),
        ("number", "(2) The miller grinds 3 sacks.", False),
        ("number", "10:41 The wheel stops.", True),
        ("any", "4.1 The miller grinds.", False),
    ],
)
def test_a_sentence_without_any_figure_lacks_one(expected: str, text: str, lacks: bool) -> None:
    assert lacks_what_is_asked(_Asked("what", expected), text) is lacks


def test_the_number_of_a_clause_is_no_figure_that_answers() -> None:
    clause = "4.1 The miller keeps the 12 wheels."
    assert _answer("how many", "number", "How many wheels does the miller keep?", clause) == "12"
    assert _answer("how many", "number", "How many millers?", "4.1 The miller keeps the wheels.") is None


def test_a_highlight_stays_within_a_cell() -> None:
    assert _answer("other", "any", "port of the mill", "Mill port | 8080 | open") == "8080"


@pytest.mark.parametrize(("kind", "highlighted"), [("list", False), ("what", True)])
def test_nothing_of_what_leads_to_a_list_is_its_answer(kind: str, highlighted: bool) -> None:
    query = Query("name the mills", "name the mills", kind)
    (found,) = finder(query, {"mill"}, TERM_OF, None)(["The mills of Orta are these old ones:"])
    assert (found.highlight is not None) is highlighted


def test_an_age_needs_a_number() -> None:
    how_old = _Asked("how old", "age")
    assert lacks_what_is_asked(how_old, "They met years ago.")
    assert not lacks_what_is_asked(how_old, "She left at sixty-one.")
    assert not lacks_what_is_asked(how_old, "She is 43.")


@pytest.mark.parametrize(
    ("code", "expected", "text", "lacks"),
    [
        ("de", "number", "Zwölf Menschen kamen.", False),
        ("de", "number", "Zweiundvierzig Säcke lagen da.", False),
        ("de", "number", "Ein Müller mahlt.", True),
        ("de", "money", "Der Ausfall kostet die Mühle 35 Minuten.", True),
        ("de", "money", "Das Mahlen kostet 2 Euro.", False),
        ("de", "duration", "Die Räder ruhen zwei Wochen.", False),
        ("de", "duration", "Die Räder ruhen.", True),
        ("de", "number", "Nur einen Müller gibt es.", False),
        ("de", "duration", "Das Mahlrecht gilt für die Dauer der Pacht.", False),
        ("es", "number", "Se muele solo una vez.", False),
        ("es", "number", "Una rueda gira.", True),
        ("es", "duration", "La rueda gira hasta el alba.", False),
        ("fr", "number", "Une roue tourne.", True),
        ("fr", "number", "Une seule roue tourne.", False),
        ("nl", "number", "Daar draait één wiel.", False),
        ("nl", "number", "Een wiel draait.", True),
        ("pl", "number", "Młyn ma jedną śluzę.", False),  # without articles, one is a number
        ("pl", "duration", "Koło stoi przez miesiąc.", False),
        ("ru", "money", "Помол стоит дёшево.", True),
        ("ja", "number", "水車が三つある。", False),
    ],
)
def test_figures_of_other_languages(code: str, expected: str, text: str, lacks: bool) -> None:
    assert lacks_what_is_asked(_Asked("how many", expected, code), text) is lacks


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("The halt cost the mill 35 minutes.", True),
        ("The new belt is 12 m long and took two hours.", True),
        ("The halt cost the mill 35 minutes and 900 in wages.", False),
        ("A pound of flour is 2 pounds now.", False),
        ("The mill was sold for £3 m.", False),
        ("The belt costs 40", False),
        ("The price is settled on 1 March 2030.", True),
        ("The price is settled in May for 40 sacks.", False),
        ("The belt costs nothing.", True),
    ],
)
def test_a_number_of_minutes_or_a_date_is_no_money(text: str, lacks: bool) -> None:
    assert lacks_what_is_asked(_Asked("how much", "money"), text) is lacks
