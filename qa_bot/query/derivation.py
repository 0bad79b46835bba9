"""Terms derived from the same word: Taiwan and Taiwanese, capital and capitals, decide and decision."""

import math
from functools import cache

from qa_bot.index.reader import Index
from qa_bot.text.language import language

MIN_LENGTH = 4
# How much of both terms must be the same
_SHARED = 0.6
_LAST = "\U0010ffff"


def related_terms(term: str, index: Index) -> tuple[int, ...]:
    """Return the index's terms (by number, ascending) that share a stem with ``term`` and differ by a known ending.

    Both terms begin with the same letters for at least 60 % of their lengths, and what follows is in each an ending of
    the language (after Xu & Croft 1998, "Corpus-based stemming using co-occurrence of word variants", without the
    co-occurrence).
    """
    if len(term) < MIN_LENGTH or not term.isalpha() or "en" not in index.languages:
        return ()
    endings = _endings()
    stem = term[: max(MIN_LENGTH, math.ceil(_SHARED * len(term)))]
    near = index.terms.between(stem, stem + _LAST)
    return tuple(sorted(k for k, other in near if other != term and _derived(term, other, len(stem), endings)))


@cache
def _endings() -> frozenset[str]:
    """Return what may follow a stem; nothing may, too."""
    return language("en").classes["suffix"] | {""}


def _derived(term: str, other: str, shared: int, endings: frozenset[str]) -> bool:
    while shared < min(len(term), len(other)) and term[shared] == other[shared]:
        shared += 1
    if shared < _SHARED * max(len(term), len(other)):
        return False
    return term[shared:] in endings and other[shared:] in endings
