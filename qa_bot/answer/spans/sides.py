"""Measures of a thing that stand side by side, 12 m long and 3 m wide: the figure of that which is asked answers."""

from collections.abc import Mapping
from functools import cache, partial
from itertools import chain

import numpy as np

from qa_bot.answer.spans.limit import Fits
from qa_bot.answer.spans.parts import IS_FIGURE
from qa_bot.answer.spans.question import Asking
from qa_bot.answer.spans.read import Read, count
from qa_bot.index.columns import Array
from qa_bot.text.language import language

# How things are measured, as one asks; the names of each are English words
_SIDES = ("long", "wide", "high", "deep", "thick", "heavy")
_MEASURING = frozenset(("how long", "how much", "how far", "what", "which", "other"))


def sides(asking: Asking) -> Fits | None:
    """Spans lie among the figures of the side that is asked for, in sentences with several: 3 m wide and 12 m long."""
    known = _sides()
    asked = [known[word] for word in asking.words if word in known] if asking.asked.kind in _MEASURING else []
    return partial(_are_of_side, side=asked[0]) if asked else None


def _are_of_side(first: Array, last: Array, of: Read, *, side: str) -> Array:
    fits = np.zeros(len(of.forms), bool)
    known = _sides()
    places = [place for place, form in enumerate(of.forms) if form in known]
    for place, before in zip(places, [-1, *places], strict=False):
        begin = max(int(of.first_words[place]), before + 1)
        if known[of.forms[place]] == side and IS_FIGURE[of.classes[begin:place]].any():
            fits[begin:place] = True
    several = {int(of.sentence[place]) for place in places if known[of.forms[place]] != side}
    inside = (count(~fits, first, last) == 0) & (count(IS_FIGURE[of.classes], first, last) > 0)
    return np.asarray(inside & np.isin(of.sentence[first], [*several]))


@cache
def _sides() -> Mapping[str, str]:
    """Return which side of a thing each English word asks for, "long", "wide", …."""
    measures = language("en").measures
    return {name: side for side in _SIDES for name in (side, *chain.from_iterable(measures.get(side, ())))}
