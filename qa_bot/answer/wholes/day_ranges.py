"""Ranges of days within a month, *5. bis 9.* Juli: what happened then did not happen on one of them."""

import re
from collections.abc import Iterator
from functools import cache

from qa_bot.text.amounts import any_of
from qa_bot.text.language import language
from qa_bot.types import Span


def day_ranges(text: str, code: str) -> Iterator[Span]:
    """Yield the range of days, without its month, of each one in a text of the language ``code``."""
    pattern = _pattern(code)
    if pattern is not None:
        yield from (Span(*found.span()) for found in pattern.finditer(text))


@cache
def _pattern(code: str) -> re.Pattern[str] | None:
    """Return the pattern of such ranges, None for a language without a word between two days."""
    spoken = language(code)
    words = spoken.classes.get("to_day")
    if words is None:
        return None
    day = r"\d{1,2}(?:\.|er|re|[°ºª])?"
    month = rf"\s(?:de\s)?(?:{any_of(spoken.months)})(?!\w)"
    return re.compile(rf"(?<![\w.,/]){day}(?:\s(?:{any_of(words)})\s|\s?[–-]\s?){day}(?={month})", re.I)
