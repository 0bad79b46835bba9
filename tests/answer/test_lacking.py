"""Sentences without a figure, a year or a time where one is asked for."""

import pytest

from qa_bot.answer.lacking import lacks_what_is_asked
from qa_bot.types import Query


def asked(kind: str, expected: str, code: str = "en") -> Query:
    return Query("", "", kind, expected, language=code)


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
    assert lacks_what_is_asked(asked("what", expected), text) is lacks


def test_an_age_needs_a_number() -> None:
    how_old = asked("how old", "age")
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
    assert lacks_what_is_asked(asked("how many", expected, code), text) is lacks


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
    assert lacks_what_is_asked(asked("how much", "money"), text) is lacks
