"""Numbers as English writes them: 1 250 as 1,250 and ١٢٫٥ as 12.5. Every character stays where it is."""

import re
from functools import cache

from qa_bot.text.language import language

_FOREIGN = re.compile(r"(?![0-9])\d|[٫٬]")
_MARKS = {"٫": ".", "٬": ","}
# Spaces that part no words, in any language
_NARROW = "\u00a0\u202f"


def in_plain_digits(text: str) -> str:
    """Return a text with the digits 0 to 9 for those of other scripts, and English marks for those between them."""
    return text if text.isascii() else _FOREIGN.sub(lambda found: _MARKS.get(found[0]) or str(int(found[0])), text)


def with_plain_numbers(text: str, code: str) -> str:
    """Return a sentence of the language ``code`` with commas between the groups of a number's digits."""
    plain = in_plain_digits(text)
    return _groups(language(code).spaced_digits).sub(_with_commas, plain)


@cache
def _groups(spaced: bool) -> re.Pattern[str]:
    """Return the pattern of a number in groups. More than five, or one beside another number, are a row of a table."""
    gap = rf"[{_NARROW}{' ' * spaced}]"
    return re.compile(rf"(?<![\w.,])(?<!\d{gap})\d{{1,3}}(?:{gap}\d{{3}}){{1,4}}(?!\w|{gap}\d)")


def _with_commas(number: re.Match[str]) -> str:
    return "".join(character if character.isdecimal() else "," for character in number[0])
