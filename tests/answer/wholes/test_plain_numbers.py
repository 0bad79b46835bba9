"""Numbers as English writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answer.wholes.plain_numbers import in_plain_digits, with_plain_numbers
from qa_bot.text.language_data import CODES


@pytest.mark.parametrize(
    ("code", "text", "plain"),
    [
        ("fr", "Il coûte 1 250 € en 2 ans.", "Il coûte 1,250 € en 2 ans."),
        ("pl", "Kosztuje 12 500,50 zł.", "Kosztuje 12,500,50 zł."),
        ("de", "Das kostet 3\u00a0400\u202f000 Euro.", "Das kostet 3,400,000 Euro."),
        ("de", "Tisch 3 250 Gäste", "Tisch 3 250 Gäste"),
        ("ru", "W 12 500 м и 1 250м", "W 12,500 м и 1 250м"),
        ("ru", "Ряд 100 200 300 400 500 600 700", "Ряд 100 200 300 400 500 600 700"),
        ("ru", "В 2020 12 500 и 1998 250", "В 2020 12 500 и 1998 250"),
        ("ar", "يوم ٣ مايو ١٩٠٢", "يوم 3 مايو 1902"),
        ("ar", "١٢٫٥ كم و ١٬٢٥٠ م", "12.5 كم و 1,250 م"),
        ("hi", "३ मई १९०२", "3 मई 1902"),
        ("xx", "m² 12", "m² 12"),
    ],
)
def test_numbers_are_written_as_in_english(code: str, text: str, plain: str) -> None:
    assert with_plain_numbers(text, code) == plain


@given(st.sampled_from(CODES), st.text(alphabet="12 \u00a0.,a٣", max_size=40))
def test_every_character_stays_where_it_is(code: str, text: str) -> None:
    plain = with_plain_numbers(text, code)
    changed = [(was, now) for was, now in zip(in_plain_digits(text), plain, strict=True) if was != now]
    assert {now for _, now in changed} <= {","}
    assert not any(was.isalnum() for was, _ in changed)
