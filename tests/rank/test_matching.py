from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from qa_bot.index.reader import Index
from qa_bot.rank.matching import RELATED_WEIGHT, inverse_document_frequency, match
from qa_bot.types import Concept

from .strategies import phrases, segments

MakeIndex = Callable[[Mapping[str, str]], Index]
MakeState = Callable[[Sequence[Mapping[str, str]]], Index]

TEXTS = {
    "level_service.txt": "The SLA ends. A service has a level. The level. Service, level, service.",
    "b.txt": "No.",
}


def phrase(index: Index, *forms: str) -> tuple[int, ...]:
    (found,) = index.phrases_of(forms)
    return found


def test_a_sentence_with_all_words_of_a_phrase_holds_the_concept(make_index: MakeIndex) -> None:
    index = make_index(TEXTS)
    concept = Concept("SLA", index.terms_of("sla"), phrases=(phrase(index, "service", "level"),))
    found = match(concept, index)
    assert [index.text(row) for row in found.rows.tolist()] == [
        "The SLA ends.",
        "A service has a level.",
        "Service, level, service.",
    ]
    assert found.counts.tolist() == [1, RELATED_WEIGHT, RELATED_WEIGHT]
    assert [index.names[number] for number in found.documents.tolist()] == ["level_service.txt"]
    assert found.title_counts.tolist() == [RELATED_WEIGHT]


def test_a_phrase_counts_only_where_related_words_do(make_index: MakeIndex) -> None:
    index = make_index(TEXTS)
    concept = Concept("SLA", index.terms_of("sla"), phrases=(phrase(index, "service", "level"),))
    found = match(concept, index, related=False)
    assert [index.text(row) for row in found.rows.tolist()] == ["The SLA ends."]
    assert found.documents.tolist() == []


@pytest.mark.parametrize("related", [True, False])
def test_a_phrase_alone_is_as_telling_as_it_is_rare(make_index: MakeIndex, related: bool) -> None:
    index = make_index(TEXTS)
    concept = Concept("SLA", (), place=0, phrases=(phrase(index, "service", "level"), phrase(index, "sla", "ends")))
    assert match(concept, index, related=related).idf == inverse_document_frequency(1, index.n_sentences)


@given(segments, phrases)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
def test_phrases_are_held_by_the_sentences_with_all_their_words(
    make_state: MakeState, texts: list[dict[str, str]], named: list[list[str]]
) -> None:
    index = make_state(texts)
    found_as = [found for forms in named for found in index.phrases_of(forms)]
    held = match(Concept("phrases", (), place=0, phrases=tuple(found_as)), index)
    living = [row for document in index.documents.tolist() for row in index.document_rows(document)]
    terms = {row: {*index.words(np.array([row])).terms.tolist()} for row in living}
    expected = [row for row in sorted(living) if any(terms[row].issuperset(found) for found in found_as)]
    assert [row for row in held.rows.tolist() if row in terms] == expected
    counts = [sum(terms[row].issuperset(found) for row in living) for found in found_as]
    assert held.idf == inverse_document_frequency(min(counts, default=0), index.n_sentences)
