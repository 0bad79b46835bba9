from collections.abc import Callable, Mapping

import numpy as np
import pytest

from qa_bot.index.reader import Index
from qa_bot.query.analyse import analyse
from qa_bot.rank.constraints import Scope
from qa_bot.rank.retrieve import Retriever

MakeIndex = Callable[[Mapping[str, str]], Index]

TEXTS = {
    "bridge.txt": "# The old bridge\n\nThe bridge was built by Anna Berg. It opened in 1912.\n\nTrams cross it daily.",
    "tower.txt": "The tower opened in 1930. Nobody climbs the tower.",
    "twin_a.txt": "Double line.",
    "twin_b.txt": "Double line.",
    "twin_c.txt": "Double line.",
}


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    return make_index(TEXTS)


def ranked(index: Index, question: str, k: int = 10, weighting: str = "bm25") -> list[str]:
    found = Retriever(index, weighting).retrieve(analyse(question, index).concepts, k)
    return [index.text(row) for row in found.rows.tolist()]


@pytest.mark.parametrize("weighting", ["bm25", "tfidf"])
def test_what_stands_around_a_sentence_counts(index: Index, weighting: str) -> None:
    found = ranked(index, "When was the bridge opened?", weighting=weighting)
    assert found.index("It opened in 1912.") < found.index("The tower opened in 1930.")


def test_headings_are_not_cited(index: Index) -> None:
    assert "# The old bridge" not in ranked(index, "old bridge")


def test_headings_that_tell_something_are_cited(make_index: MakeIndex) -> None:
    text = "# Changes\n\n## 2.1.0 (2023-05-08)\n\n- A pause of the pump.\n\n## E-204: the pump stands\n\nWait."
    index = make_index({"changes.md": text})
    assert ranked(index, "2.1.0")[0] == "## 2.1.0 (2023-05-08)"
    assert ranked(index, "pump stands")[0] == "## E-204: the pump stands"
    assert "# Changes" not in ranked(index, "changes")


def test_a_question_of_the_text_does_not_answer_one(make_index: MakeIndex) -> None:
    text = "What does the red mark mean? The upload has failed. Who asks “what does the red mark mean?”"
    index = make_index({"faq.txt": text, "other.txt": "# What is red?\n\nNothing here."})
    found = ranked(index, "What does the red mark mean?")
    assert sorted(found) == ["Nothing here.", "The upload has failed.", "Who asks “what does the red mark mean?”"]
    concepts = analyse("red mark", index).concepts
    assert Retriever(index).retrieve(concepts, 10, Scope(rows=np.array([0, 1]))).rows.tolist() == [1]


def test_equal_scores_keep_the_order_of_the_documents(index: Index) -> None:
    found = Retriever(index).retrieve(analyse("double", index).concepts, 2)
    assert found.rows.tolist() == sorted(found.rows.tolist())
    assert found.scores[0] == found.scores[1]


@pytest.mark.parametrize("k", [0, 1, 2, 3, 100])
def test_a_shorter_list_is_the_beginning_of_a_longer_one(index: Index, k: int) -> None:
    assert ranked(index, "bridge tower opened", k) == ranked(index, "bridge tower opened")[:k]


def test_only_what_is_allowed(index: Index) -> None:
    concepts = analyse("bridge opened trams", index).concepts
    assert Retriever(index).retrieve(concepts, 10, Scope(rows=np.array([3]))).rows.tolist() == [3]
    tower = Scope(documents=np.array([name == "tower.txt" for name in index.names]))
    found = Retriever(index).retrieve(concepts, 10, tower)
    assert [index.text(row) for row in found.rows.tolist()] == ["The tower opened in 1930.", "Nobody climbs the tower."]


def test_unknown_words_find_nothing(index: Index) -> None:
    assert ranked(index, "quantum chromodynamics") == []


def test_candidates_with_others_behind_them(make_index: MakeIndex) -> None:
    index = make_index({"a.txt": "Red fish. Red. Blue fish."})
    concepts, retriever = analyse("red fish", index).concepts, Retriever(index)
    first = retriever.retrieve(concepts, 1)
    both = first.also(retriever.retrieve(concepts, 9, Scope(rows=np.array([0, 2]))))
    assert both.rows.tolist() == [0, 2]
    assert len(both.scores) == len(both.fields) == 2
