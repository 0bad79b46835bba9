import pytest

from qa_bot.ingest.date_words import dates_document, has_day_first, month_number


@pytest.mark.parametrize(
    ("word", "number"),
    [("March", 3), ("Nov", 11), ("März", 3), ("marzec", 3), ("marraskuuta", 11), ("agosto", 8), ("ağustos", 8)],
)
def test_months_of_any_language(word: str, number: int) -> None:
    assert month_number(word) == number


@pytest.mark.parametrize("word", ["", "smarch", "Monday", "Montag"])
def test_other_words_are_no_months(word: str) -> None:
    assert month_number(word) == 0


def test_fields_that_date_a_document() -> None:
    assert all(map(dates_document, ["Date", "FECHA", "Mis à jour le", "mis a jour le", "日付"]))
    assert not any(map(dates_document, ["", "Geburtsdatum", "Date of birth"]))


def test_a_field_that_may_be_english_leaves_open_what_comes_first() -> None:
    assert has_day_first("Fecha")
    assert not has_day_first("Date")
