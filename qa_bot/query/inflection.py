"""Inflected forms of a word that its language's stemmer leaves apart: lukee, lukenut; zielony, zieleni."""

import math
from heapq import nlargest

from qa_bot.index.reader import Index
from qa_bot.text.language import Language
from qa_bot.text.stem import term_maker

MOST = 16
"""How many terms are taken at most, the more frequent ones first."""
MIN_LENGTH = 4
# How much of both terms must be the same, and how many letters may follow in each
_SHARED, _ENDING = 0.6, 4


def inflected_terms(form: str, index: Index, spoken: Language) -> tuple[int, ...]:
    """Return the index's terms (by number, ascending) that may be forms of the same word (case folded).

    They begin as its term does for at least 60 % of both, and differ by no more than an ending. In languages whose
    stemmers leave few forms of a word apart, such terms are mostly of other words: there, they are looked for only
    where no document has the word. Empty in English, whose endings are known (``derivation``).
    """
    is_looked_for = spoken.inflected or (spoken.code != "en" and not index.terms_of(form))
    term = term_maker(spoken.code)(form) if is_looked_for else ""
    if len(term) < MIN_LENGTH or not term.isalpha():
        return ()
    beginning = term[: max(MIN_LENGTH, math.ceil(_SHARED * len(term)), len(term) - _ENDING)]
    near = index.terms.beginning_with(beginning)
    alike = (number for number, other in near if other != term and _may_be_one(term, other))
    return tuple(sorted(nlargest(MOST, alike, key=index.postings.frequency)))


def _may_be_one(term: str, other: str) -> bool:
    longest = max(len(term), len(other))
    if longest * _SHARED > len(term) or not other.isalpha():
        return False
    shared = math.ceil(max(_SHARED * longest, longest - _ENDING))
    return term[:shared] == other[:shared]
