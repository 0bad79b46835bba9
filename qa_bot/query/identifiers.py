"""Identifiers of programs and the words they are made of: QueueDepthHigh and "the queue depth is too high"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from qa_bot.index.reader import Index
from qa_bot.query.compounds import MAX_LENGTH
from qa_bot.query.joining import TELLING, tells_of
from qa_bot.text.language import Language
from qa_bot.text.tokenise import Token

# Words that an identifier is looked for of; two are joined as any two words are (``joining``)
_FEWEST, _MOST = 3, 5
# Words of a question that are looked at: of a page pasted for one, the first
_LOOKED_AT = 64
# Function words that identifiers have
_KEPT = frozenset(("too", "such"))
# Letters of the shortest identifier; words written together by chance are shorter
_SHORTEST = 8
# Letters of its first two words, at least
_BEGUN = 5
# Letters of the shortest word that capitals show: mRNA is one word
_PART = 2


def identifier_terms(tokens: Sequence[Token], index: Index, spoken: Language) -> Mapping[int, tuple[int, ...]]:
    """Return for the words of a question, by their places, the terms of identifiers that they make with the next.

    Other function words than "too" may stand between ("depth is too high": DepthTooHigh, DepthHigh).
    """
    forms = [token.form for token in tokens[:_LOOKED_AT]]
    telling = [place for place, form in enumerate(forms) if form not in spoken.stop_words]
    if len(telling) < 2:
        return {}
    kept = [place for place, form in enumerate(forms) if form not in spoken.stop_words or form in _KEPT]
    found: dict[int, tuple[int, ...]] = defaultdict(tuple)
    for places in dict.fromkeys(
        [*_runs(telling, forms, index), *(_runs(kept, forms, index) if kept != telling else ())]
    ):
        for term in _terms([forms[place] for place in places], index):
            for place in places:
                found[place] += (term,)
    return found


def _runs(places: Sequence[int], forms: Sequence[str], index: Index) -> Iterator[tuple[int, ...]]:
    """Yield the runs of places that an identifier may be made of, whose first two words some term begins with."""
    for start in range(len(places) - _FEWEST + 1):
        begun = forms[places[start]] + forms[places[start + 1]]
        if len(begun) >= _BEGUN and begun.isalpha() and index.terms.has_beginning(begun):
            ends = range(start + _FEWEST, min(start + _MOST, len(places)) + 1)
            yield from (tuple(places[start:end]) for end in ends)


def _terms(words: Sequence[str], index: Index) -> list[int]:
    """Return the terms of some words written as one."""
    *first, last = words
    before = "".join(first)
    name = before + last
    if not name.isalpha() or not _SHORTEST <= len(name) <= MAX_LENGTH or len(last) < TELLING:
        return []
    return [term for term in index.terms_of(name) if tells_of(index.terms[term], last, before)]


def phrases_of_identifier(written: str, index: Index, *, known: bool) -> tuple[tuple[int, ...], ...]:
    """Return the phrases, as terms, of the words that capitals show in an identifier.

    An identifier of two words is taken apart only if it is not ``known``: it may be a name (GitHub), which is not told
    by its parts.
    """
    if written.islower() or written.isupper() or not written.isalpha() or not written.isascii():
        return ()
    parts = [part.lower() for part in _parts().findall(written)]
    if len(parts) < (_FEWEST if known else 2) or min(map(len, parts)) < _PART:
        return ()
    return index.phrases_of(parts)


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
