"""What readers of a sentence do not read although it is cited with it: targets of links, tags of inline HTML."""

import re

from qa_bot.answer.span_marks import written
from qa_bot.types import Span

_SIGNS = ("](", "][", "</", "<br", "<img")
_TARGET = r"\((?:[^()\s]|\([^()\s]*+\))*(?:[ ]\"[^\"\n]*+\")?\)"
_LABEL = r"\[[^\[\]\s]{1,100}\]"
_LINK = re.compile(rf"(?<![\w\])])(!?\[)(?=[^\[\]]{{0,300}}\])[^\[\]]++(\](?:{_TARGET}|{_LABEL}))")
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|br|code|em|font|i|img|kbd|mark|p|q|s|small|span|strong|sub|sup|tt|u)(?:[ \n/][^<>]{0,500})?>",
    re.I,
)


def without_targets(text: str) -> str:
    """Return a sentence with spaces for these, and for the brackets around what a link says."""
    if not any(sign in text for sign in _SIGNS):
        return text
    shown = _LINK.sub(lambda link: _blank(link[1]) + text[link.end(1) : link.start(2)] + _blank(link[2]), text)
    return _TAG.sub(lambda tag: _blank(tag[0]), shown)


def with_whole_links(text: str, span: Span) -> Span:
    """Return the span with all of a link that it holds more of than words of what the link says."""
    start, end = span.start, span.end
    for link in _LINK.finditer(text) if "](" in text or "][" in text else ():
        if start < link.end(1) and link.end(1) < end < link.end():
            end = link.end()
        if link.end(1) <= start < link.start(2) and link.start(2) < end:
            start = link.start()
    return span if (start, end) == (span.start, span.end) else written(text, start, end)


def _blank(marks: str) -> str:
    return " " * len(marks)
