"""A sentence in a question's own words."""

import pytest

from qa_bot.answer.repeating import only_repeats
from qa_bot.types import Query


@pytest.mark.parametrize(
    ("question", "kind", "text", "expected"),
    [
        ("Why was the pier closed?", "why", "The pier was closed.", True),
        ("Why was the pier closed?", "why", "The pier was closed for repairs.", False),
        ("Which talk will Orr give on Monday?", "which", "Orr will give talks on Mondays", True),
        ("Was the pier closed?", "yes/no", "The pier was closed.", False),
        ("pier closed", "other", "The pier was closed.", False),
        ("When was the pier closed?", "when", "The pier was closed in 1911.", False),
    ],
)
def test_what_only_repeats_a_question(question: str, kind: str, text: str, expected: bool) -> None:
    asked = Query(raw=question, interpreted=question, language="en", kind=kind)
    assert only_repeats(asked, text) is expected
