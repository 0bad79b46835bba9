"""Dates as ISO 8601, of any precision."""

import re

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
FORMS = "a date as 2024, 2024-01 or 2024-01-31"
"""What is allowed, for messages."""


def is_iso_date(text: str) -> bool:
    """Tell whether ``text`` is a year, a month or a day of the calendar, and nothing else."""
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    from datetime import date  # most command lines have no date

    year, month, day = match.groups(default="01")
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
