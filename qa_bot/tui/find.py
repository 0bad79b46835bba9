"""Find text in a document: literally, letter case aside."""

import re

from qa_bot.types import Span

MOST = 9_999
"""Most matches that are kept; what is beyond is not counted."""


def find(text: str, wanted: str) -> tuple[Span, ...]:
    """Return where ``wanted`` stands in ``text``, in order; nothing for an empty ``wanted``."""
    if not wanted:
        return ()
    spans = []
    for match in re.finditer(re.escape(wanted), text, re.IGNORECASE):
        spans.append(Span(*match.span()))
        if len(spans) == MOST:
            break
    return tuple(spans)


def nearest(matches: tuple[Span, ...], position: int) -> int:
    """Return the number of the first match at or after ``position``; the first of all if none follows."""
    return next((number for number, span in enumerate(matches) if span.start >= position), 0)
