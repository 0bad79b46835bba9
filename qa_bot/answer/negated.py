"""What turns an answer round is a part of it: they do *not accept cheques*, *no se aceptan cheques*."""

from qa_bot.answer.spans.bounds import n_unbounded
from qa_bot.text.language import language
from qa_bot.text.tokenise import tokenise, written_words
from qa_bot.types import Span

_NEAR = 40  # code points in front of an answer that a negation may stand in
_PARTS_NOTHING = " \n\t'’"


def with_negation(text: str, span: Span, asked: str, code: str) -> Span:
    """Return the span with the negation in front, "not" or "no se", unless the question ``asked`` has one, too, or a
    figure begins the span; ``code`` is the language's.
    """
    negations = language(code).classes.get("denying", frozenset())
    begin = max(0, span.start - _NEAR)
    near = text[begin : span.start]
    words = tokenise(near)
    if not negations or not words or near[words[-1].end :].strip(_PARTS_NOTHING) or text[span.start].isdigit():
        return span
    first = n_unbounded([word.form for word in words], negations)
    if first == len(words) or not negations.isdisjoint(word.lower() for word in written_words(asked)):
        return span
    return Span(begin + words[first].start, span.end)
