"""Words that a sentence opens with and that tell nothing: "Note: …", "Fortunately, …"."""

import numpy as np

from qa_bot.answer.spans.question import Asking
from qa_bot.answer.spans.read import Read
from qa_bot.answer.spans.tokens import GAPS
from qa_bot.index.columns import Array
from qa_bot.text.language import language

_ENDS = np.array([gap in ("comma", "colon", "dash") for gap in GAPS])


def tell_more(first: Array, last: Array, asking: Asking, of: Read) -> Array:
    """Return (m,) bool: which spans are more than such a word."""
    openers = language(asking.language).classes.get("openers", frozenset())
    opens = np.fromiter((form in openers for form in of.forms), bool, len(of.forms)) & _ENDS[of.after]
    opens &= np.arange(len(of.forms)) == of.first_words
    return np.asarray((first != last) | ~opens[first])
