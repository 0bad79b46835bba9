from collections.abc import Callable, Mapping

import pytest

from qa_bot.index.reader import Index
from qa_bot.query.analyse import analyse
from qa_bot.query.concepts import MAX_CONCEPTS, concept_of, every_word, merged, unknown_words, with_synonyms
from qa_bot.text.language import language
from qa_bot.types import Concept

MakeIndex = Callable[[Mapping[str, str]], Index]
ENGLISH = language("en")


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    return make_index({"a.txt": "The presidents met in Bali. A meeting of heads of state follows. Prams are let."})


def _terms(index: Index, concept: Concept) -> list[str]:
    return [index.terms[number] for number in concept.terms]


def test_a_word_counts_as_its_terms_and_what_is_derived_from_them(index: Index) -> None:
    concept = concept_of("Meet", "meet", 2, index, ENGLISH, weak=False)
    assert (concept.word, concept.place, _terms(index, concept)) == ("Meet", 2, ["meet"])
    assert not concept_of("tram", "tram", 0, index, ENGLISH, weak=True).known


def test_a_word_counts_as_its_synonyms(index: Index) -> None:
    concept = with_synonyms(
        Concept("buggy", ()), [("pram",), ("heads", "of", "state"), ("unheard", "of")], index, ENGLISH
    )
    assert [index.terms[number] for number in concept.related] == ["pram"]
    assert [[index.terms[number] for number in phrase] for phrase in concept.phrases] == [["head", "state"]]


def test_every_word_stands_at_its_place(index: Index) -> None:
    found = [(concept.word, concept.place, _terms(index, concept)) for concept in every_word("In Bali?", index)]
    assert found == [("In", 0, ["in"]), ("Bali", 1, ["bali"])]


def test_a_word_that_is_said_twice_counts_twice() -> None:
    once, again = Concept("meet", (3,), place=1, related=(5,)), Concept("Meeting", (3,), place=4, related=(6,))
    assert merged([once, Concept("tram", ()), again, Concept("Tram", ())]) == [
        Concept("meet", (3,), place=1, related=(5, 6), count=2),
        Concept("tram", (), count=2),
    ]


def test_a_very_long_question_keeps_its_rarest_words(index: Index) -> None:
    query = analyse("presidents meeting " + " ".join(f"word{k}" for k in range(10_000)), index)
    assert len(query.concepts) == MAX_CONCEPTS


@pytest.mark.parametrize(
    ("code", "words", "expected"),
    [
        ("zh", "塔台 台是 立的 是谁", ("塔台",)),
        ("ja", "灯台 は誰 何で", ("灯台",)),
        ("en", "tram 是谁", ("tram", "是谁")),
    ],
)
def test_a_pair_with_a_character_that_asks_is_no_unknown_word(code: str, words: str, expected: tuple[str, ...]) -> None:
    concepts = [Concept(word, ()) for word in words.split()]
    assert (
        unknown_words([*concepts, Concept("known", (1,)), Concept("weak", (), weak=True)], language(code)) == expected
    )
