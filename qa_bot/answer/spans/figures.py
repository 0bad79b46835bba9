"""Figures as answers: which of several a question asks for."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from qa_bot.answer.spans.bounds import n_unbounded
from qa_bot.answer.spans.limit import Fits
from qa_bot.answer.spans.parts import IS_FIGURE
from qa_bot.answer.spans.question import Asking
from qa_bot.answer.spans.read import Read, count
from qa_bot.answer.spans.tokens import GAP_NUMBER
from qa_bot.answer.spans.words import CLOSED_CLASS
from qa_bot.answer.wholes.eras import ENGLISH as ERAS
from qa_bot.index.columns import Array
from qa_bot.text.language import language

_SPACE = GAP_NUMBER["space"]
_PAIRING = frozenset(("and", "to", "or", "at"))
# So many words may say more of an amount: the first $12, $12 a day
_BESIDE = 2
_MORE_OF_AMOUNTS = frozenset(("determiner", "adverb", "ordinal"))
# What a number of things is not, as types of expressions
_NO_COUNTS = frozenset(("date", "money", "duration"))


def amounts(asking: Asking) -> Fits | None:
    """Spans reach from an amount of money to one, with few words more, where money is asked for: up to £5 a day."""
    bounds = language(asking.language).classes.get("bounds", frozenset())
    return partial(_reach_amounts, bounds=bounds) if asking.asked.expected == "money" else None


def eras(asking: Asking) -> Fits | None:
    """Spans have no words, but for another figure, behind the last era, where a date is asked for: *480 v. Chr.*
    gegründet.
    """
    return _end_with_their_era if asking.asked.expected == "date" else None


def counts(asking: Asking) -> Fits | None:
    """Spans have a figure that stands in front of the noun that "how many" asks for; where none does, a figure that is
    neither a date nor an amount of money or time.
    """
    counted = _counted(asking) if asking.asked.kind == "how many" else frozenset()
    return partial(_count_what_is_asked, counted=counted, asking=asking) if counted else None


def _counted(asking: Asking) -> frozenset[str]:
    """Return the noun that "how many" asks for, as terms; none where that is a time."""
    nouns = [place for place in asking.asked.focus if place < len(asking.words)]
    is_time = any(CLOSED_CLASS.get(asking.words[place]) == "period" for place in nouns)
    return frozenset() if is_time else frozenset(asking.terms[place] for place in nouns)


def _reach_amounts(first: Array, last: Array, of: Read, *, bounds: frozenset[str]) -> Array:
    begins, ends = np.zeros((2, len(of.forms)), bool)
    for found, one, end in of.expressions:
        if found == "money":
            start = one - 2 * _is_second(one, of)
            begins[start] = True
            opening, sentence = int(of.first_words[start]), int(of.sentence[start])
            in_front = [token.form for token in of.tokens[sentence][: start - opening]]
            begins[opening + n_unbounded(in_front, bounds)] = True
            begins[[*_words_in_front(start, of)]] = True
            ends[end : end + _BESIDE + 1] = True
    return np.asarray(begins[first] & ends[last])


def _is_second(place: int, of: Read) -> bool:
    """Tell whether a figure is the second of two: between 5 and 7."""
    first = place - 2
    return first >= of.first_words[place] and of.forms[place - 1] in _PAIRING and bool(IS_FIGURE[of.classes[first]])


def _words_in_front(start: int, of: Read) -> Iterator[int]:
    for place in range(start - 1, max(int(of.first_words[start]), start - _BESIDE) - 1, -1):
        if CLOSED_CLASS.get(of.forms[place]) not in _MORE_OF_AMOUNTS:
            return
        yield place


def _end_with_their_era(first: Array, last: Array, of: Read) -> Array:
    ends = np.fromiter((token.form in ERAS for tokens in of.tokens for token in tokens), bool, len(of.forms))
    places = np.arange(len(ends))
    in_front = np.maximum.accumulate(np.where(ends, places, -1))[last]
    figures = count(IS_FIGURE[of.classes], np.maximum(in_front, first), last)
    return np.asarray((in_front < first) | (in_front == last) | (figures > 0))


def _count_what_is_asked(first: Array, last: Array, of: Read, *, counted: frozenset[str], asking: Asking) -> Array:
    figures = IS_FIGURE[of.classes] | np.fromiter((form == "one" for form in of.forms), bool, len(of.forms))
    terms = (asking.term_of(token.form) for tokens in of.tokens for token in tokens)
    nouns = np.fromiter((term in counted for term in terms), bool, len(of.forms))
    beside = figures & np.append(nouns[1:] & (of.before[1:] == _SPACE), [False])
    others = np.zeros(len(of.forms), bool)
    for kind, one, end in of.expressions:
        if kind in _NO_COUNTS:
            others[one - 2 * _is_second(one, of) : end + 1] = True
    asked = count(beside, first, last) > 0
    plain = (count(figures & ~others, first, last) > 0) & (count(figures & others, first, last) == 0)
    has_beside = np.isin(of.sentence[first], of.sentence[beside])
    return np.asarray(np.where(has_beside, asked, plain))
