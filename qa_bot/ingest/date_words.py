"""The words of dates in every language: months, and the fields that hold the date of a document.

The files of the languages are read when a word is first met that is no English one.
"""

from collections.abc import Iterator
from functools import cache

from qa_bot.text.language_data import CODES, read_language, words_of
from qa_bot.text.normalise import fold_accents, fold_case


def month_number(word: str) -> int:
    """Return the number of a month (1-12) by its name in any language; 0 for another word, and where they disagree."""
    form = fold_case(word)
    return _months("en").get(form, 0) or _months_of_all().get(form, 0)


def dates_document(field: str) -> bool:
    """Tell whether a field of this name holds the date of a document ("Date", "Fecha") in any language."""
    form = fold_case(field)
    return form in _fields("en") or form in _other_fields()


def has_day_first(field: str) -> bool:
    """Tell whether the name of a field is of languages that write the day before the month: of none but English."""
    return fold_case(field) not in _fields("en")


@cache
def _months(code: str) -> dict[str, int]:
    numbered = enumerate(read_language(code)["months"], start=1)
    return {form: number for number, group in numbered for word in words_of(group) for form in _spelt(word)}


@cache
def _months_of_all() -> dict[str, int]:
    found: dict[str, int] = {}
    for code in CODES:
        for form, number in _months(code).items():
            found[form] = number if found.get(form, number) == number else 0
    return found


@cache
def _fields(code: str) -> frozenset[str]:
    return frozenset(form for word in words_of(read_language(code)["date_fields"]) for form in _spelt(word))


@cache
def _other_fields() -> frozenset[str]:
    return frozenset().union(*map(_fields, CODES))


def _spelt(word: str) -> Iterator[str]:
    form = fold_case(word)
    yield form
    yield fold_accents(form)
