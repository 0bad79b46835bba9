"""Words that a sentence opens with and that tell nothing: "Note: …", "Fortunately, …", "Par exemple le pont …"."""

from functools import partial

import numpy as np

from qa_bot.answer.spans.limit import Fits
from qa_bot.answer.spans.question import Asking
from qa_bot.answer.spans.read import Read
from qa_bot.answer.spans.tokens import GAPS
from qa_bot.index.columns import Array
from qa_bot.text.language import language

_ENDS = np.array([gap in ("comma", "colon", "dash") for gap in GAPS])
_LONGEST = 5  # words


def openers(asking: Asking) -> Fits:
    """Spans are more than such a word with a mark behind it, and begin in no such phrase, whatever is asked."""
    return partial(_tell_more, idle=language(asking.language).classes.get("openers", frozenset()))


def _tell_more(first: Array, last: Array, of: Read, *, idle: frozenset[str]) -> Array:
    more = np.ones(len(first), bool)
    for begin, tokens in zip(of.begins, of.tokens, strict=True):
        forms = [token.form for token in tokens[:_LONGEST]]
        length = next((n for n in range(len(forms), 1, -1) if " ".join(forms[:n]) in idle), 0)
        if length:
            more &= (first < begin) | (first >= begin + length)
        elif forms and forms[0] in idle and _ENDS[of.after[begin]]:
            more &= (first != begin) | (last != begin)
    return more
