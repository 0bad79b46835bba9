"""How much of a heading, and of a question that the text asks, is what a question says."""

from collections.abc import Callable, Mapping

import pytest

from qa_bot.index.reader import Index
from qa_bot.query.analyse import analyse
from qa_bot.rank.features.asked import asked
from qa_bot.rank.features.headings import question_alike, question_covered, section_covered
from qa_bot.rank.features.needed import UNFITTED
from qa_bot.rank.features.view import View
from qa_bot.rank.retrieve import Retriever

TEXTS = {
    "faq.md": (
        "# When is the rent due?\n\nThe rent is due on Friday.\n\n# Is the rent of a boat due when I sail?\n\n"
        "The rent of boats is due first.\n\n# Boats\n\nBoats are due back at noon."
    ),
    "note.txt": "A rent was due.",
}


@pytest.fixture
def view(make_index: Callable[[Mapping[str, str]], Index]) -> View:
    index = make_index(TEXTS)
    query = analyse("When is the rent due?", index)
    found = Retriever(index).retrieve(query.concepts, 50)
    return View(asked(query, found), found, index, UNFITTED)


def by_text(view: View, values: object) -> dict[str, float]:
    return dict(zip(map(view.index.text, view.rows.tolist()), map(float, values), strict=True))  # type: ignore[call-overload]


def test_what_is_asked_stands_above_word_for_word(view: View) -> None:
    alike = by_text(view, question_alike(view))
    assert alike.pop("The rent is due on Friday.") == 1
    assert alike.pop("The rent of boats is due first.") == pytest.approx(2 * 5 / (5 + 10))
    assert set(alike.values()) == {0}


def test_a_heading_is_covered_as_far_as_the_question_has_its_words(view: View) -> None:
    for feature in (section_covered, question_covered):
        covered = by_text(view, feature(view))
        assert covered["The rent is due on Friday."] == pytest.approx(1)
        assert 0 < covered["The rent of boats is due first."] < 1
        assert covered["Boats are due back at noon."] == 0
        assert covered["A rent was due."] == 0
