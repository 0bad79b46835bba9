"""Verbs that a particle turns into their opposite."""

import pytest

from qa_bot.answer.particles import tells_the_opposite
from qa_bot.types import Query


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("How do I turn on the backup unit?", "Turn off the backup unit at the rear switch.", True),
        ("How do I turn the backup unit on?", "Turning the backup unit off takes a key.", True),
        ("How do I turn on the backup unit?", "Turn on the backup unit with the key; turn it off at night.", False),
        ("How do I sign in to the portal?", "Sign out of the portal when you leave.", True),
        ("How do I sign in to the portal?", "Members sign in with a card and sign out at the door.", False),
        ("Where do I sign the form?", "Sign out at the door.", False),
        ("Who lives in the mill?", "They moved out of the mill.", False),
    ],
)
def test_what_tells_of_the_opposite(question: str, text: str, expected: bool) -> None:
    assert tells_the_opposite(Query(raw=question, interpreted=question, language="en"), text) is expected
