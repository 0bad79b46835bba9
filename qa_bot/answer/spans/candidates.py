"""Which runs of words of a sentence may be an answer: all short ones that begin and end where answers do."""

from collections.abc import Sequence

import numpy as np

from qa_bot.answer.spans.tokens import GAP_NUMBER, GAPS
from qa_bot.answer.spans.words import CLOSED_CLASS, NEVER_FIRST, NEVER_LAST
from qa_bot.index.columns import Array

MAX_WORDS = 14
# Longer runs, up to this, must be cut at both ends: by punctuation, or by a word of a closed class before or in front
MAX_CLAUSE = 30
_CUTTING = ("comma", "stop", "edge", "colon", "semicolon", "dash", "closing", "closing comma", "opening", "cell")
_CUTS = np.array([gap in _CUTTING for gap in GAPS])
_JOINS = np.array([gap in ("apostrophe", "within") for gap in GAPS])


def candidate_spans(forms: Sequence[str], before: Array, after: Array, ends: Array) -> tuple[Array, Array]:
    """Return (first, last) word, each (m,) int64, of the candidates of sentences of n words in all, in order.

    ``before`` and ``after`` (n,) are the numbers of what stands beside the words, ``ends`` (n,) where the sentence of
    each ends. No candidate begins or ends within a word or a thing, nor with a word that answers do not begin or end
    with, and none crosses from one cell of a row to the next.
    """
    n = len(forms)
    joined, joins = _JOINS[before], _JOINS[after]
    starts = np.fromiter((form not in NEVER_FIRST for form in forms), bool, n) & ~joined
    closed = np.fromiter((form in CLOSED_CLASS for form in forms), bool, n)
    opens = (before != GAP_NUMBER["space"]) | closed  # so does what opens a sentence, which no space stands before
    opens[1:] |= closed[:-1]
    # no span ends behind the last word
    closes, clause_closes = np.zeros((2, n + MAX_CLAUSE), bool)
    closes[:n] = np.fromiter((form not in NEVER_LAST for form in forms), bool, n) & ~joins
    clause_closes[:n] = closes[:n] & _CUTS[after]
    first = np.flatnonzero(starts)
    last = first[:, None] + np.arange(MAX_CLAUSE)
    allowed = closes[last]
    allowed[:, 0] = ~joins[first]
    allowed[:, MAX_WORDS:] = clause_closes[last[:, MAX_WORDS:]] & opens[first, None]
    allowed &= last < _ends_of_cells(before, ends)[first, None]
    row, length = np.nonzero(allowed)
    return first[row], first[row] + length


def _ends_of_cells(before: Array, ends: Array) -> Array:
    """Return (n,) where the cell, or else the sentence, of each word ends."""
    borders = np.flatnonzero(before == GAP_NUMBER["cell"])
    if not len(borders):
        return ends
    next_border = np.append(borders, len(ends))[borders.searchsorted(np.arange(len(ends)), "right")]
    return np.minimum(ends, next_border)
