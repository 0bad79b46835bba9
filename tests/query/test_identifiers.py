"""Identifiers and the words they are made of."""

from collections.abc import Callable

import pytest

from qa_bot.index.reader import Index
from qa_bot.query.analyse import analyse

MakeIndex = Callable[..., Index]


def related(index: Index, question: str) -> dict[str, list[str]]:
    found = {
        concept.word: [index.terms[term] for term in concept.related] for concept in analyse(question, index).concepts
    }
    return {word: terms for word, terms in found.items() if terms}


@pytest.mark.parametrize(
    ("text", "question", "words"),
    [
        ("BoatTankEmpty is raised.", "what if the boat tank is empty", ["boat", "tank", "empty"]),
        ("TooManyBoats is raised.", "there are too many boats", ["many", "boats"]),
        ("See boatTankEmptyNow.", "the boat tank is empty now", ["boat", "tank", "empty", "now"]),
    ],
)
def test_words_that_the_documents_write_as_an_identifier(
    make_index: MakeIndex, text: str, question: str, words: list[str]
) -> None:
    assert list(related(make_index({"a.txt": text}), question)) == words


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Aboat is here.", "a b oat"),
        ("BoatTank is raised.", "boat is tank"),
        ("Boattankempty5.", "boat tank empty 5"),
    ],
)
def test_words_that_make_no_identifier(make_index: MakeIndex, text: str, question: str) -> None:
    assert related(make_index({"a.txt": text}), question) == {}


@pytest.mark.parametrize(
    ("text", "question", "phrases"),
    [
        ("The boat tank is empty.", "What is BoatTankEmpty?", [["boat", "tank", "empti"]]),
        ("The boat tank. BoatTank.", "What is BoatTank?", []),
        ("The HTTP boat tank.", "What is HTTPBoatTank?", [["http", "boat", "tank"]]),
        ("A boat.", "What is BoatTank?", []),
        ("A boat.", "What is a Boat?", []),
        ("An m RNA, geb hr.", "What is mRNA, what is Gebühr?", []),
    ],
)
def test_an_identifier_is_known_by_its_words(
    make_index: MakeIndex, text: str, question: str, phrases: list[list[str]]
) -> None:
    index = make_index({"a.txt": text})
    found = [phrase for concept in analyse(question, index).concepts for phrase in concept.phrases]
    assert [[index.terms[term] for term in phrase] for phrase in found] == phrases


def test_a_page_pasted_as_a_question_is_cut(make_index: MakeIndex) -> None:
    index = make_index({"a.txt": "BoatTankEmpty is raised."})
    assert related(index, "word " * 64 + "boat tank empty") == {}
