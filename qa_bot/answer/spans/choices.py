"""Which of two that a question offers answers: "Is it round *or* square?"."""

import numpy as np

from qa_bot.answer.spans.question import Asking
from qa_bot.answer.spans.read import Read, count
from qa_bot.index.columns import Array

_MOST_WORDS = 3


def are_chosen(first: Array, last: Array, asking: Asking, of: Read) -> Array:
    """Return (m,) bool: which spans are short and have the one of the two that their sentence has alone."""
    chosen = np.zeros(len(of.forms), bool)
    for begin, tokens in zip(of.begins, of.tokens, strict=True):
        found = [asking.term_of(token.form) for token in tokens]
        if len(asking.choices.intersection(found)) == 1:
            chosen[begin : begin + len(found)] = [term in asking.choices for term in found]
    return np.asarray((count(chosen, first, last) > 0) & (last - first < _MOST_WORDS))
