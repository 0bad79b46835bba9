import pytest

from qa_bot.answer.links import with_whole_links
from qa_bot.types import Span


@pytest.mark.parametrize(
    ("span", "whole"),
    [
        ("the oldest [mill", "the oldest [mill in Orta](/mill)"),
        ("Orta](/mill) in May", "[mill in Orta](/mill) in May"),
        ("mill in Orta", "mill in Orta"),
        ("in May", "in May"),
    ],
)
def test_no_span_tears_a_link(span: str, whole: str) -> None:
    text = "They closed the oldest [mill in Orta](/mill) in May 1871."
    start = text.index(span)
    found = with_whole_links(text, Span(start, start + len(span)))
    assert found is not None
    assert found.of(text) == whole
