"""Compounds and their parts: Projektleiter, Projekt and Leiter; kvarnköp and kvarn."""

from collections.abc import Iterator, Sequence
from heapq import nlargest
from math import sqrt
from typing import NamedTuple

from qa_bot.index.reader import Index
from qa_bot.text.language import Language
from qa_bot.text.stem import term_maker

MIN_LENGTH = 4
"""Letters of the shortest word that is taken for a part of another."""
MAX_LENGTH = 48
"""Letters of the longest word that is looked at; the time to part one grows with their square."""
MOST = 32
"""Terms that begin, or that end, with a word which are taken at most, the more frequent ones first."""
RARE = 20
"""In how many sentences a word stands at most that terms are looked for which end with it."""
# What more terms end with is an ending (heit), and no rare word
_ENDINGS = 1_000
# Letters that a compound has more than its first part, at least: fewer may be an ending
_MORE = 3
_NONE: tuple[int, ...] = ()


def compound_terms(form: str, index: Index, spoken: Language) -> tuple[int, ...]:
    """Return the terms (ascending) of the index that a word is made of, and those that begin or end with it.

    Those that end with it are looked for only where it is rare: that takes a look at all terms. Empty in languages that
    write compounds apart, which have no ``linking`` letters.
    """
    if not spoken.linking or not form.isalpha() or len(form) > MAX_LENGTH:
        return ()
    own = index.terms_of(form)
    longer = *_beginning_with(form, index, spoken), *_ending_with(form, index, spoken)
    return tuple(sorted({*_parts(form, index, spoken.linking), *longer} - {*own}))


def _parts(form: str, index: Index, linking: Sequence[str]) -> tuple[int, ...]:
    """Return the terms of the two words that a compound is made of, in the likeliest of all ways to part it."""
    likeliest = max(partings(form, index, MIN_LENGTH, linking), key=lambda parting: parting.mean, default=None)
    return (*index.terms_of(likeliest.first), *index.terms_of(likeliest.second)) if likeliest else _NONE


class Parting(NamedTuple):
    """A way to part a word into two words, and the geometric mean of these words' frequencies."""

    mean: float
    first: str
    second: str


def partings(form: str, index: Index, shortest: int, linking: Sequence[str] = ()) -> Iterator[Parting]:
    """Yield all ways to part a word into two words of the documents of at least ``shortest`` letters each.

    The likeliest is that of the greatest mean (Koehn & Knight 2003, "Empirical Methods for Compound Splitting").
    ``linking`` letters may stand between the two.
    """
    for place in range(shortest, len(form) - shortest + 1):
        second = form[place:]
        of_second = frequency(second, index)
        for first in _unlinked(form[:place], shortest, linking) if of_second else ():
            mean = sqrt(of_second * frequency(first, index))
            if mean:
                yield Parting(mean, first, second)


def _unlinked(first: str, shortest: int, linking: Sequence[str]) -> Iterator[str]:
    """Yield the first word of a compound, with and without letters that link it to the second."""
    yield first
    for letters in linking:
        if first.endswith(letters) and len(first) - len(letters) >= shortest:
            yield first.removesuffix(letters)


def frequency(form: str, index: Index) -> int:
    """Return in how many sentences the terms of a word stand."""
    return sum(map(index.postings.frequency, index.terms_of(form)))


def _beginning_with(form: str, index: Index, spoken: Language) -> list[int]:
    start = term_maker(spoken.code)(form)
    if len(start) < MIN_LENGTH:
        return []
    longer = (number for number, term in index.terms.beginning_with(start) if len(term) >= len(start) + _MORE)
    return nlargest(MOST, longer, key=index.postings.frequency)


def _ending_with(form: str, index: Index, spoken: Language) -> list[int]:
    """Return the terms that end with a rare word, behind another word: Urlaub, Jahresurlaub."""
    end = term_maker(spoken.code)(form)
    if len(end) < MIN_LENGTH or frequency(form, index) > RARE:
        return []
    found = index.terms.ending_with(end)
    if len(found) > _ENDINGS:
        return []
    longer = (number for number, term in found if _may_be_first(term.removesuffix(end), index, spoken))
    return nlargest(MOST, longer, key=index.postings.frequency)


def _may_be_first(beginning: str, index: Index, spoken: Language) -> bool:
    """Tell whether the beginning of a compound is a word of the documents, and no prefix or particle (Abstand)."""
    words = _unlinked(beginning, MIN_LENGTH, spoken.linking) if len(beginning) >= MIN_LENGTH else ()
    return any(word not in spoken.stop_words and frequency(word, index) for word in words)
