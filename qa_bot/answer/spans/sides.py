"""Measures of a thing that stand side by side, 12 m long and 3 m wide: the figure of that which is asked answers."""

from collections.abc import Mapping
from functools import cache
from itertools import chain

import numpy as np

from qa_bot.answer.spans.parts import IS_FIGURE
from qa_bot.answer.spans.read import Read, count
from qa_bot.index.columns import Array
from qa_bot.text.language import language

# How things are measured, as one asks; the names of each are English words
_SIDES = ("long", "wide", "high", "deep", "thick", "heavy")


def are_of_side(first: Array, last: Array, side: str, of: Read) -> Array:
    """Return (m,) bool: which spans lie among the figures of the side that is asked for, in sentences with several:
    3 m wide and 12 m long.
    """
    fits = np.zeros(len(of.forms), bool)
    sides = _sides()
    places = [place for place, form in enumerate(of.forms) if form in sides]
    for place, before in zip(places, [-1, *places], strict=False):
        begin = max(int(of.first_words[place]), before + 1)
        if sides[of.forms[place]] == side and IS_FIGURE[of.classes[begin:place]].any():
            fits[begin:place] = True
    several = {int(of.sentence[place]) for place in places if sides[of.forms[place]] != side}
    inside = (count(~fits, first, last) == 0) & (count(IS_FIGURE[of.classes], first, last) > 0)
    return np.asarray(inside & np.isin(of.sentence[first], [*several]))


def side_of(word: str) -> str:
    """Return which side of a thing an English word asks for, "long", "wide", …; "" for none."""
    return _sides().get(word, "")


@cache
def _sides() -> Mapping[str, str]:
    measures = language("en").measures
    return {name: side for side in _SIDES for name in (side, *chain.from_iterable(measures.get(side, ())))}
