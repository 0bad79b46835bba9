"""Ranges of days within a month."""

import pytest

from qa_bot.answer.wholes.day_ranges import day_ranges


@pytest.mark.parametrize(
    ("code", "text", "days"),
    [
        ("de", "Vom 5. bis 9. Juli 2000", ["5. bis 9."]),
        ("de", "Am 5.–9. Juli und 10-12 Mai", ["5.–9.", "10-12"]),
        ("de", "Von 5 bis 9 Uhr, vom 5. Juni bis 9. Juli", []),
        ("fr", "Du 1er au 4 mai", ["1er au 4"]),
        ("es", "Del 5 al 9 de julio", ["5 al 9"]),
        ("nl", "Van 5 tot en met 9 juli", ["5 tot en met 9"]),
        ("pl", "Od 5 do 9 lipca", ["5 do 9"]),
        ("ru", "С 5 по 9 июля", ["5 по 9"]),
        ("de", "1999 bis 12 Mai", []),
        ("en", "From 5 to 9 July", []),
        ("xx", "5 bis 9 Juli", []),
    ],
)
def test_days_of_a_range_stand_together(code: str, text: str, days: list[str]) -> None:
    assert [span.of(text) for span in day_ranges(text, code)] == days
