"""Words that a sentence opens with and that tell nothing: "Note: …", "Fortunately, …", "Par exemple le pont …"."""

import numpy as np

from qa_bot.answer.spans.question import Asking
from qa_bot.answer.spans.read import Read
from qa_bot.answer.spans.tokens import GAPS
from qa_bot.index.columns import Array
from qa_bot.text.language import language

_ENDS = np.array([gap in ("comma", "colon", "dash") for gap in GAPS])
_LONGEST = 5  # words


def tell_more(first: Array, last: Array, asking: Asking, of: Read) -> Array:
    """Return (m,) bool: which spans are more than such a word that a mark parts from the rest, and begin in no such
    phrase of several words.
    """
    openers = language(asking.language).classes.get("openers", frozenset())
    opens = np.fromiter((form in openers for form in of.forms), bool, len(of.forms)) & _ENDS[of.after]
    opens &= np.arange(len(of.forms)) == of.first_words
    begins = np.zeros(len(of.forms), np.int64)
    for begin, tokens in zip(of.begins, of.tokens, strict=True):
        forms = [token.form for token in tokens[:_LONGEST]]
        length = next((n for n in range(len(forms), 1, -1) if " ".join(forms[:n]) in openers), 0)
        begins[begin : begin + len(tokens)] = begin + length
    return np.asarray(((first != last) | ~opens[first]) & (first >= begins[first]))
