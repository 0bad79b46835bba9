"""The sparse first stage finds what scoring every sentence does."""

from collections.abc import Callable, Mapping

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.index.reader import Index
from qa_bot.query.analyse import analyse
from qa_bot.rank import sheet
from qa_bot.rank.constraints import Scope
from qa_bot.rank.retrieve import Retriever

from .reference import retrieve

MakeIndex = Callable[[Mapping[str, str]], Index]

words = st.sampled_from(["ash", "birch", "cedar", "dogwood", "elm", "fir", "gorse", "hazel", "elms", "firs"])
sentences = st.lists(words, min_size=1, max_size=6).map(lambda found: " ".join(found).capitalize() + ".")
paragraphs = st.lists(sentences, min_size=1, max_size=4).map(" ".join)
headings = st.lists(words, min_size=1, max_size=2).map(lambda found: "# " + " ".join(found))
documents = st.lists(paragraphs | headings, max_size=4).map("\n\n".join)
names = st.lists(words, min_size=1, max_size=3).map(lambda found: "_".join(found) + ".txt")
collections = st.dictionaries(names, documents, max_size=6).map(lambda texts: dict(sorted(texts.items())))
questions = st.lists(words, min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize("few", [0, 2_000])  # as if every word were frequent, or none
@given(collections, questions, st.integers(0, 12), st.randoms(use_true_random=False), st.integers(0, 2))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_the_best_are_those_of_a_full_scan(
    make_index: MakeIndex,
    monkeypatch: pytest.MonkeyPatch,
    few: int,
    texts: dict[str, str],
    question: str,
    k: int,
    random: "object",
    narrowed: int,
) -> None:
    monkeypatch.setattr(sheet, "_FEW", few)
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


def test_scores_are_taken_back_after_a_question(make_index: MakeIndex) -> None:
    index = make_index({"ash.txt": "Ash and elm. Elm.\n\nFir.", "elm.txt": "Fir."})
    retriever = Retriever(index)
    first = retriever.retrieve(analyse("elm fir", index).concepts, 9)
    retriever.retrieve(analyse("ash", index).concepts, 9)
    again = retriever.retrieve(analyse("elm fir", index).concepts, 9)
    assert (first.rows.tolist(), first.scores.tolist()) == (again.rows.tolist(), again.scores.tolist())
