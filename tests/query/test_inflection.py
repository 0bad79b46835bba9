from collections.abc import Callable

import pytest

from qa_bot.index.reader import Index
from qa_bot.query.inflection import MOST, inflected_terms
from qa_bot.text.language import language

MakeIndex = Callable[..., Index]


def inflected(index: Index, word: str, code: str) -> list[str]:
    return [index.terms[number] for number in inflected_terms(word, index, language(code))]


@pytest.mark.parametrize(
    ("code", "text", "word", "expected"),
    [
        ("fi", "Hän on lukenut. Lukko on auki.", "lukee", ["lukenu"]),
        ("pl", "Balkon jest zielony.", "zieleni", ["zielon"]),
        ("tr", "Havuz kapanıyor. Kapalı olan.", "kapanır", ["kapaniyor"]),
        ("hu", "A barlangász vezet.", "barlang", ["barlangasz"]),
        ("pl", "Balkon balustradowy.", "balkony", []),  # too little is the same
        ("fi", "Puu ja puut.", "puun", []),  # too short
        ("pl", "Model a10 i b20.", "a10", []),
        ("de", "Der Ruderer rudert.", "rudere", []),  # the documents have the word
        ("de", "Das Gerudere nahm kein Ende.", "ruderte", []),  # another beginning
        ("nl", "De schippers betalen de haven.", "betaalt", ["betaal"]),
        ("es", "El presidente de la cofradía habló.", "presidía", ["president"]),
        ("en", "The boat is boating.", "boatman", []),
    ],
)
def test_terms_that_may_be_forms_of_one_word(
    make_index: MakeIndex, code: str, text: str, word: str, expected: list[str]
) -> None:
    assert inflected(make_index({"a.txt": text}, code), word, code) == expected


def test_of_very_many_the_most_frequent_are_taken(make_index: MakeIndex) -> None:
    words = [f"balkon{a}{b}w" for a in "bcdfghjk" for b in "bcdfghjk"]
    found = inflected(make_index({"a.txt": f"{' '.join(words)}. {words[-1]}."}, "pl"), "balkon", "pl")
    assert len(found) == MOST
    assert words[-1] in found
