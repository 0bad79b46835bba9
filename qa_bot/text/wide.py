"""Characters that take two columns of a line: those of Chinese, Japanese and Korean (Unicode Standard Annex 11).

Chinese and Japanese have no spaces between words, so that a line ends behind any character, and none is meant there.
"""

import re
from functools import cache

UNSPACED = "\u2e80-\u2fff\u3001-\u312f\u31a0-\ua4cf\uf900-\ufaff\uff01-\uff60\U00020000-\U0003fffd"
"""The wide characters of scripts without spaces, and their marks, as the inside of a character class."""

_HANGUL = "\u1100-\u115f\u3130-\u318f\ua960-\ua97f\uac00-\ud7a3"
_OTHERS = "\u3000\ufe30-\ufe6f\uffe0-\uffe6"


def columns(text: str) -> int:
    """Return how many columns a text in one line takes, counting every character that is not wide as one."""
    return len(text) if text.isascii() else len(text) + len(_wide().findall(text))


def columns_needed(below: str) -> int:
    """Return how many columns more a line would have had to have for the first word of the line ``below``: a space and
    the word, or in a script without spaces two characters, as some marks begin no line.
    """
    if below.isascii():
        return 1 + len(below.split(None, 1)[0])
    first = _first_word().match(below)
    word = first[0] if first else ""
    return columns(word) + (first is not None and first[1] is None)


def is_unspaced(character: str) -> bool:
    """Tell whether a line that ends or begins with a character goes on without a space."""
    return not character.isascii() and _unspaced().match(character) is not None


@cache
def _wide() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}{_HANGUL}{_OTHERS}]")


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]")


@cache
def _first_word() -> re.Pattern[str]:
    return re.compile(rf"([{UNSPACED}]{{1,2}})|[^\s{UNSPACED}]+")
