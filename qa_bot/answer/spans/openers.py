"""Words that a sentence opens with and that tell nothing: "Note: …", "Fortunately, …"."""

from functools import partial

import numpy as np

from qa_bot.answer.spans.limit import Fits
from qa_bot.answer.spans.question import Asking
from qa_bot.answer.spans.read import Read
from qa_bot.answer.spans.tokens import GAPS
from qa_bot.index.columns import Array
from qa_bot.text.language import language

_ENDS = np.array([gap in ("comma", "colon", "dash") for gap in GAPS])


def openers(asking: Asking) -> Fits:
    """Spans are more than such a word, whatever is asked."""
    return partial(_tell_more, idle=language(asking.language).classes.get("openers", frozenset()))


def _tell_more(first: Array, last: Array, of: Read, *, idle: frozenset[str]) -> Array:
    opens = np.fromiter((form in idle for form in of.forms), bool, len(of.forms)) & _ENDS[of.after]
    opens &= np.arange(len(of.forms)) == of.first_words
    return np.asarray((first != last) | ~opens[first])
