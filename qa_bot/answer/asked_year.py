"""Whether a sentence tells of another year than the one that is asked about."""

import re

# A year, and behind it the end of a season or a range (2023/24, 2019-21), or the rest of a date
_YEAR = re.compile(
    r"(?<![\w.,/-])((?:19|20)\d\d)(?:[/–-](\d\d|(?:19|20)\d\d)(?![\w/–-])|-\d\d-\d\d)?(?![\w/–-]|[.,]\d)"
)
_CENTURY = 100
_SHORT = 2  # digits of a year without its century


def tells_of_another_year(question: str, text: str, above: str) -> bool:
    """Tell whether ``text`` has years, but neither it nor what stands ``above`` it has any that the question names.

    A year between the first and the last of the text is not another one.
    """
    asked = years_of(question)
    if not asked:
        return False
    told = years_of(text)
    return (
        bool(told) and not any(min(told) <= year <= max(told) for year in asked) and asked.isdisjoint(years_of(above))
    )


def years_of(text: str) -> set[int]:
    """Return the years that a text names, those of a range its first and last."""
    found = set()
    for first, last in _YEAR.findall(text):
        end = int(first[: 4 - len(last)] + last)
        turns = len(last) == _SHORT and end < int(first)  # 1999/00
        found |= {int(first), end + _CENTURY if turns else end}
    return found
