"""Dates of a birth or a death, where one is asked for: *2 May 1826* of "Ada Quist (2 May 1826 – 19 June 1899)"."""

from functools import partial

import numpy as np

from qa_bot.answer.spans.limit import Fits
from qa_bot.answer.spans.question import Asking
from qa_bot.answer.spans.read import Read, count, places
from qa_bot.answer.wholes.lives import LIFE, end_of_life
from qa_bot.index.columns import Array

_DATES = frozenset(("date", "year"))


def lives(asking: Asking) -> Fits | None:
    """Spans lie in the date behind a name that is asked for."""
    ends = [LIFE[word] for word in asking.words if word in LIFE] if asking.asked.expected in _DATES else []
    return partial(_are_of_life, which=ends[0]) if ends else None


def _are_of_life(first: Array, last: Array, of: Read, *, which: str) -> Array:
    dated = np.zeros(len(of.forms), bool)
    for text, tokens, begin in zip(of.texts, of.tokens, of.begins, strict=True):
        span = end_of_life(text, which) if "(" in text else None
        for one, end in places([span] if span else [], tokens, begin):
            dated[one : end + 1] = True
    return count(~dated, first, last) == 0
