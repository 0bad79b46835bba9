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
    re.compile(rf"{_YEAR}-(?P<month>\d{{2}})(?![\d-])"),
    re.compile(rf"{_MONTH} +{_YEAR}(?!\d)"),
    re.compile(rf"{_YEAR}(?=\W*$)"),
)
_IN_NAME = re.compile(r"(?<!\d)(?:(?:19|20)\d\d([-_.])\d\d\1\d\d|(?:19|20)\d{6})(?!\d)")
_FIELD = re.compile(
    r"^[^\S\n]*[*_]*(?:date|published|updated|posted|datum|fecha)(?:[*_]*:[*_]*[^\S\n]*|[^\S\n]+(?=\d))", re.I | re.M
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


def in_name(name: str) -> str | None:
    """Return the day that a file's name holds (2023-11-10, 20231110)."""
    for found in _IN_NAME.finditer(name.rpartition("/")[2]):
        day = written(found[0].replace("_", "-").replace(".", "-"))
        if day:
            return day[0]
    return None


def leading(text: str) -> tuple[str, int, int] | None:
    """Return the date of a field such as ``Date: 2023-11-10`` in the first lines, and where the field stands."""
    head = text[:_LOOKED_AT]
    for field in _FIELD.finditer(head):
        found = written(text[field.end() : field.end() + 40])
        if found:
            return found[0], field.start(), field.end() + found[1]
    return None
