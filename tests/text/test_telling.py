import pytest

from qa_bot.text.telling import tells


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
