"""To which languages may the letters of a text belong? Few have an ñ, and only one has both ç and ã.

Only words without a capital tell: a name keeps the letters of its own language wherever it is written.
"""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from qa_bot.text.language_data import CODES, read_language

# Words, and the marks in front of Spanish questions and exclamations
_WORD = re.compile(r"[^\W\d_]+|[¿¡]")


def languages_by_letters(text: str) -> list[tuple[str, ...]]:
    """Return for each different word in small letters, some of which are not ASCII, the languages in Latin script that
    have all of these letters; none where no language has them together.

    A letter and its accent are one code point (NFC) in ``text``.
    """
    words = {word for word in _WORD.findall(text) if not word.isascii() and not word[0].isupper()}
    letters = [frozenset(letter for letter in word if not letter.isascii()) for word in sorted(words)]
    return [tuple(code for code, own in _letters().items() if some <= own) for some in letters]


@cache
def _letters() -> Mapping[str, frozenset[str]]:
    """Return the letters of languages in Latin script that are not ASCII, where they have any."""
    letters = {code: frozenset(read_language(code).get("letters", "")) for code in CODES}
    return MappingProxyType({code: own for code, own in letters.items() if own})
