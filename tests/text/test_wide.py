import pytest

from qa_bot.text.wide import columns, columns_needed, is_unspaced


@pytest.mark.parametrize(
    ("text", "expected"), [("harbour", 7), ("häfen", 5), ("港", 2), ("港 and 항", 9), ("ハーバー。", 10), ("", 0)]
)
def test_columns(text: str, expected: int) -> None:
    assert columns(text) == expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("harbour lights", 8),
        ("Häfen, alt", 7),
        ("港です。", 4),
        ("。", 2),
        ("항구가 있다", 7),
        ("Debian の港", 7),
        ("Debianの港", 7),
    ],
)
def test_columns_that_the_first_word_of_the_next_line_needs(below: str, expected: int) -> None:
    assert columns_needed(below) == expected


@pytest.mark.parametrize(
    ("character", "expected"), [("港", True), ("ー", True), ("。", True), ("항", False), ("a", False)]
)
def test_no_space_stands_beside_a_character(character: str, expected: bool) -> None:
    assert is_unspaced(character) is expected
