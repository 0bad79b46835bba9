"""What no answer begins or ends within, unless it is a part of it: initials with a name, J. S. Bach, ranges of numbers,
25—30, and words with what turns their meaning in front, non-zero.
"""

import re
from collections.abc import Iterator
from functools import cache

from qa_bot.types import Span


def unbroken(text: str) -> Iterator[Span]:
    """Yield each such place of a text."""
    if "." in text:
        for found in _initials().finditer(text):
            if all(letter.isupper() for letter in found.groups()):
                yield Span(*found.span())
    if any(dash in text for dash in "-–—"):
        yield from (Span(*found.span()) for found in _range().finditer(text))
        yield from (Span(*found.span()) for found in _prefixed().finditer(text))


@cache
def _initials() -> re.Pattern[str]:
    """Return the pattern of initials and a name, whose groups are the first letters of both."""
    return re.compile(r"(?<![\w.])([^\W\d_])\.(?:[ \xa0-]?[^\W\d_]\.){0,3}[ \xa0]?([^\W\d_])[^\W\d_][\w'’-]{0,30}")


@cache
def _range() -> re.Pattern[str]:
    number = r"\d{1,9}(?:[.,]\d{1,9}){0,3}"
    return re.compile(rf"(?<![\w.,/–—-]){number}[–—-]{number}(?![\w/–—-])")


@cache
def _prefixed() -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:non|anti|ex|pre|post|re|self|semi|sub|co|multi)-[^\W\d_]+(?:-[^\W\d_]+)*", re.I)
