"""What is one within a line: no sentence ends between the ticks of code, or in the words of a link."""

import re
from collections.abc import Sequence

from qa_bot.types import Span

# Not what is quoted as in ``this'', whose ticks only open.
_WHOLE = re.compile(
    r"(?<!`)(`{1,3})(?=[^`\s])[^`\n]{1,200}(?<=\S)\1(?!`)"
    r"|\[[^\[\]\n]{1,200}(?:\n[^\[\]\n]{1,200})?\](?=[(\[])"
)
_BEHIND = 8  # code points behind the last word that close a link


def has_whole(text: str) -> bool:
    """Tell whether a text may have code or a link in it."""
    return "`" in text or ("]" in text and ("](" in text or "][" in text))


def unbroken(text: str, spans: Sequence[Span], longest: int) -> list[Span]:
    """Return the spans of a block, with those joined that code or a link would be torn between.

    ``text`` still has its marks; none of the spans gets longer than ``longest`` code points by it.
    """
    start, end = spans[0].start, min(spans[-1].end + _BEHIND, len(text))
    if len(spans) < 2 or (text.find("`", start, end) < 0 and not _tears_link(text, spans)):
        return list(spans)
    while start and text[start - 1] in "`[":  # the block may begin with one, and its words behind the mark
        start -= 1
    wholes = _WHOLE.finditer(text, start, end)
    whole = next(wholes, None)
    joined = [spans[0]]
    for span in spans[1:]:
        while whole and whole.end() <= span.start:
            whole = next(wholes, None)
        last = joined[-1]
        if whole and whole.start() < last.end and span.end - last.start <= longest:
            joined[-1] = Span(last.start, span.end)
        else:
            joined.append(span)
    return joined


def _tears_link(text: str, spans: Sequence[Span]) -> bool:
    """Tell whether a bracket that opens in one of the spans, or right before it, does not close in it."""
    return any(
        text.rfind("[", max(span.start - 1, 0), span.end) > text.rfind("]", span.start, span.end) for span in spans[:-1]
    )
