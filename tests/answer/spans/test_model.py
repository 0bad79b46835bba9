"""Choosing spans by a model, over one that is fitted to a small made-up set."""

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answer.highlight import finder
from qa_bot.answer.spans.features import parse
from qa_bot.answer.spans.model import check_span_features, chooser, span_scores
from qa_bot.answer.spans.question import asking
from qa_bot.errors import ModelError
from qa_bot.evaluation.training.span_examples import right_spans
from qa_bot.evaluation.training.span_fit import SpanList, fit_span_model
from qa_bot.model.spans import SpanModel
from qa_bot.text.stem import term_maker
from qa_bot.text.tokenise import tokenise
from qa_bot.types import Query

TERM_OF = term_maker("en")
PEOPLE = ("Ada Berg", "Jon Holt", "Mia", "Otto Lind", "Eva Maria Falk", "Ruth Vale")
PLACES = ("Orta", "Lunde", "Castle Hill", "Varn", "Port Ellis", "Sund")
WHO = Query("Who built the mill?", "Who built the mill?", "who", "person")
WORDS = ("at", "built", "by", "for", "from", "the", "was", "with")
NUMBERS = {word: number for number, word in enumerate(WORDS, start=1)}
MOST_MARKS = 4
WHERE = Query("Where was the mill built?", "Where was the mill built?", "where", "place")


def _list(query: Query, answer: str, right: str, wrong: str) -> SpanList:
    asked = asking(query, TERM_OF)
    parsed = tuple(parse(asked, [text], NUMBERS) for text in (right, wrong))
    spans = right_spans(parsed[0], right, [answer])
    return SpanList(asked.key, parsed, (spans, np.zeros(len(parsed[1].first), bool)), (0.5, 0.5))


def _lists() -> Iterable[SpanList]:
    for person in PEOPLE:
        for place in PLACES:
            right = f"The mill was built by {person} at {place} for the town."
            wrong = f"The mill was built with stones that came from {place}."
            yield _list(WHO, person, right, wrong)
            yield _list(WHERE, place, right, "The mill was built again, and then the mill burned down.")


@pytest.fixture(scope="module")
def model() -> SpanModel:
    return fit_span_model(list(_lists()), WORDS, penalty=0.1)


def _chosen(model: SpanModel, query: Query, text: str) -> str | None:
    (choice,) = chooser(model, asking(query, TERM_OF)).choose([text])
    return None if choice is None else choice.span.of(text)


def test_it_learns_what_answers_each_question(model: SpanModel) -> None:
    text = "The mill was built by Ingrid Moe at Fell Bridge for the town."
    assert _chosen(model, WHO, text) == "Ingrid Moe"
    assert _chosen(model, WHERE, text) == "Fell Bridge"


def test_the_sentence_with_an_answer_in_its_place_has_more_support(model: SpanModel) -> None:
    choose = chooser(model, asking(WHO, TERM_OF)).choose
    right, none, wrong = choose(
        [
            "The mill was built by Ingrid Moe at Fell Bridge for the town.",
            "",
            "The mill was built with stones that came from Fell Bridge.",
        ]
    )
    assert none is None
    assert right is not None
    assert wrong is not None
    assert right.support > wrong.support


def test_a_key_that_it_does_not_know_has_the_shared_weights(model: SpanModel) -> None:
    assert model.weights("why").tolist() == [*model.shared.tolist(), 0]
    assert model.weights("where").tolist() != [*model.shared.tolist(), 0]


@pytest.mark.slow
def test_the_same_examples_give_the_same_model(model: SpanModel) -> None:
    again = fit_span_model(list(_lists()), WORDS, penalty=0.1)
    assert again.shared.tobytes() == model.shared.tobytes()
    assert again.by_question.tobytes() == model.by_question.tobytes()


def test_arrays_make_the_same_choice(model: SpanModel) -> None:
    again = SpanModel.from_arrays(model.names(), model.arrays())
    text = "The mill was built by Ingrid Moe at Fell Bridge for the town."
    assert _chosen(again, WHO, text) == _chosen(model, WHO, text)
    assert again.names() == model.names()


def test_a_model_of_other_features_is_refused(model: SpanModel) -> None:
    check_span_features([model], "my.model")
    check_span_features([], "my.model")
    other = SpanModel(model.words, model.keys, model.features[:-1], model.shared, model.by_question)
    with pytest.raises(ModelError, match=r"my\.model: .*other features"):
        check_span_features([model, other], "my.model")


@given(text=st.text())
def test_spans_begin_and_end_with_words_and_few_marks(model: SpanModel, text: str) -> None:
    (choice,) = chooser(model, asking(WHO, TERM_OF)).choose([text])
    if choice is not None:
        span = choice.span
        words = [token for token in tokenise(text) if span.start <= token.start and token.end <= span.end]
        assert words
        in_front, behind = text[span.start : words[0].start], text[words[-1].end : span.end]
        assert max(len(in_front.replace("* ", "")), len(behind.replace(" *", ""))) <= MOST_MARKS


def test_rules_choose_without_a_model_and_where_it_chooses_nothing(model: SpanModel) -> None:
    text = "The mill was built by Ingrid Moe at Fell Bridge for the town."
    long = text + " and" * 400
    for spans, sentence in ((None, text), (model, text), (model, long)):
        span = finder(WHO, {"mill", "built"}, TERM_OF, spans)([sentence])[0].highlight
        assert span is not None
        assert span.of(sentence) == "Ingrid Moe"


@pytest.mark.parametrize("text", ["word " * 200_000, "(" * 1_000_000, "Ada's " * 100_000, "\0" * 1_000_000])
def test_hostile_sentences_are_left_to_rules(model: SpanModel, text: str) -> None:
    assert chooser(model, asking(WHO, TERM_OF)).choose([text]) == [None]


def test_of_equal_spans_the_one_that_the_others_overlap_most(model: SpanModel) -> None:
    flat = SpanModel(
        model.words, model.keys, model.features, np.zeros_like(model.shared), np.zeros_like(model.by_question)
    )
    assert _chosen(flat, WHO, "Ada met Jon.") == "Ada met Jon"


def test_what_may_not_be_chosen_still_speaks_for_its_sentence(model: SpanModel) -> None:
    asked = asking(Query("switch for a mill", "switch for a mill"), TERM_OF)
    text = "--stone\n    Builds the mill for the town."
    (choice,) = chooser(model, asked).choose([text])
    parsed = parse(asked, [text], NUMBERS)
    assert parsed.choosable.sum() == 1
    assert choice is not None
    assert choice.span.of(text) == "--stone"
    scores = span_scores(parsed, model.weights(asked.key))
    assert choice.support == pytest.approx(float(np.logaddexp.reduce(scores)))
