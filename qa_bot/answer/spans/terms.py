"""What a term of the question means or stands for, where a sentence says so: "recovery time (RTO)", "the fee means"."""

from collections.abc import Iterator

import numpy as np

from qa_bot.answer.spans.question import FOCUS, TELLING, Asking
from qa_bot.answer.spans.read import Places, Read, places
from qa_bot.answer.spans.tokens import GAP_NUMBER
from qa_bot.index.columns import Array
from qa_bot.text.definitions import definitions
from qa_bot.text.language import language
from qa_bot.types import Span

_CLOSING = [GAP_NUMBER["closing"], GAP_NUMBER["quote"]]


def asks_what_it_stands_for(asking: Asking) -> bool:
    """Tell whether a question asks for the meaning of a term ("What does RTO stand for?"), not for what it is."""
    return asking.defines and FOCUS not in asking.roles.values()


def long_forms(asking: Asking, of: Read) -> Iterator[Places]:
    """Yield what each short form of the question is defined to stand for."""
    for text, tokens, begin in zip(of.texts, of.tokens, of.begins, strict=True):
        for short, long in definitions(text) if "(" in text else ():
            start = text.find(long)
            if start >= 0 and asking.roles.get(asking.term_of(short.lower())) in TELLING:
                yield from places([Span(start, start + len(long))], tokens, begin)


def behind_the_term(first: Array, asking: Asking, of: Read) -> Array:
    """Return (m,) bool: which spans, by their ``first`` words, stand behind "is" and the like where this follows a term
    of the question that closes with a mark: the recovery time (RTO) is, "Fee" means.
    """
    verbs = language(asking.language).classes.get("means", frozenset())
    behind = np.full(len(of.forms), len(of.forms))
    for place in np.isin(of.before, _CLOSING).nonzero()[0].tolist():
        is_asked = place and asking.roles.get(asking.term_of(of.forms[place - 1])) in TELLING
        if is_asked and of.forms[place] in verbs and of.sentence[place] == of.sentence[place - 1]:
            behind[of.sentence == of.sentence[place]] = place
    return np.asarray(first > behind[first])
