"""Negations in front of an answer."""

import pytest

from qa_bot.answer.negated import with_negation
from qa_bot.types import Span


@pytest.mark.parametrize(
    ("code", "asked", "text", "answer", "whole"),
    [
        ("es", "¿qué pasa?", "Así no se aceptan cheques.", "aceptan cheques", "no se aceptan cheques"),
        ("fr", "que se passe-t-il ?", "Il n'accepte rien.", "accepte rien", "n'accepte rien"),
        ("de", "was läuft dort?", "Dort sollte kein Server laufen.", "Server laufen", "kein Server laufen"),
        ("ru", "что с чеками?", "Касса не принимает чеки.", "принимает чеки", "не принимает чеки"),
        ("pl", "co z czekami?", "Kasa nie przyjmuje czeków.", "przyjmuje czeków", "nie przyjmuje czeków"),
        ("sv", "vad gäller?", "Checkar tas inte emot.", "emot", "inte emot"),
        ("el", "τι ισχύει;", "Δεν δέχεται επιταγές.", "δέχεται επιταγές", "Δεν δέχεται επιταγές"),
        ("en", "what about cheques?", "They don't take cheques.", "take cheques", "don't take cheques"),
        ("en", "what do they not take?", "They do not take cheques.", "take cheques", "take cheques"),
        ("en", "when?", "It was not 1930.", "1930", "1930"),
        ("en", "who?", "It was not so, Ada said.", "Ada", "Ada"),
        ("en", "which?", "See no. 5 there.", "5", "5"),
        ("ja", "何？", "no mill", "mill", "mill"),
    ],
)
def test_a_negation_belongs_to_what_it_turns_round(code: str, asked: str, text: str, answer: str, whole: str) -> None:
    start = text.index(answer)
    assert with_negation(text, Span(start, start + len(answer)), asked, code).of(text) == whole
