import pytest

from qa_bot.ingest.code import unbroken
from qa_bot.ingest.sentences import LONGEST, split
from qa_bot.types import Span


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("It takes `LOCK a. Then b` first. It waits.", ["It takes `LOCK a. Then b` first.", "It waits."]),
        ("Use ``One. Two. Three`` here.", ["Use ``One. Two. Three`` here."]),
        ("See [Boats. How to row](boats.md). It is long.", ["See [Boats. How to row](boats.md).", "It is long."]),
        ("See [Boats.\nHow to row][boats]. It is long.", ["See [Boats.\nHow to row][boats].", "It is long."]),
        ("See [Boats. How to row]. It is long.", ["See [Boats.", "How to row].", "It is long."]),
        ("Take `a`. Then take `b`.", ["Take `a`.", "Then take `b`."]),
        ("It is a tick ` here. There is ` another.", ["It is a tick ` here.", "There is ` another."]),
        ("He said ``Come. Go now'' and ``No''.", ["He said ``Come.", "Go now'' and ``No''."]),
        ("It `begins in a line.\nThe next ends` it.", ["It `begins in a line.", "The next ends` it."]),
    ],
)
def test_code_is_in_one_sentence(text, cut):
    assert [span.of(text) for span in unbroken(text, split(text), LONGEST)] == cut


def test_a_link_at_the_edges_of_a_block_is_in_one_sentence():
    text = "[Boats. How to row](boats.md)"
    assert unbroken(text, [Span(1, 7), Span(8, 18)], LONGEST) == [Span(1, 18)]


def test_nothing_gets_too_long():
    text = "So `one is. Two` is."
    assert unbroken(text, split(text), 10) == split(text)


def test_the_tick_before_the_first_word_opens():
    text = "`a`。それは良い。また、`b`も。"
    first = split(text)[0]
    spans = [Span(1, first.end), *split(text)[1:]]
    assert unbroken(text, spans, LONGEST) == spans
