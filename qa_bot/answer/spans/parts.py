"""The parts of a sentence that stand side by side, and which of them a question is about.

"Free plans may send 60 requests, Team plans 600": a value belongs to the words of its own part. The first part says
what the later ones leave out, so that of the parts with a word of the question that no other part has, the last counts.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from qa_bot.answer.spans.borders import borders
from qa_bot.answer.spans.words import WORD_CLASSES
from qa_bot.index.columns import Array

OPENERS = frozenset(("and", "or", "but", "while", "whereas"))
IS_FIGURE = np.array([name in ("year", "number", "number with letters", "number word") for name in WORD_CLASSES])
IS_VERB = np.array([name in ("auxiliary", "modal", "verb", "word in -ed") for name in WORD_CLASSES])
_PLACES = ("no part counts", "before", "behind", "in it", "into it", "out of it", "across it")
"""How a span lies to the part that counts."""
# By how its first and its last word lie to it (see ``_lies``)
_PLACE_OF = np.array([[1, 4, 6, 0], [0, 3, 5, 0], [0, 0, 2, 0], [0, 0, 0, 0]])
_MOST_OWN = 2
_MOST_CROSSED = 3
_MOST_WITH_FIGURES = 2
_ELSEWHERE = 4
"""The distance where the part has no word of the question; shorter ones are numbered from 0."""
SIZES: Mapping[str, int] = {
    "part": len(_PLACES),
    "own words of the question": _MOST_OWN + 1,
    "parts crossed": _MOST_CROSSED + 1,
    "parts with figures": _MOST_WITH_FIGURES + 1,
    "word of the question in the middle": 2,
    "distance on the left in the part": _ELSEWHERE + 1,
    "distance on the right in the part": _ELSEWHERE + 1,
}
"""The aspects of spans that follow from the parts, and how many values each has."""


class Parts(NamedTuple):
    """The parts of some sentences of n words in all.

    Of each word: the number of its ``part``, int64, ascending; whether it is a word of the question (``matched``), one
    that no other part of its sentence has (``own``), the first figure of its part (``figure``), all bool; ``counts``,
    the last part of its sentence with an own word, -1 without one; whether a label begins or ends in front of it within
    its part (``labels``), bool.
    """

    part: Array
    matched: Array
    own: Array
    figure: Array
    counts: Array
    labels: Array


def parts(forms: Sequence[str], gaps: Array, classes: Array, terms: Array, begins: Array) -> Parts:
    """Return the parts of sentences of n words in all: ``forms``, what stands before each (``gaps``), their
    ``classes``, which of the question's telling words each is (``terms``, 0 for none), where its sentence ``begins``.
    """
    opens = np.fromiter((form in OPENERS for form in forms), bool, len(forms))
    border, labels = borders(gaps, begins)
    part = np.cumsum(opens | border | (np.arange(len(forms)) == begins))
    figure = np.zeros(len(forms), bool)
    figures = np.flatnonzero(IS_FIGURE[classes])
    figure[figures] = np.diff(part[figures], prepend=0) > 0
    own, counts = _own_and_counting(part, terms, begins)
    return Parts(part, terms > 0, own, figure, counts, labels)


def _own_and_counting(part: Array, terms: Array, begins: Array) -> tuple[Array, Array]:
    """Return which words are ``own``, and for each word the part that ``counts``."""
    places = np.flatnonzero(terms)
    words = list(zip(begins[places].tolist(), terms[places].tolist(), strict=True))
    parts_of: dict[tuple[int, int], set[int]] = {}
    for word, number in zip(words, part[places].tolist(), strict=True):
        parts_of.setdefault(word, set()).add(number)
    own, last = np.zeros(len(part), bool), np.full(len(part) + 1, -1)
    for place, word in zip(places.tolist(), words, strict=True):
        if len(parts_of[word]) == 1:
            own[place] = True
            last[word[0]] = part[place]
    return own, last[begins]


def of_parts(first: Array, last: Array, of: Parts) -> Array:
    """Return (SIZES, m) float32: the aspects of spans by their ``first`` and ``last`` words (m,)."""
    lies = _lies(of)
    begin, end = of.part.searchsorted(of.part)[first], of.part.searchsorted(of.part, "right")[last]
    own, matched, figures = sums(of.own), sums(of.matched), sums(of.figure)
    outside = own[end] - own[begin] - own[last + 1] + own[first]
    in_the_middle = matched[np.maximum(last, first + 1)] > matched[first + 1]
    on_the_left, on_the_right = _distances(first, last, of.matched)
    rows = (
        _PLACE_OF[lies[first], lies[last]],
        np.minimum(outside, _MOST_OWN),
        np.minimum(of.part[last] - of.part[first], _MOST_CROSSED),
        np.minimum(figures[last + 1] - figures[first], _MOST_WITH_FIGURES),
        in_the_middle,
        np.where(on_the_left < first - begin, np.minimum(on_the_left, _ELSEWHERE - 1), _ELSEWHERE),
        np.where(on_the_right < end - 1 - last, np.minimum(on_the_right, _ELSEWHERE - 1), _ELSEWHERE),
    )
    return np.array(rows, np.float32)


def _lies(of: Parts) -> Array:
    """Return (n,) how each word lies to the part that counts: 0 before it, 1 in it, 2 behind it, 3 where none does."""
    return np.where(of.counts < 0, 3, np.sign(of.part - of.counts) + 1)


def _distances(first: Array, last: Array, matched: Array) -> tuple[Array, Array]:
    """Return how many words stand between spans and the nearest matched one on the left and on the right; more than the
    sentences have where there is none.
    """
    n = len(matched)
    places = np.arange(n)
    before = np.maximum.accumulate(np.concatenate([[-n - 1], np.where(matched, places, -n - 1)]))
    behind = np.minimum.accumulate(np.concatenate([[2 * n], np.where(matched, places, 2 * n)[::-1]]))[::-1]
    return first - 1 - before[first], behind[last + 1] - last - 1


def sums(values: Array) -> Array:
    """Return (n + 1,) the sums of the ``values`` (n,) in front of each place."""
    before = np.zeros(len(values) + 1, np.result_type(values, np.int64))
    np.cumsum(values, out=before[1:])
    return before
