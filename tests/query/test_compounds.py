from collections.abc import Callable

import pytest

from qa_bot.index.reader import Index
from qa_bot.query import compounds
from qa_bot.query.compounds import MAX_LENGTH, MOST, RARE, compound_terms
from qa_bot.text.language import language

MakeIndex = Callable[..., Index]


def related(index: Index, word: str, code: str) -> list[str]:
    return [index.terms[number] for number in compound_terms(word, index, language(code))]


@pytest.mark.parametrize(
    ("code", "text", "word", "expected"),
    [
        ("de", "Der Leiter nannte das Projekt gut.", "projektleiter", ["leit", "projekt"]),
        ("de", "Die Wohnung am Markt.", "wohnungsmarkt", ["markt", "wohnung"]),
        ("sv", "Limpan köpte en kvarn vid ett köp.", "kvarnköp", []),  # "köp" is too short to be told from an ending
        ("nl", "De verzekering van het huis.", "huisverzekering", ["huis", "verzekeer"]),
        ("de", "Sein Projektleiter und die Projekte", "projekt", ["projektleit"]),
        ("en", "The house has a boat.", "houseboat", []),
    ],
)
def test_parts_and_wholes(make_index: MakeIndex, code: str, text: str, word: str, expected: list[str]) -> None:
    assert related(make_index({"a.txt": text}, code), word, code) == expected


def test_of_several_ways_to_part_a_word_the_more_frequent_words_are_taken(make_index: MakeIndex) -> None:
    index = make_index(
        {"a.txt": "Die Staubecken sind voll. Die Ecken. Staub liegt auf Staub. Alle Ecken. Becken."}, "de"
    )
    assert related(index, "staubecken", "de") == ["eck", "staub"]


def test_of_very_many_the_most_frequent_are_taken(make_index: MakeIndex) -> None:
    letters = "abcdefghij"
    words = [f"haus{a}{b}mann" for a in letters for b in letters]
    index = make_index({"a.txt": f"{' '.join(words)}. {words[-1]}."}, "de")
    found = related(index, "haus", "de")
    assert len(found) == MOST
    assert words[-1] in found


def test_what_is_longer_than_any_word_is_not_parted(make_index: MakeIndex) -> None:
    index = make_index({"a.txt": "Die Donau und das Schiff."}, "de")
    assert related(index, "donauschiff", "de") == ["donau", "schiff"]
    assert related(index, "donau" * (MAX_LENGTH // 5) + "schiff", "de") == []


@pytest.mark.parametrize(
    ("code", "text", "word", "expected"),
    [
        ("de", "Das Jahr. Der Jahresurlaub ist lang.", "urlaub", ["jahresurlaub"]),
        ("de", "Das Jahr. Die Jahresgebühren.", "gebühr", ["jahresgebuhr"]),
        ("nl", "Wij verzenden het. Eerlijk over verzendkosten.", "kosten", ["verzendkost"]),
        ("de", "Alle Urlaubsanträge und der Dauerurlaub.", "urlaub", ["urlaubsantrag"]),  # "Dauer" stands nowhere
        ("de", "Der Reis und der Ort und der Preis.", "reis", []),
        ("de", "Unter dem Unterstand.", "stand", []),  # a preposition makes another word
        ("en", "A boat and a houseboat and a house.", "boat", []),
    ],
)
def test_a_rare_word_is_found_at_the_end(
    make_index: MakeIndex, code: str, text: str, word: str, expected: list[str]
) -> None:
    assert related(make_index({"a.txt": text}, code), word, code) == expected


def test_a_frequent_word_is_not_looked_for_at_the_end(make_index: MakeIndex) -> None:
    text = "Das Jahr. Der Jahresurlaub. " + "Urlaub! " * (RARE + 1)
    assert related(make_index({"a.txt": text}, "de"), "urlaub", "de") == []


def test_what_very_many_terms_end_with_is_an_ending(make_index: MakeIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    index = make_index({"a.txt": "Das Jahr. Der Jahresurlaub, der Sommerurlaub, der Sommer."}, "de")
    assert related(index, "urlaub", "de") == ["jahresurlaub", "sommerurlaub"]
    monkeypatch.setattr(compounds, "_ENDINGS", 1)
    assert related(index, "urlaub", "de") == []
