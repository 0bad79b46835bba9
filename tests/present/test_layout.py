import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.present.layout import collapse, cut, terminal_columns, wrap
from qa_bot.types import Span

TEXT = st.text(st.sampled_from("ab 漢\n\t\x85\u2028é\x1b👍"), max_size=60)


@pytest.mark.parametrize(
    ("text", "mark", "shown", "marked"),
    [
        ("in\n  Lisbon in  1998.", Span(5, 11), "in Lisbon in 1998.", "Lisbon"),
        ("in\n  Lisbon in  1998.", Span(3, 21), "in Lisbon in 1998.", "Lisbon in 1998."),
        ("Lisbon", Span(2, 4), "Lisbon", "sb"),
        ("プロジ\n  ェクトと\nDebian は", Span(3, 9), "プロジェクトと Debian は", "ェクト"),
        ("  a  b  ", Span(0, 8), "a b", "a b"),
        ("a   b", Span(1, 4), "a b", None),
        ("a b", Span(1, 1), "a b", None),
        ("a\x1b b", None, "a␛ b", None),
        ("Start it with:\n\n```sh\npump --start\n```", Span(22, 34), "Start it with: pump --start", "pump --start"),
        ("Start it with:\n~~~\npump\n~~~", Span(0, 26), "Start it with: pump", "Start it with: pump"),
    ],
)
def test_collapse_keeps_the_mark_in_place(text: str, mark: Span | None, shown: str, marked: str | None) -> None:
    result, span = collapse(text, mark)
    assert result == shown
    assert (span.of(result) if span else None) == marked


@given(TEXT, st.integers(0, 60), st.integers(0, 60))
def test_collapse_marks_the_same_letters(text: str, one: int, two: int) -> None:
    mark = Span(min(one, two, len(text)), min(max(one, two), len(text)))
    result, span = collapse(text, mark)
    expected, _ = collapse(mark.of(text))
    assert (collapse(span.of(result))[0] if span else "") == expected


@given(TEXT, st.integers(1, 20))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    shown, _ = collapse(text)
    lines = [span.of(shown) for span in wrap(shown, width)]
    assert " ".join(lines) == shown
    assert all(terminal_columns(line) <= width or " " not in line for line in lines)


def test_wide_letters_count_two_columns() -> None:
    assert terminal_columns("漢字 e\u0301") == 6
    assert [span.of("漢字 漢字") for span in wrap("漢字 漢字", 6)] == ["漢字", "漢字"]


def test_without_a_width_there_is_one_line() -> None:
    assert wrap("a b " * 100, None) == (Span(0, 400),)


def test_cut_divides_where_marks_begin_and_end() -> None:
    assert cut(Span(0, 10), [Span(2, 4), Span(8, 12)]) == (
        (Span(0, 2), False),
        (Span(2, 4), True),
        (Span(4, 8), False),
        (Span(8, 10), True),
    )
    assert cut(Span(5, 10), [Span(0, 5)]) == ((Span(5, 10), False),)
