import pytest

from qa_bot.text.language import language
from qa_bot.text.telling import tells


@pytest.mark.parametrize(
    "written",
    [
        *("## [2.1.0] - 2023-05-08", "Version 2.1 (8 May 2023)", "May 8, 2023", "Vom 8. Mai 2023", "8 de mayo de 2023"),
        *("Stand 08.05.2023", "E-204: no such pump", "404: not found", "### `PUMP_2` – the second pump"),
        *("Drawing (20%)", "Garage, £40 a week", "Soup 6 €", "Pump permit, ends June 8", "8th of June: pumps"),
        *("Jun. 8", "Pumping (30 min)", "A break of 1.5 hours", "Up to 40 kW", "Rent: 300 dollars"),
    ],
)
def test_a_heading_with_a_day_a_code_or_an_amount_tells_something(written: str) -> None:
    assert tells(written, language("en"))


def test_months_and_units_are_those_of_the_language() -> None:
    assert all(tells(heading, language("de")) for heading in ("Bis 8. Juni", "Pause (30 Minuten)"))
    assert not any(tells(heading, language("fr")) for heading in ("Bis 8. Juni", "Pause (30 Stunden)"))


@pytest.mark.parametrize(
    "written",
    [
        *("Scope", "3.1 Pumps: an overview", "2023: a year of floods", "Chapter 3: Floods", "The flood (1939–1945)"),
        *("1.2: Pumps", "2.1.0", "Added in 2023", "Table 4: Pumps", "E-204"),
        *("4 Hours", "Week 3", "Room 8", "40 pumps", "June 2023", "May 40"),
    ],
)
def test_other_headings_do_not(written: str) -> None:
    assert not tells(written, language("en"))
