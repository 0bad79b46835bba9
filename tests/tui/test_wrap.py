from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.tui.cells import cells
from qa_bot.tui.wrap import TAB, wrap


def rows(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, 0, len(text), width)]


def test_breaks_at_blanks_and_drops_them() -> None:
    assert rows("one two  three", 8) == ["one two", "three"]


def test_breaks_a_word_that_is_wider_than_a_row() -> None:
    assert rows("abcdefgh ij", 3) == ["abc", "def", "gh", "ij"]


def test_keeps_the_indentation_of_the_first_row() -> None:
    assert rows("    code goes on", 9) == ["    code", "goes on"]


def test_an_empty_line_is_one_empty_row() -> None:
    assert rows("", 10) == [""]


def test_wide_characters_take_two_cells() -> None:
    assert rows("日本語の本", 4) == ["日本", "語の", "本"]


def test_a_tab_takes_its_cells() -> None:
    assert rows("\tabcdef", TAB + 2) == ["\tab", "cdef"]


@pytest.mark.parametrize("width", [0, -2])
def test_where_there_is_no_room_a_row_has_one_character(width: int) -> None:
    assert list(islice(wrap("ab", 0, 2, width), 5)) == [(0, 1), (1, 2)]


def test_characters_without_a_cell_do_not_make_endless_rows() -> None:
    assert max(map(len, rows("e" + "\u0301" * 5_000, 10))) <= 80


def test_a_megabyte_without_a_blank_comes_to_an_end() -> None:
    assert sum(map(len, rows("x" * 1_000_000, 60))) == 1_000_000


@given(st.text(alphabet=st.sampled_from("ab \t日é\u0301-❤\ufe0f👩\u200d👧"), max_size=200), st.integers(1, 40))
def test_rows_are_in_order_lose_only_blanks_and_fit(text: str, width: int) -> None:
    spans = list(wrap(text, 0, len(text), width))
    at = 0
    for start, end in spans:
        assert at <= start <= end
        assert not text[at:start].strip(" \t")
        assert end - start <= 1 or cells(text[start:end].replace("\t", " " * TAB)) <= width
        at = end
    assert not text[at:].strip(" \t")
