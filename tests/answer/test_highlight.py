"""The part of a sentence that answers, with what belongs to it."""

import pytest

from qa_bot.answer.highlight import finder
from qa_bot.text.stem import term_maker
from qa_bot.types import Query


@pytest.mark.parametrize(("kind", "highlighted"), [("list", False), ("what", True)])
def test_nothing_of_what_leads_to_a_list_is_its_answer(kind: str, highlighted: bool) -> None:
    query = Query("name the mills", "name the mills", kind)
    (found,) = finder(query, {"mill"}, term_maker("en"), None)(["The mills of Orta are these old ones:"])
    assert (found.highlight is not None) is highlighted
