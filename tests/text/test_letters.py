"""The languages that letters tell."""

import pytest

from qa_bot.text.letters import languages_by_letters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("un año", [("es",)]),
        ("navegação", [("pt",)]),  # Turkish has the ç, Romanian the ã of old
        ("größe", [("de",)]),
        ("blåbær på øya", [("da", "no"), ("da", "no"), ("da", "no", "sv")]),
        ("¿Hola?", [("es",)]),
        ("the Łódź ferry, SÃO", []),  # names, and what is in capitals
        ("année année", [("ca", "cs", "es", "fr", "hu", "it", "nl", "pt", "sk", "vi")]),
        ("ñø", [()]),
        ("ferry", []),
        ("", []),
    ],
)
def test_languages_that_have_all_letters_of_a_word(text: str, expected: list[tuple[str, ...]]) -> None:
    assert sorted(languages_by_letters(text)) == sorted(expected)
