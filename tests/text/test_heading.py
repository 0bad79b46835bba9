import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.text.heading import heading, one_line, tells


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


@pytest.mark.parametrize(
    "written",
    [
        *("## [2.1.0] - 2023-05-08", "Version 2.1 (8 May 2023)", "May 8, 2023", "Vom 8. Mai 2023", "8 de mayo de 2023"),
        *("Stand 08.05.2023", "E-204: no such pump", "404: not found", "### `PUMP_2` – the second pump"),
    ],
)
def test_a_heading_with_a_day_or_a_code_tells_something(written: str) -> None:
    assert tells(written)


@pytest.mark.parametrize(
    "written",
    [
        *("Scope", "3.1 Pumps: an overview", "2023: a year of floods", "Chapter 3: Floods", "The flood (1939–1945)"),
        *("1.2: Pumps", "2.1.0", "Added in 2023", "Table 4: Pumps", "E-204"),
    ],
)
def test_other_headings_do_not(written: str) -> None:
    assert not tells(written)


def test_in_another_format_marks_are_text() -> None:
    assert heading("The `main` *function* &amp; __init__", "guide.txt") == "The `main` *function* &amp; __init__"


def test_a_title_has_one_line_and_a_bounded_length() -> None:
    assert one_line(" The\n  rules ") == "The rules"
    assert one_line("word " * 100).endswith("word…")
    assert 190 < len(one_line("word " * 100)) <= 201
    assert one_line("x" * 1000) == "x" * 200 + "…"


@given(st.text())
def test_every_heading_is_one_short_line(text: str) -> None:
    for document in ("a.md", "a.txt"):
        shown = heading(text * 50, document)
        assert len(shown) <= 201
        assert shown == " ".join(shown.split())
