import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answer.said import said, with_whole_links
from qa_bot.types import Span


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("By [boat](http://x.y/z/boat) from [Orta][orta].", "By boat from Orta."),
        ("See [x.org/a](https://x.org/a), or ![a plan](plan.png).", "See x.org/a, or a plan."),
        ("It is <mark class='red'>closed</mark> in {{ month }}.", "It is closed in ."),
        ("Set **bold** `--json`{ .note } at a[1] < 3.", "Set **bold** `--json` at a[1] < 3."),
        ("Nothing hidden.", "Nothing hidden."),
    ],
)
def test_what_nobody_reads_is_left_out(written: str, shown: str) -> None:
    found = said(written, "notes/guide.MD")
    assert len(found) == len(written)
    assert " ".join(found.split()).replace(" ,", ",").replace(" .", ".") == shown.replace(" .", ".")
    assert said(written, "guide.txt") == written


def test_roles_and_targets_are_not_said() -> None:
    written = "Start :program:`mill` with :c:func:`run`, see `the guide <https://a.example/b>`_ at 5:`x`."
    found = said(written, "guide.rst")
    assert len(found) == len(written)
    assert " ".join(found.split()) == "Start `mill` with `run`, see `the guide `_ at 5:`x`."


@pytest.mark.parametrize(
    ("name", "written", "shown"),
    [
        ("news.rst", "The lid is wider by 3 cm. (`#120 <https://a.example/120>`__)", "The lid is wider by 3 cm."),
        ("news.md", "The lid is wider by 3 cm. ([#120](https://a.example/120), [#7](b))", "The lid is wider by 3 cm."),
        ("news.rst", "The lid of `mill` (see #120) is wider.", "The lid of `mill` (see #120) is wider."),
    ],
)
def test_the_numbers_of_a_tracker_are_not_said(name: str, written: str, shown: str) -> None:
    found = said(written, name)
    assert len(found) == len(written)
    assert found.rstrip() == shown


@given(st.text("a[]()<>{}`*!\\: /"))
def test_a_text_keeps_its_length_and_its_places(written: str) -> None:
    found = said(written, "a.md")
    assert len(found) == len(written)
    assert all(after in (" ", before) for before, after in zip(written, found, strict=True))


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
    chosen = Span(start, start + len(span))
    assert with_whole_links(text, "a.md", chosen).of(text) == whole
    assert with_whole_links(text, "a.txt", chosen) == chosen
