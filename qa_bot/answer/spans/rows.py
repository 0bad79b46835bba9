"""Rows of values with their labels: "Ada (chair), Jon (treasurer)", "flood £2,500, theft £1,000", "Orta: 3; Varn: 5".

The question names a label, and what stands with it answers. Too few questions that a model is fitted to are asked of
rows for it to learn that.
"""

from collections.abc import Sequence

import numpy as np

from qa_bot.answer.spans.limit import Fits
from qa_bot.answer.spans.parts import IS_FIGURE, OPENERS, Parts
from qa_bot.answer.spans.question import Asking
from qa_bot.answer.spans.read import Read, count
from qa_bot.answer.spans.tokens import GAP_NUMBER, GAPS
from qa_bot.answer.spans.words import WORD_CLASSES
from qa_bot.index.columns import Array

_FEWEST_WORDS = 2
_MOST_WORDS = 6
# Labels are no clauses
_IS_OF_CLAUSES = np.array([name in ("auxiliary", "modal", "pronoun", "subordinator") for name in WORD_CLASSES])
_OPENING = GAP_NUMBER["opening"]
_MAY_CLOSE = np.array([gap in ("closing", "closing comma", "edge") for gap in GAPS])
_CLOSES = np.array([gap in ("closing", "closing comma") for gap in GAPS])
_OTHER, _FIGURE_FIRST, _FIGURE_LAST, _LABELLED = range(4)

# Kinds of questions that one of the values of a row answers
_PICKING = frozenset(
    ("who", "whom", "whose", "when", "where", "which", "what", "how many", "how much", "how long", "other")
)


def rows(asking: Asking) -> Fits | None:
    """Spans stand with the label that the question names, where one value of several is asked for."""
    return _are_beside_labels if asking.asked.kind in _PICKING and not asking.of_several else None


def _are_beside_labels(first: Array, last: Array, of: Read) -> Array:
    wanted = beside_labels(of.parts, of.forms, of.after, of.classes, of.first_words)
    return count(~wanted, first, last) == 0


def beside_labels(of: Parts, forms: Sequence[str], behind: Array, classes: Array, begins: Array) -> Array:
    """Return (n,) bool: the words that stand with the label a question names, all False in sentences where none does.

    ``behind`` are the gaps behind the words, ``classes`` theirs, ``begins`` their sentences' first words. Those that
    stand with it are the words of the part that counts which the question does not have, where that part is one of a
    row: of parts side by side that have the same shape, or stands in brackets with a label.
    """
    if not len(forms) or of.counts.max() < 0 or not (of.labels.any() or of.figure.any()):
        return np.zeros(len(forms), bool)
    goes_on = np.concatenate([[False], of.part[1:] == of.part[:-1]])
    starts = (~goes_on).nonzero()[0]
    shapes, plain, in_brackets = _shapes(of, starts, goes_on, forms, behind, classes)
    alike = (shapes[1:] == shapes[:-1]) & (shapes[1:] != _OTHER) & plain[1:]
    alike &= begins[starts[1:]] == begins[starts[:-1]]
    in_row = np.concatenate([alike, [False]]) | np.concatenate([[False], alike]) | in_brackets
    return in_row[of.part - 1] & (of.part == of.counts) & ~of.matched


def _shapes(
    of: Parts, starts: Array, goes_on: Array, forms: Sequence[str], behind: Array, classes: Array
) -> tuple[Array, Array, Array]:
    """Return the shape of each part, whether it is short and no clause, without the conjunction that opens it, and
    whether it is such a one in brackets with a label of its own: "7 (2023: 11)".
    """
    before = np.concatenate([[0], behind[:-1]])
    ends = np.append(starts[1:], len(forms))
    opened = np.fromiter((forms[start] in OPENERS for start in starts.tolist()), bool, len(starts))
    first = np.minimum(starts + opened, ends - 1)
    length = ends - first
    closed_before = _any(_CLOSES[before] & goes_on, starts)
    in_brackets = _any(of.labels & (before == _OPENING), starts) & _MAY_CLOSE[behind[ends - 1]] & ~closed_before
    by_colon = _any(of.labels & (before != _OPENING), starts)
    is_figure = IS_FIGURE[classes]
    by_figure = _have_one_value(is_figure, goes_on, starts) & ~_all(is_figure, starts)
    shapes = np.where(by_figure & is_figure[first], _FIGURE_FIRST, _OTHER)
    shapes[by_figure & is_figure[ends - 1]] = _FIGURE_LAST
    shapes[by_colon | in_brackets] = _LABELLED
    plain = (length >= _FEWEST_WORDS) & (length <= _MOST_WORDS) & ~_any(_IS_OF_CLAUSES[classes], starts)
    return shapes, plain, plain & by_colon & (before[starts] == _OPENING)


def _have_one_value(is_figure: Array, goes_on: Array, starts: Array) -> Array:
    """Return which parts have one value; figures side by side are one: 09:30, 0117 555 0101."""
    is_behind_one = np.concatenate([[False], is_figure[:-1]]) & goes_on
    return np.asarray(np.add.reduceat(is_figure & ~is_behind_one, starts, dtype=np.int64) == 1)


def _any(words: Array, starts: Array) -> Array:
    """Return which parts have one at least of some ``words`` (n,) bool."""
    return np.asarray(np.logical_or.reduceat(words, starts))


def _all(words: Array, starts: Array) -> Array:
    return np.asarray(np.logical_and.reduceat(words, starts))
