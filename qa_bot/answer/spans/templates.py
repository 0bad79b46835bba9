"""What a fitted model sees of a sentence and of the spans in it that may answer: one table of templates.

A template combines aspects, each a small number, into one number; every number of a template is a column of its own
with a weight. Templates of the first word, the last word, the words inside, the gaps inside, and the whole span add up
to a span's score, so that the score of all spans follows from few sums (a linear form of the features of Rajpurkar et
al. 2016, "SQuAD: 100,000+ questions for machine comprehension of text", without a parser).
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from math import prod
from typing import NamedTuple

import numpy as np

from qa_bot.answer.spans.candidates import MAX_WORDS
from qa_bot.answer.spans.clauses import SIZES as SIZES_OF_CLAUSES
from qa_bot.answer.spans.parts import SIZES as SIZES_OF_PARTS
from qa_bot.answer.spans.question import ROLES
from qa_bot.answer.spans.tokens import GAPS
from qa_bot.answer.spans.words import WORD_CLASSES
from qa_bot.index.columns import Array

TYPES = (
    *("date", "year", "number", "quantity", "money", "percentage", "duration", "frequency"),
    *("person", "place", "organisation", "name"),
)
RELATIONS = ("apart", "same", "around", "cuts")
"""How a span lies to an expression of a type."""
FAR = 7
"""The distance where there is no word of the question; shorter ones are numbered from 0."""
NEAR = 4
"""How many kinds of nearness there are: the shortest distances, and all others."""


class Template(NamedTuple):
    """Aspects that are combined; ``by_question``: it has weights of its own for each key of a question, too."""

    aspects: tuple[str, ...]
    by_question: bool = True


# Aspects of words: column, and how many words further on it is read
OF_WORDS: Mapping[str, tuple[str, int]] = {
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
    Template(("lead",)),
    Template(("verbs on the left",)),
    Template(("in brackets",)),
    Template(("class before", "class"), by_question=False),
    Template(("gap before", "class"), by_question=False),
    Template(("role before", "class"), by_question=False),
    Template(("class two before", "class before"), by_question=False),
    Template(("class", "class after"), by_question=False),
    Template(("lead", "class"), by_question=False),
    Template(("role two before", "word before"), by_question=False),
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
    Template(("verbs on the right",)),
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
# Apart from the others: one product of all would be large enough for several threads, which wait for each other
AMONG_PARTS = (
    Template(("part", "own words of the question")),
    Template(("parts crossed", "word of the question in the middle")),
    Template(("distance on the left in the part", "distance on the right in the part")),
    Template(("parts with figures", "parts crossed")),
    Template(("part", "parts crossed"), by_question=False),
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
    "distance on the left": FAR + 1,
    "distance on the right": FAR + 1,
    "role on the left": len(ROLES),
    "role on the right": len(ROLES),
    "near on the left": NEAR,
    "near on the right": NEAR,
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
    "relation": len(RELATIONS),
    **SIZES_OF_PARTS,
    **SIZES_OF_CLAUSES,
}
# Aspects of spans: of their first words, of their last, and of both ends; and of parts (see ``span_parts``)
OF_FIRST = (
    *("distance on the left", "near on the left", "role on the left"),
    *("gap in front", "class in front", "first class", "place"),
)
OF_LAST = (
    *("distance on the right", "near on the right", "role on the right"),
    *("gap behind", "class behind", "last class"),
)
OF_BOTH = (
    *("length", "edges", "words of the question", "sides with words of the question"),
    *("words of the question around", "share of the question around"),
)
_ASPECTS = (
    (*OF_WORDS, *SIZES_OF_CLAUSES),
    (*OF_FIRST, *OF_LAST, *OF_BOTH),
    tuple(SIZES_OF_PARTS),
    ("type", "relation"),
)
PARTS: Mapping[str, tuple[Template, ...]] = {
    "first word": FIRST_WORD,
    "last word": LAST_WORD,
    "words inside": WORDS_INSIDE,
    "gaps inside": GAPS_INSIDE,
    "whole span": WHOLE_SPAN,
    "among parts": AMONG_PARTS,
    "typed span": TYPED_SPAN,
}
_PARTS_OF_WORDS = ("first word", "last word", "words inside", "gaps inside")
# Where the templates of each of these parts begin among all of them, and where the last ones end
BOUNDS = tuple(accumulate((len(PARTS[part]) for part in _PARTS_OF_WORDS), initial=0))


class Layout(NamedTuple):
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
    column = OF_WORDS[aspect][0] if aspect in OF_WORDS else aspect
    return n_words + 1 if column == "word" else _SIZES[column]


def columns_of(where: Layout, part: str, aspects: Array) -> Array:
    """Return (templates, k) int32 the columns of k words or spans, from the numbers of their aspects (aspects, k)."""
    return np.asarray((where.strides[part] @ aspects + where.offsets[part]).astype(np.int32))
