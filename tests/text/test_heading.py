import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.text.heading import heading, title_line


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Set the **bold** `--json` [option](http://x.y/z)", "Set the bold --json option"),
        ("Under_lined *text*", "Under_lined text"),
        ("Research &amp; *development*", "Research & development"),
        ("An <b>old</b> rule [^1]", "An old rule"),
        ("A heading\nof two lines", "A heading of two lines"),
        (r"3 \* 4", "3 * 4"),
        ("1.2 Methods", "1.2 Methods"),
    ],
)
def test_a_heading_of_markdown_is_shown_without_its_marks(written: str, shown: str) -> None:
    assert heading(written, "notes/guide.MD") == shown


def test_in_another_format_marks_are_text() -> None:
    assert heading("The `main` *function* &amp; __init__", "guide.txt") == "The `main` *function* &amp; __init__"


def test_a_title_has_one_line_and_a_bounded_length() -> None:
    assert title_line(" The\n  rules ") == "The rules"
    assert title_line("word " * 100).endswith("word…")
    assert 190 < len(title_line("word " * 100)) <= 201
    assert title_line("x" * 1000) == "x" * 200 + "…"


@given(st.text())
def test_every_heading_is_one_short_line(text: str) -> None:
    for document in ("a.md", "a.txt"):
        shown = heading(text * 50, document)
        assert len(shown) <= 201
        assert shown == " ".join(shown.split())
