from collections.abc import Callable, Mapping

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.index.reader import Index
from qa_bot.index.segment import NO_SECTION, Ending
from qa_bot.text.thesaurus import thesaurus
from qa_bot.types import BlockKind

MakeIndex = Callable[[Mapping[str, str]], Index]

TEXTS = {
    "a_first.txt": "# Zürich\n\nThe Rhône is long. It is cold – 4 °C.\n\nA new paragraph.",
    "b.txt": "",
    "c.txt": "😀 The end.\r\nOne more line\r\n\r\nof it?",
}


def test_every_sentence_is_its_span_of_the_document(make_index: MakeIndex) -> None:
    index = make_index(TEXTS)
    assert [index.document_text(document) for document in range(3)] == list(TEXTS.values())
    for row in range(index.n_sentences):
        sentence = index.sentence(row)
        assert index.text(row) == sentence.span.of(index.document_text(sentence.document))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_any_text_comes_back(make_index: MakeIndex, texts: list[str]) -> None:
    index = make_index({f"{k}.txt": text for k, text in enumerate(texts)})
    assert [index.document_text(document) for document in range(len(texts))] == texts
    for row in range(index.n_sentences):
        sentence = index.sentence(row)
        assert index.text(row) == sentence.span.of(texts[sentence.document])


def test_lines_paragraphs_and_sections(make_index: MakeIndex) -> None:
    index = make_index(TEXTS)
    sentences = [index.sentence(row) for row in range(index.n_sentences)]
    assert [sentence.line for sentence in sentences][:4] == [1, 3, 3, 5]
    assert sentences[0].kind is BlockKind.HEADING
    assert [sentence.section for sentence in sentences[:5]] == [0, 0, 0, 0, NO_SECTION]
    assert index.sections(np.arange(len(sentences))).tolist() == [sentence.section for sentence in sentences]
    kinds = [tuple(BlockKind)[kind] for kind in index.kinds(np.arange(len(sentences))).tolist()]
    assert kinds == [sentence.kind for sentence in sentences]
    first, last = index.paragraph_edges(np.arange(4))
    assert list(zip(first.tolist(), last.tolist(), strict=True)) == [(0, 1), (1, 3), (1, 3), (3, 4)]


def test_what_a_sentence_ends_with_is_told(make_index: MakeIndex) -> None:
    said = "Is it “so?” It is. ¿Y por qué? Who says “why?” here. They ask “why?”"
    text = f"# Why?\n\n{said}\n\n“Why so?”\n\n什么？\n\nلماذا؟\n\nThese:\n\nno mark"
    index = make_index({"a.txt": text})
    rows = np.arange(index.n_sentences)
    told = [(index.text(row), Ending(ending).name) for row, ending in zip(rows, index.endings(rows), strict=True)]
    assert told == [
        ("# Why?", "QUESTION"),
        ("Is it “so?”", "STOP"),
        ("It is.", "STOP"),
        ("¿Y por qué?", "QUESTION"),
        ("Who says “why?” here.", "STOP"),
        ("They ask “why?”", "STOP"),
        ("“Why so?”", "QUESTION"),
        ("什么？", "QUESTION"),
        ("لماذا؟", "QUESTION"),
        ("These:", "COLON"),
        ("no mark", "OPEN"),
    ]


def test_titles_count_for_their_documents_alone(make_index: MakeIndex) -> None:
    index = make_index({"river_rhine.txt": "It is long.", "other.txt": "A river."})
    (term,) = index.terms_of("rhine")
    assert index.postings.frequency(term) == 0
    assert index.title_postings.of(term)[0].tolist() == [1]
    lengths, terms, entries = index.title_terms(np.arange(2))
    assert lengths.tolist() == [1, 2]
    assert [index.terms[number] for number in terms.tolist()] == ["other", "river", "rhine"]
    assert [number and thesaurus().term(number) for number in entries.tolist()] == ["other", "river", "rhine"]
    assert index.totals.words == 5


def test_words_as_written_are_counted(make_index: MakeIndex) -> None:
    index = make_index({"a.txt": "Meetings, meetings and a meeting."})
    assert [(form, index.forms.uses(number)) for number, form in index.forms.beginning_with("")] == [
        ("a", 2),  # once in the title
        ("and", 1),
        ("meeting", 1),
        ("meetings", 2),
    ]


def test_an_index_of_nothing_opens(make_index: MakeIndex) -> None:
    index = make_index({})
    assert (index.n_sentences, index.n_documents, index.languages) == (0, 0, ())


@pytest.mark.parametrize("word", ["", "unseen"])
def test_unknown_words_have_no_terms(make_index: MakeIndex, word: str) -> None:
    assert make_index(TEXTS).terms_of(word) == ()
