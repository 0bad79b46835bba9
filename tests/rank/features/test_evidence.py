"""Words that could be the answer: a time where it is asked when something happens."""

from collections.abc import Callable, Mapping

import pytest

from qa_bot.index.reader import Index
from qa_bot.rank.features.evidence import expected_count

from .views import by_text, view_of

TEXTS = {"keys.md": "The key is sent back within four weeks.\n\nThe key was sent back in 1912.\n\nA key opens it."}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("When is my key sent back?", {"The key is": 1.0, "The key was": 1.0}),
        ("When was the key sent back?", {"The key was": 1.0}),
        ("When does a key open?", {"The key was": 1.0}),
        ("In what year was the key sent back?", {"The key was": 1.0}),
    ],
)
def test_a_time_answers_when_unless_the_past_or_a_case_is_asked_for(
    make_index: Callable[[Mapping[str, str]], Index], question: str, expected: dict[str, float]
) -> None:
    view = view_of(make_index(TEXTS), question)
    for text, value in by_text(view, expected_count(view)).items():
        assert value == next((wanted for start, wanted in expected.items() if text.startswith(start)), 0.0), text
