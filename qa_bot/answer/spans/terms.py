"""What a term of the question means or stands for, where a sentence says so: "recovery time (RTO)", "the fee means"."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from qa_bot.answer.spans.limit import Fits
from qa_bot.answer.spans.question import FOCUS, Asking
from qa_bot.answer.spans.read import Read, are, places_of
from qa_bot.answer.spans.tokens import GAP_NUMBER
from qa_bot.index.columns import Array
from qa_bot.text.definitions import definitions
from qa_bot.text.language import language
from qa_bot.types import Span

_CLOSING = [GAP_NUMBER["closing"], GAP_NUMBER["quote"]]


def long_forms(asking: Asking) -> Fits | None:
    """Spans are what a short form of the question is defined to stand for, where it is asked what that means ("What
    does RTO stand for?"), not what it is.
    """
    asks = asking.asked.kind == "definition" and FOCUS not in asking.roles.values()
    return partial(_are_long_forms, asking=asking) if asks else None


def meanings(asking: Asking) -> Fits | None:
    """Spans stand behind "is" and the like where this follows a term of the question that closes with a mark: the
    recovery time (RTO) is, "Fee" means.
    """
    verbs = language(asking.language).classes.get("means", frozenset())
    return partial(_behind_the_term, verbs=verbs, asking=asking) if asking.asked.kind == "definition" else None


def _are_long_forms(first: Array, last: Array, of: Read, *, asking: Asking) -> Array:
    def defined(text: str) -> Iterator[Span]:
        for short, long in definitions(text) if "(" in text else ():
            start = text.find(long)
            if start >= 0 and asking.tells(short.lower()):
                yield Span(start, start + len(long))

    return are(places_of(defined, of), first, last, of)


def _behind_the_term(first: Array, last: Array, of: Read, *, verbs: frozenset[str], asking: Asking) -> Array:
    behind = np.full(len(of.forms), len(of.forms))
    for place in np.isin(of.before, _CLOSING).nonzero()[0].tolist():
        is_asked = place and asking.tells(of.forms[place - 1])
        if is_asked and of.forms[place] in verbs and of.sentence[place] == of.sentence[place - 1]:
            behind[of.sentence == of.sentence[place]] = place
    return np.asarray(first > behind[first])
