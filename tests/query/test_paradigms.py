"""Regular forms of one word that the stemmer leaves apart."""

from collections.abc import Callable

import pytest

from qa_bot.index.reader import Index
from qa_bot.query.paradigms import regular_terms
from qa_bot.text.language import language

MakeIndex = Callable[..., Index]


@pytest.mark.parametrize(
    ("code", "text", "word", "place", "expected"),
    [
        ("de", "Die Mühle wird um acht geöffnet.", "öffnet", 1, ["geoffn"]),
        ("de", "Nach der Öffnung mahlt sie.", "geöffnet", 3, ["offnung"]),
        ("de", "Die Mühle öffnen sie bald.", "Öffnung", 2, ["offn"]),  # a noun, by its ending
        ("de", "Die Marken klebt er auf.", "Markt", 2, []),  # a noun
        ("de", "Mahlen lässt sie sich.", "Mahlt", 0, ["mahl"]),  # the first word
        ("de", "Das Rad ist eingestellt.", "einstellen", 2, ["eingestellt"]),
        ("de", "Das Rad wird einstellbar, wenn wir es einstellen.", "eingestellt", 2, ["einstell"]),
        ("de", "Gespeichert wird Korn.", "speichern", 2, ["gespeichert"]),
        ("de", "Die Installation des Rades.", "installiert", 2, ["installation"]),
        ("fr", "La fondation du moulin date de mai.", "fondé", 2, ["fondat"]),
        ("es", "La fundación del molino.", "fundado", 2, ["fundacion"]),
        ("sv", "Kvarnen köps, och de köpte den.", "köpa", 2, ["kopt"]),
        ("cs", "Mlýn byl postaven v květnu.", "postavil", 1, ["postaven"]),
        ("de", "Das Rad läuft.", "rad2", 1, []),
        ("en", "The mill opens.", "opened", 1, []),  # whose endings are known elsewhere
        ("ja", "水車が回る。", "水車", 0, []),
    ],
)
def test_other_forms_of_a_word(
    make_index: MakeIndex, code: str, text: str, word: str, place: int, expected: list[str]
) -> None:
    index = make_index({"a.txt": text}, code)
    found = regular_terms(word, word.casefold(), place, index, language(code))
    assert [index.terms[number] for number in found] == expected
