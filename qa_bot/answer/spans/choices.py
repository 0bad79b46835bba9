"""Which of two that a question offers answers: "Is it round *or* square?"."""

from functools import partial

import numpy as np

from qa_bot.answer.spans.limit import Fits
from qa_bot.answer.spans.question import Asking
from qa_bot.answer.spans.read import Read, count
from qa_bot.answer.spans.words import CLOSED_CLASS, FUNCTION_WORDS
from qa_bot.index.columns import Array

_MOST_WORDS = 3


def choices(asking: Asking) -> Fits | None:
    """Spans are short and have the one of the two that their sentence has alone."""
    offered = _offered(asking) if asking.asked.expected == "choice" else frozenset()
    return partial(_are_chosen, offered=offered, asking=asking) if offered else None


def _offered(asking: Asking) -> frozenset[str]:
    """Return the telling words on both sides of "or", as terms; none where these are parts of words."""
    words, tokens = asking.words, asking.tokens
    place = next((place for place, word in enumerate(words) if word == "or"), len(words))
    telling = [k for k, word in enumerate(words) if word not in FUNCTION_WORDS and CLOSED_CLASS.get(word) != "adverb"]
    left, right = [k for k in telling if k < place][-1:], [k for k in telling if k > place][:1]
    both = [*left, *right]
    beside = "".join(asking.text[max(0, tokens[k].start - 1) : tokens[k].end + 1] for k in both)
    return frozenset() if len(both) < 2 or "-" in beside else frozenset(asking.terms[k] for k in both)


def _are_chosen(first: Array, last: Array, of: Read, *, offered: frozenset[str], asking: Asking) -> Array:
    chosen = np.zeros(len(of.forms), bool)
    for begin, tokens in zip(of.begins, of.tokens, strict=True):
        found = [asking.term_of(token.form) for token in tokens]
        if len(offered.intersection(found)) == 1:
            chosen[begin : begin + len(found)] = [term in offered for term in found]
    return np.asarray((count(chosen, first, last) > 0) & (last - first < _MOST_WORDS))
