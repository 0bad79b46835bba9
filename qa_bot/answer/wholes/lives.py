"""Lives as encyclopedias write them behind a name: "Ada Quist (2 May 1826 – 19 June 1899)"."""

import re
from functools import cache

from qa_bot.types import Span

LIFE = {
    **dict.fromkeys(("born", "birth", "birthday", "birthdate"), "birth"),
    **dict.fromkeys(("die", "died", "death", "dead"), "death"),
}
"""The words of a question that ask for an end of a life, and for which one."""
_MOST_WORDS = 8
# Words written small in names are short: de, van, der, of, the
_LONG = 4


def end_of_life(text: str, which: str) -> Span | None:
    """Return where the date of the "birth" or the "death" stands in a sentence that opens with a name and a life, None
    where it does not.
    """
    found = _life().search(text)
    if found is None or not _is_name(text[: found.start()]):
        return None
    return Span(*found.span(which))


@cache
def _life() -> re.Pattern[str]:
    date = r"[^()–—]{0,40}\d{3,4}[^()–—\d]{0,24}?"
    birth = rf"(?:[^();]{{1,60}}; ?)?(?:born |b\. )?(?P<birth>{date})"
    death = rf"(?:died |d\. )?(?P<death>{date})"
    return re.compile(rf"\({birth}(?: ?[–—] ?| - |(?<=\d)-){death}\)")


def _is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _MOST_WORDS and not any(word[0].islower() and len(word) >= _LONG for word in words)
