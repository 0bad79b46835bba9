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
_ASPECTS_OF_WORDS = tuple(_OF_WORDS)
_ASPECTS_OF_SPANS = tuple(dict.fromkeys(aspect for template in WHOLE_SPAN for aspect in template.aspects))
_ASPECTS = (_ASPECTS_OF_WORDS, _ASPECTS_OF_SPANS, ("type", "relation"))
PARTS: Mapping[str, tuple[Template, ...]] = {
    "first word": FIRST_WORD,
    "last word": LAST_WORD,
    "words inside": WORDS_INSIDE,
    "gaps inside": GAPS_INSIDE,
    "whole span": WHOLE_SPAN,
    "typed span": TYPED_SPAN,
}


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the columns of the templates are; those of templates with weights by question come first.

    A template's column is a sum: its offset, and each of its aspects times a stride. ``strides`` (templates, aspects)
    and ``offsets`` (templates, 1) of each part are float32, in which all of these whole numbers are exact.
    ``names`` tell the templates and the sizes of their aspects, in the order of columns: what a model must agree with.
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
    columns = {
        "class": np.array([begin, begin, *class_numbers(text, tokens), end, end]),
        "word": np.array([0, 0, *(words.get(form, 0) for form in forms), 0, 0]),
        "role": np.array([0, 0, *roles, 0, 0]),
        "gap": np.array([0, 0, *gap_numbers(text, tokens), 0]),
    }
    first, last = candidate_spans(forms, columns["gap"][2 : n + 3])
    if not len(first):
        return None
    aspects = {name: columns[column][2 + shift : 2 + shift + n] for name, (column, shift) in _OF_WORDS.items()}
    matched = np.fromiter(map(is_telling, roles), bool, n)
    of_spans = _around(first, last, matched, aspects["role"]) | _shape(first, last, aspects)
    where = layout(len(words))
    of_words = np.array([aspects[name] for name in _ASPECTS_OF_WORDS], np.float32)
    firsts, lasts, inside, gaps = (
        _columns(where, part, of_words) for part in ("first word", "last word", "words inside", "gaps inside")
    )
    spans = _columns(where, "whole span", np.array([of_spans[name] for name in _ASPECTS_OF_SPANS], np.float32))
    typed = _typed(first, last, text, tokens) + where.offsets["typed span"].astype(np.int32)
    return Parsed(tokens, first, last, firsts, lasts, inside, gaps, np.concatenate([spans, typed]))


def _columns(where: Layout, part: str, aspects: Array) -> Array:
    """Return (templates, k) int32 the columns of k words or spans, from the numbers of their aspects (aspects, k)."""
    return np.asarray((where.strides[part] @ aspects + where.offsets[part]).astype(np.int32))


def _around(first: Array, last: Array, matched: Array, role: Array) -> dict[str, Array]:
    """Return the aspects of spans that tell which words of the question are in and around them."""
    n = len(matched)
    sums = np.concatenate([[0], np.cumsum(matched)])
    left, inside = sums[first], sums[last + 1] - sums[first]
    right = sums[n] - sums[last + 1]
    window = left - sums[np.maximum(first - _WINDOW, 0)] + sums[np.minimum(last + 1 + _WINDOW, n)] - sums[last + 1]
    places = np.arange(n)
    before = np.concatenate([[-1], np.maximum.accumulate(np.where(matched, places, -1))])[first]
    behind = np.concatenate([np.minimum.accumulate(np.where(matched, places, n)[::-1])[::-1], [n]])[last + 1]
    on_left = np.where(before < 0, _FAR, _DISTANCES[first - 1 - before])
    on_right = np.where(behind >= n, _FAR, _DISTANCES[behind - last - 1])
    return {
        "words of the question": np.minimum(inside, 3) * 2 + (inside == last - first + 1),
        "sides with words of the question": (left > 0) * 2 + (right > 0),
        "distance on the left": on_left,
        "distance on the right": on_right,
        "near on the left": np.minimum(on_left, _NEAR - 1),
        "near on the right": np.minimum(on_right, _NEAR - 1),
        "role on the left": np.where(before < 0, 0, role[before]),
        "role on the right": np.where(behind >= n, 0, role[np.minimum(behind, n - 1)]),
        "words of the question around": np.minimum(window, 5),
        "share of the question around": np.minimum(5 * window // max(1, int(sums[n])), 5),
    }


def _shape(first: Array, last: Array, aspects: Mapping[str, Array]) -> dict[str, Array]:
    """Return the aspects of spans that tell their length, their place, and what they begin and end with."""
    n = len(aspects["class"])
    return {
        "length": np.minimum(last - first + 1, MAX_WORDS),
        "place": 10 * first // n,
        "edges": (first == 0) * 2 + (last == n - 1),
        "gap in front": aspects["gap before"][first],
        "gap behind": aspects["gap after"][last],
        "class in front": aspects["class before"][first],
        "class behind": aspects["class after"][last],
        "first class": aspects["class"][first],
        "last class": aspects["class"][last],
    }


def _typed(first: Array, last: Array, text: str, tokens: Sequence[Token]) -> Array:
    """Return (expressions, m) int32: how the spans lie to each expression of the sentence that has a type."""
    found = np.array(_expressions(text, tokens), np.int32).reshape(-1, 3)
    kind, begin, end = found.T[:, :, None]
    same = (first == begin) & (last == end)
    around = (first <= begin) & (last >= end)
    cuts = ((first > begin) & (first <= end)) | ((last >= begin) & (last < end))
    relation = np.where(same, _SAME, np.where(around, _AROUND, np.where(cuts, _CUTS, _APART)))
    return np.asarray(kind * 4 + relation, np.int32)


def _expressions(text: str, tokens: Sequence[Token]) -> list[tuple[int, int, int]]:
    """Return (type, first word, last word) of the dates, numbers, names, … of a sentence."""
    flat = text.replace("\n", " ")
    starts = [token.start for token in tokens]
    ends = [token.end for token in tokens]
    found = []
    for kind, span in (*numerals(flat), *names(flat, tokens)):
        first = bisect_right(ends, span.start)
        last = bisect_left(starts, span.end) - 1
        if first <= last:
            found.append((_TYPE_NUMBER[kind], first, last))
    return found[:_MAX_TYPED]
