"""Spans that end within the target of a link, or within a link and beyond it, are widened or cut to whole links."""

import re

from qa_bot.answer.span_marks import written
from qa_bot.types import Span

_TARGET = r"\((?:[^()\s]|\([^()\s]*+\))*(?:[ ]\"[^\"\n]*+\")?\)"
_LABEL = r"\[[^\[\]\s]{1,100}\]"
_LINK = re.compile(rf"(?<![\w\])])(!?\[)(?=[^\[\]]{{0,300}}\])[^\[\]]++(\](?:{_TARGET}|{_LABEL}))")


def with_whole_links(text: str, span: Span | None) -> Span | None:
    """Return the span of a sentence with all of a link that it holds more of than words of what the link says."""
    if span is None or not ("](" in text or "][" in text):
        return span
    start, end = span.start, span.end
    for link in _LINK.finditer(text):
        if start < link.end(1) and link.end(1) < end < link.end():
            end = link.end()
        if link.end(1) <= start < link.start(2) and link.start(2) < end:
            start = link.start()
    return span if (start, end) == (span.start, span.end) else written(text, start, end)
