"""Marks at a sentence's edges: what opens or closes something within it belongs to it.

In ``**Set** it to 5.`` the words begin with "Set", but "Set** it to 5." would be half of a pair of marks.
"""

import re
from collections.abc import Sequence

from qa_bot.types import Span

_MARKS = re.compile(r"(\*|_|`|~)\1*+|[\[\]]")
_WITHIN_NAME = re.compile(r"(?<=[^\W_])_++(?=[^\W_])")
_OF_LINK = re.compile(r"(?<=[`\]])__?")  # what makes a link of `so`_ and [1]_
# A role stands before what it is said of: :term:`so`
_OPENING = re.compile(r"(?:[*_`~]|!?\[|(?<![\w:`]):[A-Za-z][\w.+-]{0,20}(?::[\w.+-]{1,20})?:(?=`))+\Z")
_CLOSING = re.compile(r"(?:[*_`~]|\][(\[][^()\[\]\s]*[)\]]|[ \n]?<[^<>`\s]{1,300}>(?=`))+")
_WINDOW = 48  # marks before a sentence that are looked at
_LINK = 500  # code points of marks behind it


def with_marks(text: str, readable: str, spans: Sequence[Span]) -> list[Span]:
    """Return the spans, which are in order, of sentences: wider by the marks beside them where pairs would be torn.

    ``readable`` is ``text`` with its marks as spaces. What is widened by has no word, and no span grows into another.
    """
    widened: list[Span] = []
    for number, span in enumerate(spans):
        low = widened[-1].end if widened else 0
        high = spans[number + 1].start if number + 1 < len(spans) else len(text)
        widened.append(_whole(text, readable, span, low, high))
    return widened


def _whole(text: str, readable: str, span: Span, low: int, high: int) -> Span:
    """Return the span, or the first wider one in which every mark has its counterpart."""
    if _is_paired(text, readable, span):
        return span
    before = _OPENING.search(text, max(low, span.start - _WINDOW), span.start)
    behind = _CLOSING.match(text, span.end, min(high, span.end + _LINK))
    start = before.start() if before and readable[before.start() : span.start].isspace() else span.start
    end = behind.end() if behind and readable[span.end : behind.end()].isspace() else span.end
    wider = (Span(start, span.end), Span(span.start, end), Span(start, end))
    return next((whole for whole in wider if _is_paired(text, readable, whole)), span)


def _is_paired(text: str, readable: str, span: Span) -> bool:
    """Tell whether each mark within the span opens something that ends there, or closes what began there."""
    opened: list[str] = []
    for found in _MARKS.finditer(text, span.start, span.end):
        mark = found[0]
        if readable[found.start()] != " " or _WITHIN_NAME.match(text, found.start()):  # no mark, but a sign of the text
            continue
        if opened and (opened[-1] == mark or opened[-1] + mark == "[]"):
            opened.pop()
        elif not _OF_LINK.match(text, found.start()):
            opened.append(mark)
        elif opened and opened[-1] in "`]":  # which closes something, and did not find it
            return False
    return not opened
