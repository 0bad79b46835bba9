"""The date of a document, from its name or its first lines, as ISO 8601."""

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_YEAR = r"(?P<year>[12]\d{3})"

# The forms of a date that leave no doubt which number is the day.
_FORMS = (
    re.compile(rf"{_YEAR}(?P<mark>[-/._])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?!\d)"),
    re.compile(rf"{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})(?!\d)"),
    re.compile(
        rf"(?:[A-Za-z]{{3,9}}\.?,? +)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.? +(?:of +)?{_MONTH},? +{_YEAR}(?!\d)"
    ),
    re.compile(rf"(?:[A-Za-z]{{3,9}}\.?,? +)?{_MONTH} +(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? +{_YEAR}(?!\d)"),
    re.compile(rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}(?!\d)"),
    re.compile(rf"(?P<day>1[3-9]|[23]\d)(?P<mark>[-/])(?P<month>\d{{1,2}})(?P=mark){_YEAR}(?!\d)"),
    re.compile(rf"(?P<month>\d{{1,2}})(?P<mark>[-/])(?P<day>1[3-9]|[23]\d)(?P=mark){_YEAR}(?!\d)"),
    re.compile(rf"{_YEAR}-(?P<month>\d{{2}})(?![\d-])"),
    re.compile(rf"{_MONTH} +{_YEAR}(?!\d)"),
    re.compile(rf"{_YEAR}(?=\W*$)"),
)
_IN_NAME = re.compile(r"(?<!\d)(?:(?:19|20)\d\d([-_.])\d\d\1\d\d|(?:19|20)\d{6}|\d\d?\.\d\d?\.(?:19|20)\d\d)(?!\d)")
_MONTH_IN_NAME = re.compile(r"(?<![\d.])((?:19|20)(\d\d))[-_.](0[1-9]|1[0-2])(?![-_.]?\d)")
_FIELD = re.compile(
    r"^[^\S\n]*[*_]*(?:date|published|updated|posted|datum|fecha)(?:[*_]*:[*_]*[^\S\n]*|[^\S\n]+(?=\d))", re.I | re.M
)
# A sentence or a field that dates the document itself, not what it tells of ("date of birth", "your letter dated").
_STATED = re.compile(
    r"^[^\S\n]*[*_]*(?:date[^\S\n]+of[^\S\n]+(?:(?:the|this)[^\S\n]+)?(?:lease|agreement|contract|deed|letter|report|notice"
    r"|issue|publication|signature|signing|revision|judgment|order|policy|licen[cs]e|invoice|offer)[*_]*:[*_]*"
    r"|dated:?|this[^\S\n]+(?:[\w-]+[^\S\n]+){1,4}is[^\S\n]+(?:dated|made[^\S\n]+on))[^\S\n]+",
    re.I | re.M,
)
_LOOKED_AT = 300


def written(text: str) -> tuple[str, int] | None:
    """Return the date that ``text`` begins with, and where it ends; None if it begins with none."""
    for form in _FORMS:
        found = form.match(text)
        if found and (iso := _iso(found.groupdict())):
            return iso, found.end()
    return None


def _iso(parts: dict[str, str | None]) -> str | None:
    """Return the parts of a date as ISO 8601, as exact as they are; None if there is no such day."""
    year, month, day = int(parts["year"] or 0), parts.get("month"), parts.get("day")
    if not month:
        return f"{year:04}"
    name = month[:3].lower()
    number = int(month) if month.isdigit() else _MONTHS.index(name) + 1 if name in _MONTHS else 0
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
    head = text[:_LOOKED_AT]
    for field in _FIELD.finditer(head):
        found = written(text[field.end() : field.end() + 40])
        if found:
            return found[0], field.start(), field.end() + found[1]
    return None


def _stated(text: str) -> str | None:
    """Return the date that the first lines give the document in words ("This agreement is dated 5 May 2022")."""
    head = text[:_LOOKED_AT]
    dates = (written(text[found.end() : found.end() + 40]) for found in _STATED.finditer(head))
    return next((found[0] for found in dates if found), None)
