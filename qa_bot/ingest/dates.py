"""The date of a document, from its name or its first lines, as ISO 8601."""

import re
from datetime import date

from qa_bot.ingest.date_words import dates_document, has_day_first, month_number

_WEEKDAY = r"(?:[^\W\d_][^\s\d.,:]{1,14}\.?,? +)?"
_DAY = r"(?P<day>\d{1,2})"
_MONTH = r"(?P<month>[^\W\d_][^\s\d.,:/-]{1,14})\.?"
_YEAR = r"(?P<year>(?:1\d|2[01])\d\d)"
_OF = r"(?:(?:of|de|del|di) +|d['’])?"

# The forms of a date that leave no doubt which number is the day.
_FORMS = (
    re.compile(rf"{_YEAR}(?P<mark>[-/._])(?P<month>\d{{1,2}})(?P=mark){_DAY}(?!\d)"),
    re.compile(rf"{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})(?!\d)"),
    re.compile(rf"{_WEEKDAY}{_DAY}(?:st|nd|rd|th|er|º)?\.? +{_OF}{_MONTH},? +{_OF}{_YEAR}(?!\d)"),
    re.compile(rf"{_WEEKDAY}{_MONTH} +{_DAY}(?:st|nd|rd|th)?,? +{_YEAR}(?!\d)"),
    re.compile(rf"{_YEAR}\. ?(?P<month>\d{{1,2}})\. ?{_DAY}(?!\d)"),  # 2024. 03. 12.
    re.compile(rf"{_YEAR}\. +{_MONTH} +{_DAY}(?!\d)"),  # 2024. március 12.
    re.compile(rf"{_YEAR} ?[年년] ?(?P<month>\d{{1,2}}) ?[月월] ?{_DAY} ?[日일]"),
    re.compile(rf"(?:ngày +)?{_DAY} +tháng +(?P<month>\d{{1,2}}),? +(?:năm +)?{_YEAR}(?!\d)"),
    re.compile(rf"{_DAY}\.(?P<month>\d{{1,2}})\.{_YEAR}(?!\d)"),
    re.compile(rf"(?P<day>1[3-9]|[23]\d)(?P<mark>[-/])(?P<month>\d{{1,2}})(?P=mark){_YEAR}(?!\d)"),
    re.compile(rf"(?P<month>\d{{1,2}})(?P<mark>[-/])(?P<day>1[3-9]|[23]\d)(?P=mark){_YEAR}(?!\d)"),
    re.compile(rf"{_YEAR}-(?P<month>\d{{2}})(?![\d-])"),
    re.compile(rf"{_MONTH} +{_OF}{_YEAR}(?!\d)"),
    re.compile(rf"{_YEAR} ?[年년] ?(?P<month>\d{{1,2}}) ?[月월]"),
    re.compile(rf"{_YEAR}(?=\W*$)"),
)
# The day comes first in all languages but English, which has it both ways.
_DAY_FIRST = re.compile(rf"{_DAY} ?(?P<mark>[-/]) ?(?P<month>\d{{1,2}}) ?(?P=mark) ?{_YEAR}(?!\d)")
_IN_NAME = re.compile(r"(?<!\d)(?:(?:19|20)\d\d([-_.])\d\d\1\d\d|(?:19|20)\d{6}|\d\d?\.\d\d?\.(?:19|20)\d\d)(?!\d)")
_MONTH_IN_NAME = re.compile(r"(?<![\d.])((?:19|20)(\d\d))[-_.](0[1-9]|1[0-2])(?![-_.]?\d)")
_FIELD = re.compile(
    r"^[^\S\n]*[*_]*(?P<name>[^\W\d_](?:[^\n:：\d*_]{0,30}[^\s:：\d*_])?)"
    r"(?:[^\S\n]?[*_]*[:：][*_]*[^\S\n]*|[*_]*[^\S\n]+(?=\d))",
    re.M,
)
# A sentence or a field that dates the document itself, not what it tells of ("date of birth", "your letter dated").
_STATED = re.compile(
    r"^[^\S\n]*[*_]*(?:date[^\S\n]+of[^\S\n]+(?:(?:the|this)[^\S\n]+)?(?:lease|agreement|contract|deed|letter|report|notice"
    r"|issue|publication|signature|signing|revision|judgment|order|policy|licen[cs]e|invoice|offer)[*_]*:[*_]*"
    r"|dated:?|this[^\S\n]+(?:[\w-]+[^\S\n]+){1,4}is[^\S\n]+(?:dated|made[^\S\n]+on))[^\S\n]+",
    re.I | re.M,
)
_LOOKED_AT = 300


def written(text: str, *, day_first: bool = False) -> tuple[str, int] | None:
    """Return the date that ``text`` begins with, and where it ends; None if it begins with none.

    ``day_first``: 03/04/2020 is the third of April; else it may be either.
    """
    for form in (_DAY_FIRST, *_FORMS) if day_first else _FORMS:
        found = form.match(text)
        if found and (iso := _iso(found.groupdict())):
            return iso, found.end()
    return None


def _iso(parts: dict[str, str | None]) -> str | None:
    """Return the parts of a date as ISO 8601, as exact as they are; None if there is no such day."""
    year, named, day = int(parts["year"] or 0), parts.get("month"), parts.get("day")
    if not named:
        return f"{year:04}"
    number = int(named) if named.isdecimal() else month_number(named)
    try:
        found = date(year, number, int(day) if day else 1)
    except ValueError:
        return None
    return found.isoformat() if day else f"{year:04}-{number:02}"


def of_document(name: str, text: str) -> str | None:
    """Return the date of a document: the one in its name, or a more exact or the only one in its first lines."""
    named, field = in_name(name), leading(text)
    told = field[0] if field else _stated(text)
    return told if told and told.startswith(named or "") else named


def in_name(name: str) -> str | None:
    """Return the day that a file's name holds (2023-11-10, 20231110, 10.11.2023), or else the month (2023-11).

    No month is what may be the end of a range of years, as in "season 2007-08".
    """
    file = name.rpartition("/")[2]
    for found in _IN_NAME.finditer(file):
        day = written(found[0]) or written(found[0].replace("_", "-").replace(".", "-"))
        if day:
            return day[0]
    for month in _MONTH_IN_NAME.finditer(file):
        if (int(month[2]) + 1) % 100 != int(month[3]):
            return f"{month[1]}-{month[3]}"
    return None


def leading(text: str) -> tuple[str, int, int] | None:
    """Return the date of a field such as ``Date: 2023-11-10`` in the first lines, and where the field stands."""
    for field in _FIELD.finditer(text[:_LOOKED_AT]):
        name = field["name"]
        found = written(text[field.end() : field.end() + 40], day_first=has_day_first(name))
        if found and dates_document(name):
            return found[0], field.start(), field.end() + found[1]
    return None


def _stated(text: str) -> str | None:
    """Return the date that the first lines give the document in words ("This agreement is dated 5 May 2022")."""
    head = text[:_LOOKED_AT]
    dates = (written(text[found.end() : found.end() + 40]) for found in _STATED.finditer(head))
    return next((found[0] for found in dates if found), None)
