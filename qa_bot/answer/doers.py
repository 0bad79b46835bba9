"""Who does something, without the English auxiliary behind: *passport holders* don't."""

from qa_bot.text.closed_classes import AUXILIARIES
from qa_bot.text.tokenise import tokenise
from qa_bot.types import Span


def without_auxiliary(text: str, span: Span) -> Span:
    """Return the span of who does something without the English auxiliary at its end: *passport holders* don't."""
    words = tokenise(span.of(text))
    forms = [word.form for word in words]
    negated = forms[-1:] == ["t"] and forms[-2:-1] != [] and forms[-2].endswith("n")
    n_left = len(words) - (2 if negated else 1)
    is_auxiliary = negated or not AUXILIARIES.isdisjoint(forms[-1:])
    return Span(span.start, span.start + words[n_left - 1].end) if is_auxiliary and n_left > 0 else span
