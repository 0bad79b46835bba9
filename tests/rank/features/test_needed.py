from collections.abc import Callable, Mapping

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from qa_bot.index.reader import Index
from qa_bot.model.necessity import Necessity
from qa_bot.rank.features import needed
from qa_bot.rank.features.needed import AROUND, SENTENCE, UNFITTED, WORD_FEATURES, describe
from qa_bot.rank.features.view import View

from ..strategies import collections, questions
from . import views

MakeIndex = Callable[[Mapping[str, str]], Index]

TEXTS = {
    "Elm_Bridge.txt": "The Elm Bridge lies in Oslo. The bridge is old. It was painted green in 1912.",
    "Grey_Tower.txt": "The tower was painted grey. Nobody climbs the tower.",
}
QUESTION = "Which firm painted the Elm Bridge?"


def view_of(index: Index, question: str, necessity: Necessity = UNFITTED) -> View | None:
    view = views.view_of(index, question, necessity)
    return view if view.n else None


def counting(feature: str, weight: float, bias: float) -> Necessity:
    """Return a necessity that looks at one feature of words only."""
    even = Necessity.even(len(WORD_FEATURES))
    place = even.sentence._replace(high=np.ones(len(WORD_FEATURES)), bias=bias, weights=even.sentence.weights.copy())
    place.weights[WORD_FEATURES.index(feature)] = weight
    return Necessity(place, place)


@pytest.fixture
def view(make_index: MakeIndex) -> View:
    found = view_of(make_index(TEXTS), QUESTION)
    assert found is not None
    return found


def described(view: View) -> dict[str, dict[str, float]]:
    words = [found.concept.word for found in view.matches]
    return {
        word: dict(zip(WORD_FEATURES, row, strict=True))
        for word, row in zip(words, describe(view).tolist(), strict=True)
    }


def test_a_word_is_described_by_what_it_is_and_where_it_stands(view: View) -> None:
    words = described(view)
    assert words["firm"]["unknown"]
    assert not words["Bridge"]["unknown"]
    assert words["firm"]["focus"]
    assert words["Elm"]["capital"]
    assert words["Elm"]["capital_in_titles"] > 0 == words["painted"]["capital_in_titles"]
    assert words["Bridge"]["last"]
    assert words["Bridge"]["share"] == pytest.approx(np.mean(["ridge" in view.index.text(row) for row in view.rows]))
    assert sum(words["firm"][name] for name in WORD_FEATURES if name.startswith("asks_for_")) == 1


def test_what_holds_the_words_that_an_answer_needs_is_likelier(make_index: MakeIndex) -> None:
    index = make_index(TEXTS)
    names, others = (view_of(index, QUESTION, counting("capital", weight, 0.0)) for weight in (4.0, -4.0))
    assert names is not None
    assert others is not None
    by_text = {index.text(row): number for number, row in enumerate(names.rows.tolist())}
    lies, painted = by_text["The Elm Bridge lies in Oslo."], by_text["It was painted green in 1912."]
    assert needed.likelihood(names, SENTENCE)[lies] > needed.likelihood(names, SENTENCE)[painted]
    assert needed.likelihood(others, SENTENCE)[lies] < needed.likelihood(others, SENTENCE)[painted]
    assert needed.needed_share(others, SENTENCE)[painted] > needed.needed_share(names, SENTENCE)[painted]
    assert needed.least_likely(names, SENTENCE)[painted] < 0


def test_the_title_is_around_a_sentence(make_index: MakeIndex) -> None:
    view = view_of(make_index(TEXTS), QUESTION)
    assert view is not None
    painted = [view.index.text(row) for row in view.rows.tolist()].index("It was painted green in 1912.")
    assert needed.needed_missed(view, AROUND)[painted] < needed.needed_missed(view, SENTENCE)[painted]


@given(collections, questions)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_all_is_finite_and_a_share_is_one(make_index: MakeIndex, texts: dict[str, str], question: str) -> None:
    view = view_of(make_index(texts), question, counting("idf", 9.0, -9.0))
    if view is None:
        return
    assert describe(view).shape == (view.k, len(WORD_FEATURES))
    for place in (SENTENCE, AROUND):
        assert np.isfinite(needed.likelihood(view, place)).all()
        assert (needed.least_likely(view, place) <= 0).all()
        assert (needed.needed_missed(view, place) >= 0).all()
        shares = needed.needed_share(view, place)
        assert ((shares >= 0) & (shares <= 1 + 1e-9)).all()
