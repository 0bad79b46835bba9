"""Another year than the one asked about."""

import pytest

from qa_bot.answer.asked_year import tells_of_another_year


@pytest.mark.parametrize(
    ("question", "text", "above", "another"),
    [
        ("How many ships sank in 1987?", "In 1988, four ships sank.", "", True),
        ("How many ships sank in 1987?", "In 1987, four ships sank.", "", False),
        ("How many ships sank in 1987?", "Four ships sank.", "", False),
        ("How many ships sank in 1987?", "Four sank, three less than in 1986.", "Losses of 1987", False),
        ("How many ships sank in 1987?", "From 1985 to 1989, forty ships sank.", "", False),
        ("How many ships sank in 2021?", "Forty ships sank in 2020/21.", "", False),
        ("How many ships sank in 2021?", "Forty ships sank in 2019-22.", "", False),
        ("Who won the cup in 2000?", "The cup of 1999/00 went to Orta.", "", False),
        ("Who won the cup in 1950?", "The cup of 1999/00 went to Orta.", "", True),
        ("How many ships sank?", "In 1988, four ships sank.", "", False),
        ("What does part 1987-4 cost?", "It has cost 4 since 2001.", "", False),
        ("Who sailed in 1987?", "1988-03-04: Ada sailed.", "", True),
        ("Who sailed in 1987?", "1987-03-04: Ada sailed.", "", False),
        ("Wie viele Schiffe sanken 1987?", "1988 sanken vier.", "", True),
    ],
)
def test_years(question: str, text: str, above: str, another: bool) -> None:
    assert tells_of_another_year(question, text, above) is another
