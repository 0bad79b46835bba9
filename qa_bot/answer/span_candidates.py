"""Which runs of words of a sentence may be an answer: all short ones that begin and end where answers do."""

from collections.abc import Sequence

import numpy as np

from qa_bot.answer.span_tokens import GAP_NUMBER, GAPS
from qa_bot.answer.span_words import CLOSED_CLASS, NEVER_FIRST, NEVER_LAST
from qa_bot.index.columns import Array
from qa_bot.types import Span

MAX_WORDS = 14
# Longer runs, up to this, must be cut at both ends: by punctuation, or by a word of a closed class before or in front
MAX_CLAUSE = 30
_MARKS_IN_FRONT = frozenset("$€£¥₹")
# These belong to what stands behind them unless a word ends in front of them (Ctrl+F, C#)
_SIGNS_IN_FRONT = frozenset("+#")
_MARKS_BEHIND = frozenset("%‰")
_QUOTES = ('"', "`")
_BRACKETS = {")": "(", "]": "["}
_CUTTING = ("comma", "stop", "edge", "colon", "closing", "opening")
_CUTS = np.array([gap in _CUTTING for gap in GAPS])


def written(text: str, start: int, end: int) -> Span:
    """Return the span of words from ``start`` to ``end`` with the marks that belong to them: $7.50, 80%, Press (AP)."""
    mark = text[start - 1 : start]
    if mark in _MARKS_IN_FRONT or (mark in _SIGNS_IN_FRONT and not text[start - 2 : start - 1].isalnum()):
        start -= 1
    behind = text[end : end + 1]
    bracket = _BRACKETS.get(behind)
    if behind in _MARKS_BEHIND or (bracket and text.count(bracket, start, end) > text.count(behind, start, end)):
        end += len(behind)
    for quote in _QUOTES:
        start, end = _closed(text, start, end, quote)
    return Span(start, end)


def _closed(text: str, start: int, end: int, quote: str) -> tuple[int, int]:
    """Return the span with the marks beside it whose partners are in it: run `qa-bot`, `a` to `b`."""
    inside = text.count(quote, start, end)
    in_front, behind = bool(start) and text[start - 1] == quote, text.startswith(quote, end)
    if inside % 2:
        return (start, end + 1) if behind else (start - in_front, end)
    return (start - 1, end + 1) if inside and in_front and behind else (start, end)


def candidate_spans(forms: Sequence[str], before: Array, after: Array, ends: Array) -> tuple[Array, Array]:
    """Return (first, last) word, each (m,) int64, of the candidates of sentences of n words in all, in order.

    ``before`` and ``after`` (n,) are the numbers of what stands beside the words, ``ends`` (n,) where the sentence of
    each ends. No candidate begins or ends at an apostrophe within a word, nor with a word that answers do not begin or
    end with.
    """
    n, apostrophe = len(forms), GAP_NUMBER["apostrophe"]
    starts = np.fromiter((form not in NEVER_FIRST for form in forms), bool, n) & (before != apostrophe)
    closed = np.fromiter((form in CLOSED_CLASS for form in forms), bool, n)
    opens = (before != GAP_NUMBER["space"]) | closed  # so does what opens a sentence, which no space stands before
    opens[1:] |= closed[:-1]
    # no span ends behind the last word
    closes, clause_closes = np.zeros((2, n + MAX_CLAUSE), bool)
    closes[:n] = np.fromiter((form not in NEVER_LAST for form in forms), bool, n) & (after != apostrophe)
    clause_closes[:n] = closes[:n] & _CUTS[after]
    first = np.flatnonzero(starts)
    last = first[:, None] + np.arange(MAX_CLAUSE)
    allowed = closes[last]
    allowed[:, 0] = after[first] != apostrophe
    allowed[:, MAX_WORDS:] = clause_closes[last[:, MAX_WORDS:]] & opens[first, None]
    allowed &= last < ends[first, None]
    row, length = np.nonzero(allowed)
    return first[row], first[row] + length
