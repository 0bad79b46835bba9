import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answer.link_targets import with_whole_links, without_targets
from qa_bot.types import Span


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ask [Ada Berg](/people/ada_(berg)) by noon.", "Ask Ada Berg by noon."),
        ('See [the form](https://a.example/f?d=14 "Form 14").', "See the form ."),
        ("[Ada][ada] opens ![the lid](lid.png) and [[1](#note)].", "Ada opens the lid and [ 1 ]."),
        ("It closes at <strong>six</strong><br/> on <a href='/days'>Sundays</a>.", "It closes at six on Sundays ."),
        ("grid[2][3] and f[x](y) stay, as a < b > c and List<Item> do </item>", None),
        ("[Not a link] (as here) [nor this", None),
    ],
)
def test_what_nobody_reads_is_blanked(text: str, shown: str | None) -> None:
    found = without_targets(text)
    assert len(found) == len(text)
    assert " ".join(found.split()) == (shown or text)


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
    assert with_whole_links(text, Span(start, start + len(span))).of(text) == whole


@given(st.lists(st.sampled_from(["[", "]", "(", ")", "](", "][", "<b>", "</", "<a ", ">", '"', " ", "a"])).map("".join))
def test_any_text_keeps_its_length(text: str) -> None:
    assert len(without_targets(text)) == len(text)
