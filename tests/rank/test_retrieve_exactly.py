"""The sparse first stage finds what scoring every sentence does."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.index.reader import Index
from qa_bot.query.analyse import analyse
from qa_bot.rank import bounds, searcher
from qa_bot.rank.constraints import Scope
from qa_bot.rank.retrieve import Retriever
from qa_bot.types import Concept

from .reference import retrieve
from .strategies import collections, phrases, questions, segments

MakeIndex = Callable[[Mapping[str, str]], Index]
MakeState = Callable[[Sequence[Mapping[str, str]]], Index]

# as if every word were frequent, whose last sentence is guessed too good or rightly; or none
WAYS = ((0, 1.5), (0, 0.85), (2_000, 0.85))


@pytest.mark.parametrize(("few", "share"), WAYS)
@given(collections, questions, st.integers(0, 12), st.randoms(use_true_random=False), st.integers(0, 2))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_the_best_are_those_of_a_full_scan(
    make_index: MakeIndex,
    monkeypatch: pytest.MonkeyPatch,
    few: int,
    share: float,
    texts: dict[str, str],
    question: str,
    k: int,
    random: "object",
    narrowed: int,
) -> None:
    monkeypatch.setattr(searcher, "_FEW", few)
    monkeypatch.setattr(bounds, "_SHARE", share)
    index = make_index(texts)
    concepts = analyse(question, index).concepts
    scope = Scope(
        np.array([random.random() < 0.7 for _ in index.names], dtype=bool) if narrowed == 1 else None,  # type: ignore[attr-defined]
        np.array([row for row in range(index.n_sentences) if row % 3 == 0], dtype=np.int64) if narrowed == 2 else None,
    )
    found = Retriever(index).retrieve(concepts, k, scope)
    expected = retrieve(index, concepts, k, scope)
    assert found.scores.tolist() == pytest.approx([score for _, score in expected], abs=1e-12, rel=1e-12)
    assert found.rows.tolist() == [row for row, _ in expected]


@pytest.mark.parametrize(("few", "share"), WAYS)
@given(segments, questions, phrases, st.integers(0, 12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
def test_phrases_count_as_in_a_full_scan(
    make_state: MakeState,
    monkeypatch: pytest.MonkeyPatch,
    few: int,
    share: float,
    texts: list[dict[str, str]],
    question: str,
    named: list[list[str]],
    k: int,
) -> None:
    monkeypatch.setattr(searcher, "_FEW", few)
    monkeypatch.setattr(bounds, "_SHARE", share)
    index = make_state(texts)
    found_as = [phrase for forms in named for phrase in index.phrases_of(forms)]
    first, *others = analyse(question, index).concepts
    concepts = (first.also(phrases=found_as), *others, Concept("phrases", (), phrases=tuple(found_as)))
    found = Retriever(index).retrieve(concepts, k)
    expected = retrieve(index, concepts, k)
    assert found.scores.tolist() == pytest.approx([score for _, score in expected], abs=1e-12, rel=1e-12)
    assert found.rows.tolist() == [row for row, _ in expected]


@pytest.mark.parametrize("weighting", ["bm25", "tfidf"])
@given(collections, questions, st.integers(0, 12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
def test_looking_for_the_best_finds_what_scoring_all_does(
    make_index: MakeIndex, weighting: str, texts: dict[str, str], question: str, k: int
) -> None:
    index = make_index(texts)
    retriever = Retriever(index, weighting)
    concepts = analyse(question, index).concepts
    found = retriever.retrieve(concepts, k)
    scored = retriever.retrieve(concepts, k, Scope(rows=np.arange(index.n_sentences)))
    assert found.rows.tolist() == scored.rows.tolist()
    assert found.scores.tolist() == scored.scores.tolist()
    assert found.fields.tolist() == scored.fields.tolist()


def test_scores_are_taken_back_after_a_question(make_index: MakeIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searcher, "_FEW", 0)
    index = make_index({"ash.txt": "Ash and elm. Elm.\n\nFir.", "elm.txt": "Fir."})
    retriever = Retriever(index)
    first = retriever.retrieve(analyse("elm fir", index).concepts, 9)
    retriever.retrieve(analyse("ash", index).concepts, 9)
    again = retriever.retrieve(analyse("elm fir", index).concepts, 9)
    assert (first.rows.tolist(), first.scores.tolist()) == (again.rows.tolist(), again.scores.tolist())
