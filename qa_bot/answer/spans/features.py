"""Sentences as a fitted model sees them: the columns of their words and of the spans that may answer a question.

Those of a question are parsed together, for it is NumPy's cost of each step that counts, not the number of words.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np

from qa_bot.answer.spans.candidates import MAX_WORDS, candidate_spans
from qa_bot.answer.spans.clauses import of_clauses
from qa_bot.answer.spans.gloss import read_in_english
from qa_bot.answer.spans.limits import limited
from qa_bot.answer.spans.parts import of_parts, parts
from qa_bot.answer.spans.question import ROLES, TELLING, Asking
from qa_bot.answer.spans.read import Read
from qa_bot.answer.spans.templates import BOUNDS, FAR, NEAR, OF_WORDS, RELATIONS, TYPES, Layout, columns_of, layout
from qa_bot.answer.spans.tokens import CLASS_NUMBER, class_numbers, gap_numbers
from qa_bot.answer.wholes.eras import with_whole_eras
from qa_bot.answer.wholes.names import names
from qa_bot.answer.wholes.numerals import numerals
from qa_bot.index.columns import Array
from qa_bot.text.tokenise import Token, tokenise

# Sentences of more words or characters are none that people read
MAX_TOKENS = 300
MAX_CHARACTERS = 4_000

_TYPE_NUMBER = {name: number for number, name in enumerate(TYPES)}
_MAX_TYPED = 40
_NO_EXPRESSION = (-1, -1, -1)
_IS_TELLING = np.array([number in TELLING for number in range(len(ROLES))])
# How a span lies to an expression that it does not touch, touches, has all of, is
_RELATIONS = np.array([RELATIONS.index(relation) for relation in ("apart", "cuts", "around", "same")])
_WINDOW = 6
# Distances of 0, 1, 2, 3, up to 6, up to 12 and more words
_DISTANCES = np.searchsorted([0, 1, 2, 3, 6, 12], np.arange(MAX_TOKENS + 1))
_COLUMNS = ("class", "word", "role", "gap")
_ROLE = _COLUMNS.index("role")
_COLUMN_OF = np.array([_COLUMNS.index(column) for column, _ in OF_WORDS.values()])[:, None]
# The words of a sentence have two places in front of them and behind them that stand for its begin and end
_PLACES_IN_FRONT = 2
_PLACE_OF = np.array([_PLACES_IN_FRONT + shift for _, shift in OF_WORDS.values()])[:, None]
_BESIDE = 2 * _PLACES_IN_FRONT


class Parsed(NamedTuple):
    """Some sentences, of n words in all, against a question, with m spans that may answer it.

    ``tokens`` are the words, sentence by sentence, with their places there. ``first`` and ``last`` (m,) are the words
    of the spans; those of a sentence begin at its place in ``edges`` (sentences + 1,) and end before the next;
    ``choosable`` (m,) bool are those that a rule leaves to be chosen (see ``limits``). The columns, int32:
    ``firsts``, ``lasts``, ``words`` and ``gaps`` (templates, n) of each word as a span's first, last or inner one, and
    ``spans`` (templates, m), where the number of all columns stands for none.
    """

    tokens: Sequence[Token]
    first: Array
    last: Array
    edges: Array
    choosable: Array
    firsts: Array
    lasts: Array
    words: Array
    gaps: Array
    spans: Array


class _Sentences(NamedTuple):
    """Sentences of n words in all: at which words that of each one ``begins`` and ``ends``, and whether the word is a
    telling one of the question, ``matched`` bool; all (n,).
    """

    begins: Array
    ends: Array
    matched: Array


def parse(asking: Asking, texts: Sequence[str], words: Mapping[str, int]) -> Parsed:
    """Return sentences against a question; one that is too long has no words and no spans.

    ``words`` number the words that the model knows, from 1.
    """
    tokens = [with_whole_eras(text, _readable(text), asking.language) for text in texts]
    read = [read_in_english(text, ours, asking.language) for text, ours in zip(texts, tokens, strict=True)]
    sizes = np.array([*map(len, tokens)], np.int64)
    sentence = np.arange(len(sizes)).repeat(sizes)
    numbers = _numbers(asking, tokens, read, words)
    place = np.arange(len(sentence)) + _BESIDE * sentence
    terms = numbers[_ROLE, place + _PLACES_IN_FRONT]
    numbers[_ROLE] = np.array([0, *asking.roles.values()])[numbers[_ROLE]]
    of_words = numbers[_COLUMN_OF, _PLACE_OF + place]
    aspects = dict(zip(OF_WORDS, of_words, strict=True))
    ends = sizes.cumsum()
    begins = ends - sizes
    sentences = _Sentences(begins.take(sentence), ends.take(sentence), _IS_TELLING.take(aspects["role"]))
    forms = [token.form for _, ours in read for token in ours]
    first, last = candidate_spans(forms, aspects["gap before"], aspects["gap after"], sentences.ends)
    terms *= sentences.matched
    beside = parts(forms, aspects["gap before"], aspects["class"], terms, sentences.begins)
    expressions = [_expressions(*ours, begin) for ours, begin in zip(read, begins.tolist(), strict=True)]
    limits = Read(
        texts=texts,
        tokens=tokens,
        begins=begins.tolist(),
        expressions=[(TYPES[kind], one, end) for ours in expressions for kind, one, end in ours],
        sentence=sentence,
        forms=forms,
        before=aspects["gap before"],
        after=aspects["gap after"],
        classes=aspects["class"],
        first_words=sentences.begins,
        parts=beside,
    )
    first, last, choosable = limited(first, last, asking, limits)
    where = layout(len(words))
    clauses = of_clauses(
        forms, aspects["gap before"], aspects["class"], sentences.matched, sentences.begins, sentences.ends
    )
    columns = columns_of(where, "words", np.concatenate([of_words, clauses]).astype(np.float32))
    firsts, lasts, inside, gaps = (columns[begin:end] for begin, end in pairwise(BOUNDS))
    of_first, of_last = _of_first(sentences, aspects)[:, first], _of_last(sentences, aspects)[:, last]
    spans = columns_of(where, "whole span", np.concatenate([of_first, of_last, _of_both(first, last, sentences)]))
    among_parts = columns_of(where, "among parts", of_parts(first, last, beside))
    typed = _typed(first, last, sentence.take(first), expressions, where)
    edges = first.searchsorted([*begins.tolist(), len(sentence)])
    all_tokens = [*chain.from_iterable(tokens)]
    return Parsed(
        all_tokens,
        first,
        last,
        edges,
        choosable,
        firsts,
        lasts,
        inside,
        gaps,
        np.concatenate([spans, among_parts, typed]),
    )


def _readable(text: str) -> Sequence[Token]:
    """Return the words of a sentence, none of one that is too long."""
    tokens = tokenise(text) if len(text) <= MAX_CHARACTERS else []
    return tokens if len(tokens) <= MAX_TOKENS else []


def _numbers(
    asking: Asking,
    tokens: Sequence[Sequence[Token]],
    read: Sequence[tuple[str, Sequence[Token]]],
    words: Mapping[str, int],
) -> Array:
    """Return (4, n + _BESIDE a sentence) int64: class, word, question's term and gap in front of each word, sentence by
    sentence.

    Terms are numbered from 1 as the question's roles are. What ``read`` says of the ``tokens`` counts, but for these.
    """
    begin, end = CLASS_NUMBER["begin"], CLASS_NUMBER["end"]
    terms = {term: number for number, term in enumerate(asking.roles, start=1)}
    rows: tuple[list[int], ...] = ([], [], [], [])
    for written, (text, shown) in zip(tokens, read, strict=True):
        of_sentence = (
            (begin, begin, *class_numbers(text, shown), end, end),
            (0, 0, *(words.get(token.form, 0) for token in shown), 0, 0),
            (0, 0, *(terms.get(asking.term_of(token.form), 0) for token in written), 0, 0),
            (0, 0, *gap_numbers(text, shown), 0),
        )
        for row, values in zip(rows, of_sentence, strict=True):
            row.extend(values)
    return np.array(rows, np.int64)


def _of_first(sentences: _Sentences, aspects: Mapping[str, Array]) -> Array:
    """Return (OF_FIRST, n) float32: the aspects of spans that begin at each word."""
    begins, ends = sentences.begins, sentences.ends
    names = ("gap before", "class before", "class")
    place = 10 * (np.arange(len(begins)) - begins) // (ends - begins)
    rows = [*_beside(sentences.matched, aspects["role"], begins), *(aspects[name] for name in names), place]
    return np.array(rows, np.float32)


def _of_last(sentences: _Sentences, aspects: Mapping[str, Array]) -> Array:
    """Return (OF_LAST, n) float32: the aspects of spans that end with each word."""
    turned = (sentences.matched[::-1], aspects["role"][::-1], len(sentences.ends) - sentences.ends[::-1])
    beside = (values[::-1] for values in _beside(*turned))
    return np.array([*beside, *(aspects[name] for name in ("gap after", "class after", "class"))], np.float32)


def _beside(matched: Array, role: Array, begins: Array) -> tuple[Array, Array, Array]:
    """Return for each word how far the nearest matched word in front is: as a distance, as near; and its role."""
    places = np.arange(len(matched))
    before = np.full(len(matched), -1)
    np.maximum.accumulate(np.where(matched, places, -1)[:-1], out=before[1:])
    none = before < begins
    distance = np.where(none, FAR, _DISTANCES.take(places - 1 - before, mode="clip"))
    return distance, np.minimum(distance, NEAR - 1), np.where(none, 0, role[before])


def _of_both(first: Array, last: Array, sentences: _Sentences) -> Array:
    """Return (OF_BOTH, m) float32: the aspects of spans that follow from both ends."""
    sums = np.concatenate([[0], np.cumsum(sentences.matched)])
    begin, stop, end = sentences.begins.take(first), sentences.ends.take(first), last + 1
    length, left, right = end - first, sums[first], sums[end]
    in_front, behind = left - sums[np.maximum(first - _WINDOW, begin)], sums[np.minimum(end + _WINDOW, stop)] - right
    inside, window, all_in_front, all_behind = right - left, in_front + behind, left - sums[begin], sums[stop] - right
    rows = (
        np.minimum(length, MAX_WORDS),
        (first == begin) * 2 + (end == stop),
        np.minimum(inside, 3) * 2 + (inside == length),
        (all_in_front > 0) * 2 + (all_behind > 0),
        np.minimum(window, 5),
        np.minimum(5 * window // np.maximum(all_in_front + inside + all_behind, 1), 5),
    )
    return np.array(rows, np.float32)


def _typed(
    first: Array, last: Array, sentence: Array, expressions: Sequence[Sequence[tuple[int, int, int]]], where: Layout
) -> Array:
    """Return (expressions, m) int32: how the spans, each of a ``sentence`` (m,), lie to each expression of that which
    has a type; none where another sentence has more of them.
    """
    most = max(map(len, expressions), default=0)
    table = [(*ours, *((_NO_EXPRESSION,) * (most - len(ours)))) for ours in expressions]
    kind, begin, end = np.array(table, np.int64).reshape(len(table), most, 3).T.take(sentence, axis=2)
    touches = (first <= end) & (last >= begin)
    around = (first <= begin) & (last >= end)
    same = (first == begin) & (last == end)
    # the later of these imply the earlier
    relation = _RELATIONS.take(touches.view(np.int8) + around.view(np.int8) + same.view(np.int8))
    columns = kind * len(RELATIONS) + relation + int(where.offsets["typed span"][0, 0])
    return np.where(kind < 0, where.columns, columns).astype(np.int32)


def _expressions(text: str, tokens: Sequence[Token], begin: int) -> list[tuple[int, int, int]]:
    """Return (type, first word, last word) of the dates, numbers, names, … of a sentence whose first word is the
    number ``begin``.
    """
    flat = text.replace("\n", " ")
    starts = [token.start for token in tokens]
    ends = [token.end for token in tokens]
    found = []
    for kind, span in (*numerals(flat, tokens), *names(flat, tokens)):
        first = bisect_right(ends, span.start)
        last = bisect_left(starts, span.end) - 1
        if first <= last:
            found.append((_TYPE_NUMBER[kind], begin + first, begin + last))
    return found[:_MAX_TYPED]
