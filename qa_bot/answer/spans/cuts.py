"""Spans that cut in two what is one for readers, or begin in what only marks a sentence: none of them answers."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import partial
from operator import attrgetter

import numpy as np

from qa_bot.answer.asked import wants_figure
from qa_bot.answer.spans.borders import in_brackets
from qa_bot.answer.spans.people import people_in
from qa_bot.answer.spans.question import Asking
from qa_bot.answer.spans.read import Places, Read, are, places_of
from qa_bot.answer.spans.tokens import GAP_NUMBER, GAPS
from qa_bot.answer.wholes.day_ranges import day_ranges
from qa_bot.answer.wholes.mark_pairs import MARKS, between_marks, sections_of_manual, with_brackets
from qa_bot.answer.wholes.markers import end_of_marker
from qa_bot.answer.wholes.unbroken import unbroken
from qa_bot.index.columns import Array
from qa_bot.text.language import language

_OPENING = GAP_NUMBER["opening"]
_CLOSES = np.array([gap in ("closing", "closing comma", "edge") for gap in GAPS])


def uncut(first: Array, last: Array, asking: Asking, of: Read) -> Array:
    """Return (m,) bool: which spans may answer, by their first and last words (m,)."""
    kept = ~_cut_by_marks(first, last, of) & ~_cut_by_brackets(first, last, of)
    kept &= ~are(places_of(sections_of_manual, of), first, last, of)
    wholes = [*places_of(lambda text: day_ranges(text, asking.language), of), *places_of(unbroken, of)]
    if wholes:
        kept &= ~_cut(wholes, first, last, of)
    if _passes_markers(asking):
        kept &= _behind_markers(first, asking, of)
    people = people_in(of, asking)
    if people:
        kept &= ~_parts_of(first, last, people, kept, len(of.forms))
    return kept


def _passes_markers(asking: Asking) -> bool:
    """Tell whether what only marks a sentence does not answer: where no part of a text is asked for, as "which clause"
    is.
    """
    parts = language(asking.language).classes.get("parts")
    no_part = parts is not None and parts.isdisjoint(token.form for token in asking.tokens)
    return no_part or wants_figure(asking.asked.expected)


def _cut_by_marks(first: Array, last: Array, of: Read) -> Array:
    """Return (m,) bool: which spans have a part, but not all, of what stands in code or emphasis, and more."""
    cut = np.zeros(len(first), bool)
    for mark in MARKS:
        if not any(mark in text for text in of.texts):
            continue
        cut |= _cut(places_of(partial(between_marks, mark=mark), of), first, last, of)
    return cut


def _cut(wholes: Iterable[Places], first: Array, last: Array, of: Read) -> Array:
    """Return (m,) bool: which spans have a part, but not all, of one of the ``wholes``, and more."""
    begins, ends = _bounds(wholes, len(of.forms))
    from_within = (first > begins[first]) & (last > ends[first])
    return np.asarray(from_within | ((last < ends[last]) & (first < begins[last])))


def _cut_by_brackets(first: Array, last: Array, of: Read) -> Array:
    """Return (m,) bool: which spans have a part, but not all, of what stands in brackets, and more."""
    inside = in_brackets(of.before, of.first_words)
    if not inside.any():
        return np.zeros(len(first), bool)
    begins, ends = inside[first], inside[last]
    opened, closed = of.before[first] == _OPENING, _CLOSES[of.after[last]]
    cut = (ends & ~begins & ~closed) | (begins & ~ends & ~opened)
    return np.asarray(cut | _cut(places_of(with_brackets, of), first, last, of))


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
        n = bisect_left(tokens, end_of_marker(text, times=asking.asked.expected != "date"), key=attrgetter("start"))
        if n and not (n < len(tokens) and tokens[n].form in months):
            marked += range(begin, begin + n)
    return ~np.isin(first, marked)


def _parts_of(first: Array, last: Array, wholes: Sequence[Places], kept: Array, n: int) -> Array:
    """Return (m,) bool: which spans are a part, but not all, of one of the ``wholes`` that is a span ``kept``, bool."""
    begins, ends = _bounds(wholes, n)
    whole = (first == begins[first]) & (last == ends[first]) & kept
    there = np.isin(begins[first], first[whole])
    return np.asarray(there & (last <= ends[first]) & ((first > begins[first]) | (last < ends[first])))
