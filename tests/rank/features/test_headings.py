"""How much of a heading, and of a question that the text asks, is what a question says."""

from collections.abc import Callable, Mapping

import pytest

from qa_bot.index.reader import Index
from qa_bot.rank.features.headings import question_alike, question_covered, section_covered
from qa_bot.rank.features.view import View

from .views import by_text, view_of

TEXTS = {
    "faq.md": (
        "# When is the rent due?\n\nThe rent is due on Friday.\n\n# Is the rent of a boat due when I sail?\n\n"
        "The rent of boats is due first.\n\n# Boats\n\nBoats are due back at noon."
    ),
    "note.txt": "A rent was due.",
}


@pytest.fixture
def view(make_index: Callable[[Mapping[str, str]], Index]) -> View:
    return view_of(make_index(TEXTS), "When is the rent due?")


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
