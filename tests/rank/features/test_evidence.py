"""Words that could be the answer: a time where it is asked when something happens."""

from collections.abc import Callable, Mapping

import pytest

from qa_bot.index.reader import Index
from qa_bot.query.analyse import analyse
from qa_bot.rank.features.asked import asked
from qa_bot.rank.features.evidence import expected_count
from qa_bot.rank.features.needed import UNFITTED
from qa_bot.rank.features.view import View
from qa_bot.rank.retrieve import Retriever

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
    index = make_index(TEXTS)
    query = analyse(question, index)
    found = Retriever(index).retrieve(query.concepts, 50)
    view = View(asked(query, found), found, index, UNFITTED)
    values = dict(zip(map(index.text, view.rows.tolist()), expected_count(view).tolist(), strict=True))
    for text, value in values.items():
        assert value == next((wanted for start, wanted in expected.items() if text.startswith(start)), 0.0), text
