"""Words that no document has, and what the documents call the same."""

from collections.abc import Callable, Mapping

import pytest

from qa_bot.index.reader import Index
from qa_bot.query.analyse import analyse
from qa_bot.query.kindred import kindred_terms
from qa_bot.rank.retrieve import Retriever
from qa_bot.text.language import language

MakeIndex = Callable[[Mapping[str, str]], Index]


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    texts = {"hall.txt": "Prams stand in the hall. Bicycles do not.", "work.txt": "He drew a box. They play a tie."}
    return make_index(texts)


def test_a_word_that_no_document_has_finds_what_means_the_same(index: Index) -> None:
    query = analyse("Where do I leave the pushchair?", index)
    pushchair = next(concept for concept in query.concepts if concept.word == "pushchair")
    assert [index.terms[term] for term in pushchair.kindred] == ["pram"]
    assert "pushchair" in query.unknown
    found = Retriever(index).retrieve(query.concepts, 5)
    assert index.text(int(found.rows[0])) == "Prams stand in the hall."


def test_a_word_that_a_document_has_stands_for_itself(make_index: MakeIndex) -> None:
    index = make_index({"a.txt": "Prams and pushchairs stand in the hall."})
    assert all(not concept.kindred for concept in analyse("pushchairs in the hall", index).concepts)


@pytest.mark.parametrize(("word", "code"), [("run", "en"), ("xyzzy", "en"), ("pushchair", "de")])
def test_words_of_many_meanings_and_of_other_languages_do_not(index: Index, word: str, code: str) -> None:
    assert kindred_terms(word, index, language(code)) == ()
