"""Where it stands what happens under a condition: "If the wheel freezes, *the mill is closed*"."""

import numpy as np

from qa_bot.answer.spans.limit import Fits
from qa_bot.answer.spans.question import Asking
from qa_bot.answer.spans.read import Read
from qa_bot.answer.spans.reasons import end_of_clause
from qa_bot.index.columns import Array

_HAPPEN = ("happen", "happens", "happened")
_CONDITIONS = frozenset(("if", "when", "whenever", "where", "unless", "once"))
_SHORTEST = 3  # words of a sentence with a condition


def consequences(asking: Asking) -> Fits | None:
    """Spans begin behind the condition that their sentence opens with, where it is asked what happens."""
    is_what = asking.language == "en" and asking.key.startswith("what")
    return _behind_the_condition if is_what and any(map(asking.has, _HAPPEN)) else None


def _behind_the_condition(first: Array, last: Array, of: Read) -> Array:
    begins = np.zeros(len(of.forms), np.int64)
    for begin, tokens in zip(of.begins, of.tokens, strict=True):
        if tokens and tokens[0].form in _CONDITIONS:
            begins[begin : begin + len(tokens)] = _end_of_condition(begin, begin + len(tokens), of)
    return np.asarray(first >= begins[first])


def _end_of_condition(begin: int, end: int, of: Read) -> int:
    """Return the word behind the comma or the "then" that ends the condition of a sentence; its first one without."""
    if end - begin < _SHORTEST:
        return begin
    close = end_of_clause(begin + 1, end, of)
    close = close if close > begin + 1 else end
    then = next((place for place in range(begin, min(close + 1, end)) if of.forms[place] == "then"), None)
    if then is not None:
        return then + 1
    return close if close < end else begin
