"""Terms derived from the same word: Taiwan and Taiwanese, capital and capitals, decide and decision."""

import math

from qa_bot.index.reader import Index
from qa_bot.text.language import language
from qa_bot.text.stem import term_maker
from qa_bot.text.thesaurus import thesaurus

MIN_LENGTH = 4
# How much of both terms must be the same
_SHARED = 0.6
# Letters of an ending that tells by itself; with a shorter one, many words end by chance
_TELLING = 2
# Pairs of shorter endings that tell, too: wide, wider; Anuta, Anutan; radii, radius
_SHORT = frozenset((("", "r"), ("", "n"), ("i", "us")))


def related_terms(form: str, index: Index) -> tuple[int, ...]:
    """Return the index's terms (by number, ascending) derived from the same word as an English one (case folded).

    Empty where questions are asked in other languages. Both terms begin with the same letters for at least 60 % of
    their lengths, and what follows is in each an ending of the language (after Xu & Croft 1998, "Corpus-based stemming
    using co-occurrence of word variants", with a thesaurus in place of the co-occurrence).
    """
    term = term_maker("en")(form) if "en" in index.asked else ""
    if len(term) < MIN_LENGTH or not term.isalpha():
        return ()
    stem = term[: max(MIN_LENGTH, math.ceil(_SHARED * len(term)))]
    near = index.terms.beginning_with(stem)
    return tuple(sorted(number for number, other in near if other != term and _derived(term, other, len(stem))))


def are_opposite(word: str, other: str) -> bool:
    """Tell whether one word names who does something and the other to whom it is done: lessors and lessees."""
    to_whom, doer = sorted((word.removesuffix("s"), other.removesuffix("s")), key=lambda form: not form.endswith("ee"))
    return to_whom.endswith("ee") and doer in (f"{to_whom[:-2]}er", f"{to_whom[:-2]}or")


def _derived(term: str, other: str, shared: int) -> bool:
    while shared < min(len(term), len(other)) and term[shared] == other[shared]:
        shared += 1
    shorter, longer = sorted((term, other), key=len)
    rests = shorter[shared:], longer[shared:]
    if shared < _SHARED * len(longer) or not language("en").classes["suffix"].issuperset(filter(None, rests)):
        return False
    return _is_likely(shorter, longer, rests) and not _are_stems_of_opposites(shorter, longer)


def _is_likely(shorter: str, longer: str, rests: tuple[str, str]) -> bool:
    """Tell whether two terms that differ by their endings, the ``rests``, are derived from one word.

    Of two that the thesaurus lists, it says so: they are kindred, or one begins with the other and both are kindred to
    a third. Else the endings do.
    """
    known = thesaurus()
    one, other = known.number(shorter), known.number(longer)
    if not one or not other:
        return rests in _SHORT or all(len(rest) >= _TELLING for rest in filter(None, rests))
    kindred, of_other = frozenset(known.kindred(one).tolist()), frozenset(known.kindred(other).tolist())
    if other in kindred or one in of_other:
        return True
    return not rests[0] and (rests[1] in language("en").classes["clear_suffix"] or not kindred.isdisjoint(of_other))


def _are_stems_of_opposites(shorter: str, longer: str) -> bool:
    """Tell whether two terms are stems of words that ``are_opposite``.

    A term that ends with an e which the stemmer would cut has lost a second one (trainee: traine). Where the stemmer
    cuts "er" (employer: employ), who does something is not told from what is done.
    """
    stem = term_maker("en")
    for to_whom, other in ((shorter, longer), (longer, shorter)):
        if to_whom.endswith("e") and stem(to_whom) != to_whom:
            return other in (stem(f"{to_whom}r"), stem(f"{to_whom[:-1]}or"))
    return False
