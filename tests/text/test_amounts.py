"""Numbers, ranges and bounds."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.text.amounts import Amount, amounts, sums_of_money, units


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("41-47", 41, 47, ""),
        ("41–47 kg", 41, 47, "kg"),
        ("41 kg to 47 kg", 41, 47, "kg"),
        ("£2,001 to £3,000", 2001, 3000, "£"),
        ("0.5 - 1.5 mg/L", 0.5, 1.5, "mg/l"),
        ("at least 30 hours", 30, inf, "hours"),
        ("30 or more", 30, inf, ""),
        ("30+", 30, inf, ""),
        ("≥ 30", 30, inf, ""),
        ("up to 30%", -inf, 30, "%"),
        ("<= 30", -inf, 30, ""),
        ("30 or less", -inf, 30, ""),
        ("30 kg", 30, 30, "kg"),
        ("1.250", 1.25, 1.25, ""),
        ("1,250", 1250, 1250, ""),
        ("1.250.000", 1250000, 1250000, ""),
        ("1,5", 1.5, 1.5, ""),
    ],
)
def test_an_amount(text: str, low: float, high: float, unit: str) -> None:
    assert [*amounts(text, "en")] == [Amount(low, high, unit)]
    assert [*amounts(f"It was {text}.", "en")] == [Amount(low, high, unit)]


@pytest.mark.parametrize(
    ("text", "code", "number", "has"),
    [
        ("Above 25:", "en", 25, False),
        ("Above 25:", "en", 26, True),
        ("under 25", "en", 25, False),
        ("über 25 kg", "de", 26, True),
        ("ab 25 kg", "de", 25, True),
        ("25 bis 30 kg", "de", 27, True),
        ("plus de 25", "fr", 26, True),
        ("hasta 25", "es", 24, True),
    ],
)
def test_bounds_of_languages(text: str, code: str, number: float, has: bool) -> None:
    (found,) = amounts(text, code)
    assert (found.low <= number <= found.high) is has


@pytest.mark.parametrize("text", ["", "no number", "884-209-17", "A4-12", "2024-03-01", "10:41", "47-41", "from 4 May"])
def test_what_is_no_amount(text: str) -> None:
    assert not [one for one in amounts(text, "en") if one.is_range]


def test_units_of_a_header() -> None:
    assert units("Weight (kg) | Fee in £ | Rate mg/L", "en") == {"kg", "£", "mg/l"}


@given(st.text(alphabet="0123456789.,- to<>=+kg£ above or more", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    assert all(one.low <= one.high for one in amounts(text, "en"))


@pytest.mark.parametrize(
    ("text", "code", "number"),
    [
        ("A cab is $50, or EUR 45.", "en", 2),
        ("12.50 £ or twenty euros or 3 pounds", "en", 3),
        ("USD50", "en", 1),
        ("It takes 20 minutes for 3 km.", "en", 0),
        ("a $ sign and 40 of them", "en", 0),
        ("1.250,00 € oder 20 Euro", "de", 2),
    ],
)
def test_sums_of_money(text: str, code: str, number: int) -> None:
    assert sums_of_money(text, code) == number
