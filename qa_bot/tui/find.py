"""Find text in a document: literally, but for letter case and for lines that are broken elsewhere."""

import re

from qa_bot.types import Span

MOST = 9_999
"""Most matches that are kept; what is beyond is not counted."""


def find(text: str, wanted: str) -> tuple[Span, ...]:
    """Return where ``wanted`` stands in ``text``, in order; nothing for an empty ``wanted``.

    White space in it stands for any white space.
    """
    if not wanted:
        return ()
    pattern = r"\s+".join(map(re.escape, re.split(r"\s+", wanted)))
    spans = []
    for match in re.finditer(pattern, text, re.IGNORECASE):
        spans.append(Span(*match.span()))
        if len(spans) == MOST:
            break
    return tuple(spans)


def nearest(matches: tuple[Span, ...], position: int) -> int:
    """Return the number of the first match at or after ``position``; the first of all if none follows."""
    return next((number for number, span in enumerate(matches) if span.start >= position), 0)
