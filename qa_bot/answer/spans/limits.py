"""Which spans may answer a question, whatever a model says: rules that too few of the questions it is fitted to show.

No answer cuts in two what is one for readers. Where a sentence has what a question asks for, an amount of money or the
name of an option, nothing else of it answers.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from qa_bot.answer.spans.borders import in_brackets
from qa_bot.answer.spans.choices import are_chosen
from qa_bot.answer.spans.consequences import asks_what_happens, behind_the_condition
from qa_bot.answer.spans.figures import count_what_is_asked, end_with_their_era, reach_amounts
from qa_bot.answer.spans.heads import heads
from qa_bot.answer.spans.labelled import labelled, labels
from qa_bot.answer.spans.negations import keep_negations
from qa_bot.answer.spans.openers import tell_more
from qa_bot.answer.spans.question import TELLING, Asking
from qa_bot.answer.spans.read import Places, Read, count, places
from qa_bot.answer.spans.reasons import begin_at_cause, opening_reasons
from qa_bot.answer.spans.rows import beside_labels
from qa_bot.answer.spans.sides import are_of_side
from qa_bot.answer.spans.terms import asks_what_it_stands_for, behind_the_term, long_forms
from qa_bot.answer.spans.tokens import GAP_NUMBER, GAPS
from qa_bot.answer.spans.words import FUNCTION_WORDS
from qa_bot.answer.wholes.day_ranges import day_ranges
from qa_bot.answer.wholes.lives import end_of_life
from qa_bot.answer.wholes.mark_pairs import MARKS, between_marks, sections_of_manual, with_brackets
from qa_bot.answer.wholes.markers import end_of_marker
from qa_bot.answer.wholes.unbroken import unbroken
from qa_bot.index.columns import Array
from qa_bot.text.language import language
from qa_bot.types import Span

_NAMES = frozenset(("person", "place", "organisation", "name"))
_NAME = r"[^\W\d_a-z][\w'’-]{1,30}"
# Words of three letters or more, in names like apt-http-proxy and maxWait
_WORD_IN_NAME = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{3,}")
_COMMA, _OPENING = GAP_NUMBER["comma"], GAP_NUMBER["opening"]
_CLOSES = np.array([gap in ("closing", "closing comma", "edge") for gap in GAPS])


class _Limit(NamedTuple):
    """What a question may be ``asked_for``, and which spans (m,) bool fit that: where a sentence has such, no others
    answer.
    """

    asked_for: Callable[[Asking], object]
    fits: Callable[[Array, Array, Asking, Read], Array]


def limited(first: Array, last: Array, asking: Asking, of: Read) -> tuple[Array, Array, Array]:
    """Return those of the spans that are no part of what is one for readers, by their first and last words (m,), and
    which of these may be chosen (m,) bool. The others still tell how far a sentence's words support that it answers.
    """
    kept = ~_cut_by_marks(first, last, of) & ~_cut_by_brackets(first, last, of)
    kept &= ~_are(_places(sections_of_manual, of), first, last, of)
    wholes = [*_places(lambda text: day_ranges(text, asking.language), of), *_places(unbroken, of)]
    if wholes:
        kept &= ~_cut(wholes, first, last, of)
    if asking.passes_markers:
        kept &= _behind_markers(first, asking, of)
    if asking.people:
        kept &= ~_parts_of(first, last, _people(asking, of), kept, len(of.forms))
    first, last = first[kept], last[kept]
    left = np.arange(len(first))
    for limit in _LIMITS:
        if limit.asked_for(asking):
            fitting = limit.fits(first[left], last[left], asking, of)
            if fitting.any():
                left = left[_where_any(fitting, of.sentence[first[left]])]
    choosable = np.zeros(len(first), bool)
    choosable[left] = True
    return first, last, choosable


def _where_any(fitting: Array, sentence: Array) -> Array:
    """Return which spans (m,) fit, or stand in a ``sentence`` (m,) that has none which fits."""
    return np.asarray(fitting | ~np.isin(sentence, sentence[fitting]))


def _are(wholes: Iterable[Places], first: Array, last: Array, of: Read) -> Array:
    """Return (m,) bool: which spans are one of the ``wholes``."""
    n = len(of.forms)
    return np.isin(first * n + last, [one * n + end for one, end in wholes])


def _cut_by_marks(first: Array, last: Array, of: Read) -> Array:
    """Return (m,) bool: which spans have a part, but not all, of what stands in code or emphasis, and more."""
    cut = np.zeros(len(first), bool)
    for mark in MARKS:
        if not any(mark in text for text in of.texts):
            continue
        cut |= _cut(_places(partial(between_marks, mark=mark), of), first, last, of)
    return cut


def _cut(wholes: Iterable[Places], first: Array, last: Array, of: Read) -> Array:
    """Return (m,) bool: which spans have a part, but not all, of one of the ``wholes``, and more."""
    begins, ends = _bounds(wholes, len(of.forms))
    from_within = (first > begins[first]) & (last > ends[first])
    return np.asarray(from_within | ((last < ends[last]) & (first < begins[last])))


def _places(spans_of: Callable[[str], Iterable[Span]], of: Read) -> Iterator[Places]:
    for text, tokens, begin in zip(of.texts, of.tokens, of.begins, strict=True):
        yield from places(spans_of(text), tokens, begin)


def _cut_by_brackets(first: Array, last: Array, of: Read) -> Array:
    """Return (m,) bool: which spans have a part, but not all, of what stands in brackets, and more."""
    inside = in_brackets(of.before, of.first_words)
    if not inside.any():
        return np.zeros(len(first), bool)
    begins, ends = inside[first], inside[last]
    opened, closed = of.before[first] == _OPENING, _CLOSES[of.after[last]]
    cut = (ends & ~begins & ~closed) | (begins & ~ends & ~opened)
    return np.asarray(cut | _cut(_places(with_brackets, of), first, last, of))


def _bounds(wholes: Iterable[Places], n: int) -> tuple[Array, Array]:
    """Return (n,) the first and (n,) the last word of what each word is a part of; of none the word itself."""
    begins, ends = np.arange(n), np.arange(n)
    for first, last in wholes:
        begins[first : last + 1], ends[first : last + 1] = first, last
    return begins, ends


def _behind_markers(first: Array, asking: Asking, of: Read) -> Array:
    """Return (m,) bool: which spans do not begin in what only marks a sentence, as the day in "3. Mai" does not."""
    months = language(asking.language).months
    marked: list[int] = []
    for text, tokens, begin in zip(of.texts, of.tokens, of.begins, strict=True):
        n = bisect_left(tokens, end_of_marker(text, times=not asking.date), key=attrgetter("start"))
        if n and not (n < len(tokens) and tokens[n].form in months):
            marked += range(begin, begin + n)
    return ~np.isin(first, marked)


def _parts_of(first: Array, last: Array, wholes: Sequence[Places], kept: Array, n: int) -> Array:
    """Return (m,) bool: which spans are a part, but not all, of one of the ``wholes`` that is a span ``kept``, bool."""
    begins, ends = _bounds(wholes, n)
    whole = (first == begins[first]) & (last == ends[first]) & kept
    there = np.isin(begins[first], first[whole])
    return np.asarray(there & (last <= ends[first]) & ((first > begins[first]) | (last < ends[first])))


def _people(asking: Asking, of: Read) -> list[Places]:
    """Return the people who answer as a whole: those cited with a year, Kim et al. (2017), and lists of several."""
    cited = [
        place
        for text, tokens, begin in zip(of.texts, of.tokens, of.begins, strict=True)
        if "(" in text
        for place in places((Span(*found.span()) for found in _cited().finditer(text)), tokens, begin)
    ]
    return cited if asking.people == "one" else cited + _lists(of)


@cache
def _cited() -> re.Pattern[str]:
    return re.compile(rf"\b{_NAME}(?: (?:and|&) {_NAME}| et al\.?)? \((?:1[89]|20)\d\d[a-z]?\)")


def _lists(of: Read) -> list[Places]:
    """Return where several names stand side by side, with commas and "and" between them."""
    found: list[Places] = []
    names = [(first, last) for kind, first, last in of.expressions if kind in _NAMES]
    for first, last in names:
        if found and _continues(found[-1][1], first, of):
            found[-1] = found[-1][0], last
        else:
            found.append((first, last))
    return [run for run in found if run not in names]


def _continues(last: int, first: int, of: Read) -> bool:
    between = of.forms[last + 1 : first]
    if of.sentence[last] != of.sentence[first]:
        return False
    return of.before[first] == _COMMA if not between else len(between) == 1 and between[0] in {"and", "or"}


def _are_long_forms(first: Array, last: Array, asking: Asking, of: Read) -> Array:
    return _are(long_forms(asking, of), first, last, of)


def _behind_the_term(first: Array, last: Array, asking: Asking, of: Read) -> Array:
    return behind_the_term(first, asking, of)


def _are_labelled(first: Array, last: Array, asking: Asking, of: Read) -> Array:
    return _are(labelled(asking, of), first, last, of)


def _are_things(first: Array, last: Array, asking: Asking, of: Read) -> Array:
    """Return (m,) bool: which spans are an identifier that the question does not name, or a number or a version where
    one is asked for.
    """
    # their patterns are compiled for few questions
    from qa_bot.answer.wholes.identifiers import identifiers, is_path, numbered, versions
    from qa_bot.answer.wholes.telephone import telephone_numbers

    lines = language(asking.language).classes.get("lines", frozenset())
    found: list[Places] = []
    for text, tokens, begin in zip(of.texts, of.tokens, of.begins, strict=True):
        if asking.thing == "telephone":
            things = [*telephone_numbers(text, tokens, lines)]
        elif asking.thing == "version":
            named = {token.end for token in tokens if asking.term_of(token.form) in asking.roles}
            things = [thing for thing in versions(text, tokens) if thing.end not in named]
        else:
            numbers = [*numbered(text, tokens)] if asking.thing == "number" else []
            things = [thing for thing in identifiers(text, tokens) if thing.of(text) not in asking.named]
            things = numbers or _most_asked(things, text, asking)
            if asking.thing == "path":
                things = [thing for thing in things if is_path(thing.of(text))] or things
        found += places(things, tokens, begin)
    return _are(found, first, last, of)


def _most_asked(things: Sequence[Span], text: str, asking: Asking) -> list[Span]:
    """Return those of some identifiers that are made of most words of the question: --http-proxy for an http proxy."""
    words = [{asking.term_of(word.lower()) for word in _WORD_IN_NAME.findall(thing.of(text))} for thing in things]
    asked = [sum(asking.roles.get(word) in TELLING for word in those) for those in words]
    return [thing for thing, count in zip(things, asked, strict=True) if count == max(asked)]


def _are_of_life(first: Array, last: Array, asking: Asking, of: Read) -> Array:
    """Return (m,) bool: which spans are dates of a birth or a death behind a name."""
    dated = np.zeros(len(of.forms), bool)
    for text, tokens, begin in zip(of.texts, of.tokens, of.begins, strict=True):
        span = end_of_life(text, asking.life) if "(" in text else None
        for one, end in places([span] if span else [], tokens, begin):
            dated[one : end + 1] = True
    return count(~dated, first, last) == 0


def _are_heads(first: Array, last: Array, asking: Asking, of: Read) -> Array:
    return _are(heads(asking, of), first, last, of)


def _are_opening_reasons(first: Array, last: Array, asking: Asking, of: Read) -> Array:
    return _are(opening_reasons(asking, of), first, last, of)


def _are_beside_labels(first: Array, last: Array, asking: Asking, of: Read) -> Array:
    wanted = beside_labels(of.parts, of.forms, of.after, of.classes, of.first_words)
    return count(~wanted, first, last) == 0


def _are_of_side(first: Array, last: Array, asking: Asking, of: Read) -> Array:
    return are_of_side(first, last, asking.side, of)


def _say_something_new(first: Array, last: Array, asking: Asking, of: Read) -> Array:
    """Return (m,) bool: which spans have a word that is neither the question's nor a function word."""
    functions = np.fromiter((form in FUNCTION_WORDS for form in of.forms), bool, len(of.forms))
    return count(~(of.parts.matched | functions), first, last) > 0


def _anything(asking: Asking) -> bool:
    """Tell that a limit is one of all questions."""
    return True


# In this order: a later limit is one of the spans that the earlier ones left
_LIMITS = (
    _Limit(_anything, tell_more),
    _Limit(asks_what_it_stands_for, _are_long_forms),
    _Limit(attrgetter("defines"), _behind_the_term),
    _Limit(labels, _are_labelled),
    _Limit(attrgetter("thing"), _are_things),
    _Limit(attrgetter("choices"), are_chosen),
    _Limit(attrgetter("heads"), _are_heads),
    _Limit(attrgetter("why"), _are_opening_reasons),
    _Limit(attrgetter("why"), begin_at_cause),
    _Limit(asks_what_happens, behind_the_condition),
    _Limit(attrgetter("whether"), keep_negations),
    _Limit(attrgetter("money"), reach_amounts),
    _Limit(attrgetter("life"), _are_of_life),
    _Limit(attrgetter("date"), end_with_their_era),
    _Limit(attrgetter("picks"), _are_beside_labels),
    _Limit(attrgetter("counted"), count_what_is_asked),
    _Limit(attrgetter("side"), _are_of_side),
    _Limit(attrgetter("people"), _say_something_new),
)
