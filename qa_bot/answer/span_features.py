"""What a fitted model sees of a sentence and of the spans in it that may answer: one table of templates.

A template combines aspects, each a small number, into one number; every number of a template is a column of its own
with a weight. Templates of the first word, the last word, the words inside, the gaps inside, and the whole span add up
to a span's score, so that the score of all spans follows from few sums (a linear form of the features of Rajpurkar et
al. 2016, "SQuAD: 100,000+ questions for machine comprehension of text", without a parser).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from math import prod
from typing import NamedTuple

import numpy as np

from qa_bot.answer.names import names
from qa_bot.answer.numerals import numerals
from qa_bot.answer.span_candidates import MAX_WORDS, candidate_spans
from qa_bot.answer.span_question import ROLES, Asking, is_telling
from qa_bot.answer.span_tokens import CLASS_NUMBER, GAPS, class_numbers, gap_numbers
from qa_bot.answer.span_words import WORD_CLASSES
from qa_bot.index.columns import Array
from qa_bot.text.tokenise import Token, tokenise

# Sentences of more words or characters are none that people read
MAX_TOKENS = 300
MAX_CHARACTERS = 4_000

TYPES = (
    *("date", "year", "number", "quantity", "money", "percentage", "duration", "frequency"),
    *("person", "place", "organisation", "name"),
)
_TYPE_NUMBER = {name: number for number, name in enumerate(TYPES)}
_MAX_TYPED = 40
# How a span lies to an expression of a type: apart, the same, around it, cutting it
_APART, _SAME, _AROUND, _CUTS = range(4)
_WINDOW = 6
_FAR = 7
_NEAR = 4
# Distances of 0, 1, 2, 3, up to 6, up to 12 and more words
_DISTANCES = np.searchsorted([0, 1, 2, 3, 6, 12], np.arange(MAX_TOKENS + 1))


class Template(NamedTuple):
    """Aspects that are combined; ``by_question``: it has weights of its own for each key of a question, too."""

    aspects: tuple[str, ...]
    by_question: bool = True


# Aspects of words: column, and how many words further on it is read
_OF_WORDS: Mapping[str, tuple[str, int]] = {
    "class": ("class", 0),
    "class before": ("class", -1),
    "class two before": ("class", -2),
    "class after": ("class", 1),
    "word": ("word", 0),
    "word before": ("word", -1),
    "word after": ("word", 1),
    "role": ("role", 0),
    "role before": ("role", -1),
    "role two before": ("role", -2),
    "role after": ("role", 1),
    "role two after": ("role", 2),
    "gap before": ("gap", 0),
    "gap after": ("gap", 1),
}

FIRST_WORD = (
    Template(("class before",)),
    Template(("class",)),
    Template(("gap before",)),
    Template(("word before",)),
    Template(("word",)),
    Template(("role before",)),
    Template(("role",)),
    Template(("role two before", "role before")),
    Template(("class before", "class"), by_question=False),
    Template(("gap before", "class"), by_question=False),
    Template(("role before", "class"), by_question=False),
    Template(("class two before", "class before"), by_question=False),
    Template(("class", "class after"), by_question=False),
)
LAST_WORD = (
    Template(("class",)),
    Template(("class after",)),
    Template(("gap after",)),
    Template(("word after",)),
    Template(("word",)),
    Template(("role after",)),
    Template(("role",)),
    Template(("role after", "role two after")),
    Template(("class", "class after"), by_question=False),
    Template(("gap after", "class after"), by_question=False),
    Template(("class before", "class"), by_question=False),
)
WORDS_INSIDE = (Template(("class",)), Template(("word",)), Template(("role",)))
GAPS_INSIDE = (Template(("gap before",)),)
WHOLE_SPAN = (
    Template(("length",)),
    Template(("words of the question",)),
    Template(("sides with words of the question",)),
    Template(("distance on the left",)),
    Template(("distance on the right",)),
    Template(("role on the left", "near on the left")),
    Template(("role on the right", "near on the right")),
    Template(("words of the question around",)),
    Template(("place",)),
    Template(("edges",)),
    Template(("gap in front", "gap behind")),
    Template(("distance on the left", "distance on the right"), by_question=False),
    Template(("share of the question around",), by_question=False),
    Template(("length", "gap in front"), by_question=False),
    Template(("length", "gap behind"), by_question=False),
    Template(("class in front", "class behind"), by_question=False),
    Template(("first class", "last class"), by_question=False),
)
# Read once for each expression of the sentence that has a type
TYPED_SPAN = (Template(("type", "relation")),)

_SIZES: Mapping[str, int] = {
    "class": len(WORD_CLASSES),
    "role": len(ROLES),
    "gap": len(GAPS),
    "length": MAX_WORDS + 1,
    "words of the question": 8,
    "sides with words of the question": 4,
    "distance on the left": _FAR + 1,
    "distance on the right": _FAR + 1,
    "role on the left": len(ROLES),
    "role on the right": len(ROLES),
    "near on the left": _NEAR,
    "near on the right": _NEAR,
    "words of the question around": 6,
    "share of the question around": 6,
    "place": 10,
    "edges": 4,
    "gap in front": len(GAPS),
    "gap behind": len(GAPS),
    "class in front": len(WORD_CLASSES),
    "class behind": len(WORD_CLASSES),
    "first class": len(WORD_CLASSES),
    "last class": len(WORD_CLASSES),
    "type": len(TYPES),
    "relation": 4,
}
# Aspects of spans, in the order of the rows that ``_of_first``, ``_of_last`` and ``_of_both`` return
_OF_FIRST = (
    *("distance on the left", "near on the left", "role on the left"),
    *("gap in front", "class in front", "first class", "place"),
)
_OF_LAST = (
    *("distance on the right", "near on the right", "role on the right"),
    *("gap behind", "class behind", "last class"),
)
_OF_BOTH = (
    *("length", "edges", "words of the question", "sides with words of the question"),
    *("words of the question around", "share of the question around"),
)
_ASPECTS = (tuple(_OF_WORDS), (*_OF_FIRST, *_OF_LAST, *_OF_BOTH), ("type", "relation"))
PARTS: Mapping[str, tuple[Template, ...]] = {
    "first word": FIRST_WORD,
    "last word": LAST_WORD,
    "words inside": WORDS_INSIDE,
    "gaps inside": GAPS_INSIDE,
    "whole span": WHOLE_SPAN,
    "typed span": TYPED_SPAN,
}
_PARTS_OF_WORDS = ("first word", "last word", "words inside", "gaps inside")
# Where the templates of each of these parts begin among all of them, and where the last ones end
_BOUNDS = tuple(accumulate((len(PARTS[part]) for part in _PARTS_OF_WORDS), initial=0))
_COLUMN_OF = np.array([("class", "word", "role", "gap").index(column) for column, _ in _OF_WORDS.values()])[:, None]
_PLACE_OF = np.array([2 + shift for _, shift in _OF_WORDS.values()])[:, None]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the columns of the templates are; those of templates with weights by question come first.

    A template's column is a sum: its offset, and each of its aspects times a stride. ``strides`` (templates, aspects)
    and ``offsets`` (templates, 1) of each part are float32, in which all of these whole numbers are exact; those of
    "words" are of the parts that are read of words, together. ``names`` tell the templates and the sizes of their
    aspects, in the order of columns: what a model must agree with.
    """

    strides: Mapping[str, Array]
    offsets: Mapping[str, Array]
    columns: int
    columns_by_question: int
    names: tuple[str, ...]


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


@lru_cache(maxsize=8)
def layout(n_words: int) -> Layout:
    """Return the columns of all templates, for a model that knows ``n_words`` words."""
    offsets = {part: np.zeros((len(templates), 1), np.float32) for part, templates in PARTS.items()}
    names: list[str] = []
    end = by_question = 0
    for shared_only in (False, True):
        for part, templates in PARTS.items():
            for row, template in enumerate(templates):
                if template.by_question != shared_only:
                    sizes = [_size(aspect, n_words) for aspect in template.aspects]
                    names.append(f"{part}: {' × '.join(template.aspects)}: {' × '.join(map(str, sizes))}")
                    offsets[part][row] = end
                    end += prod(sizes)
        by_question = by_question or end
    strides = {part: _strides(templates, n_words) for part, templates in PARTS.items()}
    for of_parts in (strides, offsets):
        of_parts["words"] = np.concatenate([of_parts[part] for part in _PARTS_OF_WORDS])
    return Layout(strides, offsets, end, by_question, tuple(names))


def _strides(templates: Sequence[Template], n_words: int) -> Array:
    """Return (templates, aspects) float32: the last aspect of a template counts ones, the one before its size, …."""
    order = next(aspects for aspects in _ASPECTS if templates[0].aspects[0] in aspects)
    strides = np.zeros((len(templates), len(order)), np.float32)
    for row, template in enumerate(templates):
        stride = 1
        for aspect in reversed(template.aspects):
            strides[row, order.index(aspect)] = stride
            stride *= _size(aspect, n_words)
    return strides


def _size(aspect: str, n_words: int) -> int:
    column = _OF_WORDS[aspect][0] if aspect in _OF_WORDS else aspect
    return n_words + 1 if column == "word" else _SIZES[column]


def parse(asking: Asking, text: str, words: Mapping[str, int]) -> Parsed | None:
    """Return a sentence against a question; None where it has no span that may answer, or is too long.

    ``words`` number the words that the model knows, from 1.
    """
    tokens = tokenise(text) if len(text) <= MAX_CHARACTERS else []
    if not 0 < len(tokens) <= MAX_TOKENS:
        return None
    n, forms = len(tokens), [token.form for token in tokens]
    roles = [asking.roles.get(asking.term_of(form), 0) for form in forms]
    begin, end = CLASS_NUMBER["begin"], CLASS_NUMBER["end"]
    numbers = np.array(
        [
            [begin, begin, *class_numbers(text, tokens), end, end],
            [0, 0, *(words.get(form, 0) for form in forms), 0, 0],
            [0, 0, *roles, 0, 0],
            [0, 0, *gap_numbers(text, tokens), 0],
        ]
    )
    first, last = candidate_spans(forms, numbers[-1, 2 : n + 3])
    if not len(first):
        return None
    of_words = numbers[_COLUMN_OF, _PLACE_OF + np.arange(n)]
    aspects = dict(zip(_OF_WORDS, of_words, strict=True))
    matched = np.fromiter(map(is_telling, roles), bool, n)
    where = layout(len(words))
    columns = _columns(where, "words", of_words.astype(np.float32))
    firsts, lasts, inside, gaps = (columns[begin:end] for begin, end in pairwise(_BOUNDS))
    of_first, of_last = _of_first(matched, aspects)[:, first], _of_last(matched, aspects)[:, last]
    spans = _columns(where, "whole span", np.concatenate([of_first, of_last, _of_both(first, last, matched)]))
    typed = _typed(first, last, text, tokens) + where.offsets["typed span"].astype(np.int32)
    return Parsed(tokens, first, last, firsts, lasts, inside, gaps, np.concatenate([spans, typed]))


def _columns(where: Layout, part: str, aspects: Array) -> Array:
    """Return (templates, k) int32 the columns of k words or spans, from the numbers of their aspects (aspects, k)."""
    return np.asarray((where.strides[part] @ aspects + where.offsets[part]).astype(np.int32))


def _of_first(matched: Array, aspects: Mapping[str, Array]) -> Array:
    """Return (_OF_FIRST, n) float32: the aspects of spans that begin at each word."""
    n = len(matched)
    names = ("gap before", "class before", "class")
    rows = [*_beside(matched, aspects["role"]), *(aspects[name] for name in names), 10 * np.arange(n) // n]
    return np.array(rows, np.float32)


def _of_last(matched: Array, aspects: Mapping[str, Array]) -> Array:
    """Return (_OF_LAST, n) float32: the aspects of spans that end with each word."""
    beside = (values[::-1] for values in _beside(matched[::-1], aspects["role"][::-1]))
    return np.array([*beside, *(aspects[name] for name in ("gap after", "class after", "class"))], np.float32)


def _beside(matched: Array, role: Array) -> tuple[Array, Array, Array]:
    """Return for each word how far the nearest matched word in front is: as a distance, as near; and its role."""
    places = np.arange(len(matched))
    before = np.full(len(matched), -1)
    np.maximum.accumulate(np.where(matched, places, -1)[:-1], out=before[1:])
    none = before < 0
    distance = np.where(none, _FAR, _DISTANCES[places - 1 - before])
    return distance, np.minimum(distance, _NEAR - 1), np.where(none, 0, role[before])


def _of_both(first: Array, last: Array, matched: Array) -> Array:
    """Return (_OF_BOTH, m) float32: the aspects of spans that follow from both ends."""
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
    return np.asarray(kind * 4 + relation, np.int32)


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
