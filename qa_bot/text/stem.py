"""Words to terms: Snowball stems (Porter 2001, https://snowballstem.org), without accents."""

from collections.abc import Callable
from functools import lru_cache

import Stemmer

from qa_bot.text.normalise import fold_accents

TermOf = Callable[[str], str]


@lru_cache(maxsize=64)
def term_maker(algorithm: str | None) -> TermOf:
    """Return the function from a word's form to its term: the stem by a Snowball ``algorithm``, accents folded after.

    Accents go last because the stemmers of many languages read them. Without an algorithm a term is the folded form.
    Words that hold a digit are never cut.
    """
    if algorithm is None:
        return fold_accents
    stem = Stemmer.Stemmer(algorithm).stemWord

    def term(form: str) -> str:
        return form if _has_digit(form) else fold_accents(stem(form))

    return term


def _has_digit(form: str) -> bool:
    return any(character.isdigit() for character in form)
