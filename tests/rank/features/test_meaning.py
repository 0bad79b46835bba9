"""Nearness in meaning: sums of vectors, held against the same said plainly, sentence by sentence."""

from collections.abc import Callable, Iterable, Mapping

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.index.reader import Index
from qa_bot.rank.features import meaning
from qa_bot.rank.features.view import View
from qa_bot.text.word_classes import WordClass
from qa_bot.text.word_vectors import word_vectors

from .views import by_text, view_of

MakeIndex = Callable[[Mapping[str, str]], Index]

TEXTS = {
    "Rent_agreement.txt": (
        "# Ending the lease\n\nThe tenant may leave after three months. The landlord refunds the deposit.\n\n"
        "# Pets\n\nA small dog is welcome. The cat is not.\n\n"
        "# What does it cost?\n\nThe flat is let for 900 euros. The garden is large."
    ),
    "Old_Mill.txt": "The old mill stood by the river. A wheel turned the mill. The tenant left.",
}


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    return make_index(TEXTS)


def _sum(entries: Iterable[int]) -> list[int]:
    total = np.zeros(word_vectors().dimensions, np.int64)
    for entry in entries:
        number = np.array([entry])
        total += (word_vectors().of(number)[0] * word_vectors().weights(number)[0]).astype(np.int64)
    return total.tolist()


def _cosine(one: list[int], other: list[int]) -> float:
    length = (sum(x * x for x in one) * sum(x * x for x in other)) ** 0.5
    return sum(x * y for x, y in zip(one, other, strict=True)) / length if length else 0.0


def _entries(view: View, row: int) -> list[int]:
    wording = view.index.words(np.array([row]))
    told = (wording.classes & int(WordClass.STOP)) == 0
    return [int(entry) for entry in wording.entries[told]]


@given(
    question=st.lists(
        st.sampled_from(("who", "tenant", "rental", "money", "old", "mill", "pet", "ending", "price", "xyzzy"))
    ).map(" ".join)
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_a_sentence_is_as_near_as_the_sums_of_its_words(index: Index, question: str) -> None:
    view = view_of(index, question)
    if not view.n:
        return
    asked = _sum(view.question.entries)
    titles = {name: _title(index, number) for number, name in enumerate(index.names)}
    for k, row in enumerate(view.rows.tolist()):
        own = _entries(view, row)
        above = _entries(view, int(view.sections[k])) if view.sections[k] >= 0 else []
        title = titles[index.names[index.document(row)]]
        assert meaning.sentence(view)[k] == pytest.approx(_cosine(_sum(own), asked))
        assert meaning.with_title(view)[k] == pytest.approx(_cosine(_sum([*own, *title]), asked))
        together = _cosine(_sum([*own, *above, *title]), asked)
        assert meaning.with_section(view)[k] == pytest.approx(together)


def _title(index: Index, document: int) -> list[int]:
    return [int(entry) for entry in index.title_terms(np.array([document]))[2]]


@pytest.mark.parametrize(
    ("feature", "question", "better", "worse"),
    [
        (meaning.sentence, "When can a renter of the flat quit?", "The tenant may leave", "The garden is large."),
        (meaning.sentence_by_rarity, "May a tenant feed a dog?", "A small dog", "The landlord refunds"),
        (meaning.new_words, "Who repays a tenant's money?", "The landlord refunds", "The garden is large."),
        (meaning.missed, "Is a large puppy welcome?", "A small dog", "The garden is large."),
        (meaning.asked_for, "Which animal may the tenant keep?", "The cat is not.", "The landlord refunds"),
        (meaning.with_section, "Are cats pets of the old tenant?", "The cat is not.", "A wheel turned the mill."),
        (meaning.question_above, "What is the price of the flat?", "The flat is let", "A small dog"),
        (meaning.title_asked_for, "In which mill did the tenant live?", "The tenant left.", "The tenant may leave"),
        (meaning.words_near, "Was the tenant a dog?", "A small dog", "The flat is let"),
        (meaning.new_words_near, "Is a large puppy welcome?", "A small dog", "The garden is large."),
    ],
)
def test_what_is_near_in_meaning(
    index: Index, feature: Callable[[View], Iterable[float]], question: str, better: str, worse: str
) -> None:
    view = view_of(index, question)
    found = by_text(view, feature(view))
    first, second = (
        next((value for text, value in found.items() if text.startswith(start)), None) for start in (better, worse)
    )
    assert first is not None
    assert second is None or first > second


def test_nothing_is_near_in_a_language_without_vectors(make_index: Callable[..., Index]) -> None:
    index = make_index({"a.txt": "Der Hund bellt. Die Katze schläft nachts."}, "de")
    view = view_of(index, "Wann bellt der Hund?")
    assert view.n
    for feature in (meaning.sentence, meaning.words_near, meaning.with_title, meaning.nearest):
        assert not np.any(feature(view))
