import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.text.safe import safe, safe_line, safe_one_line, without_surrogates

ANYTHING = st.text(st.characters(exclude_categories=[]))
KEPT = "\n\t\u00ad\u200c\u200d"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain text, ünïcode 漢字\n\tkept", "plain text, ünïcode 漢字\n\tkept"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]52;c;AAAA\x07", "␛]52;c;AAAA␇"),
        ("a\x00b\x7fc", "a␀b␡c"),
        ("\x9b31m\x85", "�31m�"),
        ("abc\u202edef\u2066", "abc�def�"),
        ("zero\u200bwidth\ufeff", "zero�width�"),
        ("one\u2028two\u2029", "one two "),
        ("windows\r\nline", "windows \nline"),
        ("over\rprint", "over␍print"),
        ("lone \ud83d surrogate", "lone � surrogate"),
        ("tag \U000e0041", "tag �"),
        ("family 👨\u200d👩\u200d👧", "family 👨\u200d👩\u200d👧"),
        ("[/b] [@click=app.quit] <b>", "[/b] [@click=app.quit] <b>"),
    ],
)
def test_unsafe_characters_become_visible(raw: str, shown: str) -> None:
    assert safe(raw) == shown


@given(ANYTHING)
def test_length_and_every_harmless_character_stay(text: str) -> None:
    result = safe(text)
    assert len(result) == len(text)
    for before, after in zip(text, result, strict=True):
        if after != before:
            assert unicodedata.category(before) in {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}


@given(ANYTHING)
def test_nothing_unsafe_is_left(text: str) -> None:
    result = safe(text)
    result.encode("utf-8")
    assert not [c for c in result if unicodedata.category(c) in {"Cc", "Cs"} and c not in KEPT]
    assert not [c for c in result if unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI"}]
    assert safe(result) == result


def test_white_space_of_any_kind_is_one_space() -> None:
    assert safe_one_line(" a\n\tb\u2028 c\x1b \n") == "a b c␛"


def test_a_name_stays_on_one_line() -> None:
    assert safe_line("a\nb\tc\x1b") == "a␊b␉c␛"


@given(ANYTHING)
def test_surrogates_are_replaced_and_nothing_else(text: str) -> None:
    result = without_surrogates(text)
    result.encode("utf-8")
    assert len(result) == len(text)
    assert all(a == b or unicodedata.category(a) == "Cs" for a, b in zip(text, result, strict=True))
