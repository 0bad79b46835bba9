"""A sentence as a fitted model sees it: the columns of its words and of the spans that may answer a question."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from qa_bot.answer.gloss import read_in_english
from qa_bot.answer.names import names
from qa_bot.answer.numerals import numerals
from qa_bot.answer.span_candidates import MAX_WORDS, candidate_spans
from qa_bot.answer.span_question import Asking, is_telling
from qa_bot.answer.span_templates import BOUNDS, FAR, NEAR, OF_WORDS, RELATIONS, TYPES, columns_of, layout
from qa_bot.answer.span_tokens import CLASS_NUMBER, class_numbers, gap_numbers
from qa_bot.index.columns import Array
from qa_bot.text.tokenise import Token, tokenise

# Sentences of more words or characters are none that people read
MAX_TOKENS = 300
MAX_CHARACTERS = 4_000

_TYPE_NUMBER = {name: number for number, name in enumerate(TYPES)}
_MAX_TYPED = 40
_APART, _SAME, _AROUND, _CUTS = range(len(RELATIONS))
_WINDOW = 6
# Distances of 0, 1, 2, 3, up to 6, up to 12 and more words
_DISTANCES = np.searchsorted([0, 1, 2, 3, 6, 12], np.arange(MAX_TOKENS + 1))
_COLUMN_OF = np.array([("class", "word", "role", "gap").index(column) for column, _ in OF_WORDS.values()])[:, None]
_PLACE_OF = np.array([2 + shift for _, shift in OF_WORDS.values()])[:, None]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence of n words against a question, with m spans that may answer it.

    ``first`` and ``last`` (m,) are the words of the spans; the columns, int32: ``firsts``, ``lasts``, ``words`` and
    ``gaps`` (templates, n) of each word as a span's first, last or inner one, and ``spans`` (templates, m).
    """

    tokens: Sequence[Token]
    first: Array
    last: Array
    firsts: Array
    lasts: Array
    words: Array
    gaps: Array
    spans: Array


def parse(asking: Asking, text: str, words: Mapping[str, int]) -> Parsed | None:
    """Return a sentence against a question; None where it has no span that may answer, or is too long.

    ``words`` number the words that the model knows, from 1.
    """
    tokens = tokenise(text) if len(text) <= MAX_CHARACTERS else []
    if not 0 < len(tokens) <= MAX_TOKENS:
        return None
    roles = [asking.roles.get(asking.term_of(token.form), 0) for token in tokens]
    text, read = read_in_english(text, tokens, asking.language)
    n, forms = len(read), [token.form for token in read]
    begin, end = CLASS_NUMBER["begin"], CLASS_NUMBER["end"]
    numbers = np.array(
        [
            [begin, begin, *class_numbers(text, read), end, end],
            [0, 0, *(words.get(form, 0) for form in forms), 0, 0],
            [0, 0, *roles, 0, 0],
            [0, 0, *gap_numbers(text, read), 0],
        ]
    )
    first, last = candidate_spans(forms, numbers[-1, 2 : n + 3])
    if not len(first):
        return None
    of_words = numbers[_COLUMN_OF, _PLACE_OF + np.arange(n)]
    aspects = dict(zip(OF_WORDS, of_words, strict=True))
    matched = np.fromiter(map(is_telling, roles), bool, n)
    where = layout(len(words))
    columns = columns_of(where, "words", of_words.astype(np.float32))
    firsts, lasts, inside, gaps = (columns[begin:end] for begin, end in pairwise(BOUNDS))
    of_first, of_last = _of_first(matched, aspects)[:, first], _of_last(matched, aspects)[:, last]
    spans = columns_of(where, "whole span", np.concatenate([of_first, of_last, _of_both(first, last, matched)]))
    typed = _typed(first, last, text, read) + where.offsets["typed span"].astype(np.int32)
    return Parsed(tokens, first, last, firsts, lasts, inside, gaps, np.concatenate([spans, typed]))


def _of_first(matched: Array, aspects: Mapping[str, Array]) -> Array:
    """Return (OF_FIRST, n) float32: the aspects of spans that begin at each word."""
    n = len(matched)
    names = ("gap before", "class before", "class")
    rows = [*_beside(matched, aspects["role"]), *(aspects[name] for name in names), 10 * np.arange(n) // n]
    return np.array(rows, np.float32)


def _of_last(matched: Array, aspects: Mapping[str, Array]) -> Array:
    """Return (OF_LAST, n) float32: the aspects of spans that end with each word."""
    beside = (values[::-1] for values in _beside(matched[::-1], aspects["role"][::-1]))
    return np.array([*beside, *(aspects[name] for name in ("gap after", "class after", "class"))], np.float32)


def _beside(matched: Array, role: Array) -> tuple[Array, Array, Array]:
    """Return for each word how far the nearest matched word in front is: as a distance, as near; and its role."""
    places = np.arange(len(matched))
    before = np.full(len(matched), -1)
    np.maximum.accumulate(np.where(matched, places, -1)[:-1], out=before[1:])
    none = before < 0
    distance = np.where(none, FAR, _DISTANCES[places - 1 - before])
    return distance, np.minimum(distance, NEAR - 1), np.where(none, 0, role[before])


def _of_both(first: Array, last: Array, matched: Array) -> Array:
    """Return (OF_BOTH, m) float32: the aspects of spans that follow from both ends."""
    n = len(matched)
    sums = np.concatenate([[0], np.cumsum(matched)])
    edges = np.arange(n + 1)
    in_front, behind = sums - sums[np.maximum(edges - _WINDOW, 0)], sums[np.minimum(edges + _WINDOW, n)] - sums
    end = last + 1
    length, left, right = end - first, sums[first], sums[end]
    inside, window = right - left, in_front[first] + behind[end]
    rows = (
        np.minimum(length, MAX_WORDS),
        (first == 0) * 2 + (end == n),
        np.minimum(inside, 3) * 2 + (inside == length),
        (left > 0) * 2 + (right < sums[n]),
        np.minimum(window, 5),
        np.minimum(5 * window // max(1, int(sums[n])), 5),
    )
    return np.array(rows, np.float32)


def _typed(first: Array, last: Array, text: str, tokens: Sequence[Token]) -> Array:
    """Return (expressions, m) int32: how the spans lie to each expression of the sentence that has a type."""
    kind, begin, end = np.array(_expressions(text, tokens), np.int64).reshape(-1, 3).T[:, :, None]
    touches = (first <= end) & (last >= begin)
    around = (first <= begin) & (last >= end)
    same = (first == begin) & (last == end)
    # the later of these imply the earlier
    relation = _APART + (_CUTS - _APART) * touches + (_AROUND - _CUTS) * around + (_SAME - _AROUND) * same
    return np.asarray(kind * len(RELATIONS) + relation, np.int32)


def _expressions(text: str, tokens: Sequence[Token]) -> list[tuple[int, int, int]]:
    """Return (type, first word, last word) of the dates, numbers, names, … of a sentence."""
    flat = text.replace("\n", " ")
    starts = [token.start for token in tokens]
    ends = [token.end for token in tokens]
    found = []
    for kind, span in (*numerals(flat, tokens), *names(flat, tokens)):
        first = bisect_right(ends, span.start)
        last = bisect_left(starts, span.end) - 1
        if first <= last:
            found.append((_TYPE_NUMBER[kind], first, last))
    return found[:_MAX_TYPED]
