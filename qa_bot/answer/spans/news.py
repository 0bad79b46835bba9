"""What a question's own words do not answer: "Which function replaces STOP?" is not answered by *STOP*."""

import numpy as np

from qa_bot.answer.spans.limit import Fits
from qa_bot.answer.spans.question import Asking
from qa_bot.answer.spans.read import Read, count
from qa_bot.answer.spans.things import thing_asked
from qa_bot.answer.spans.words import FUNCTION_WORDS
from qa_bot.index.columns import Array

# What asks for something that has a name of its own
_KINDS = frozenset(("who", "whom", "whose", "what", "which", "when", "where", "definition"))


def news(asking: Asking) -> Fits | None:
    """Spans have a word that is neither the question's nor a function word; not of things, which may be called so."""
    in_its_words = asking.asked.expected == "choice" or thing_asked(asking)
    return _say_something_new if asking.asked.kind in _KINDS and not in_its_words else None


def _say_something_new(first: Array, last: Array, of: Read) -> Array:
    functions = np.fromiter((form in FUNCTION_WORDS for form in of.forms), bool, len(of.forms))
    return count(~(of.parts.matched | functions), first, last) > 0
