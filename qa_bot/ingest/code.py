"""Code within a line: no sentence ends between its ticks."""

import re
from collections.abc import Sequence

from qa_bot.types import Span

# Not what is quoted as in ``this'', whose ticks only open.
_CODE = re.compile(r"(?<!`)(`{1,3})(?=[^`\s])[^`\n]{1,200}(?<=\S)\1(?!`)")


def unbroken(text: str, spans: Sequence[Span], longest: int) -> list[Span]:
    """Return the spans of a block, with those joined that code would be torn between.

    ``text`` still has its ticks; none of the spans gets longer than ``longest`` code points by it.
    """
    if len(spans) < 2 or text.find("`", spans[0].start, spans[-1].end) < 0:
        return list(spans)
    start = spans[0].start
    while start and text[start - 1] == "`":  # the block may begin with code, and its words behind the tick
        start -= 1
    codes = _CODE.finditer(text, start, spans[-1].end)
    code = next(codes, None)
    joined = [spans[0]]
    for span in spans[1:]:
        while code and code.end() <= span.start:
            code = next(codes, None)
        last = joined[-1]
        if code and code.start() < last.end and span.end - last.start <= longest:
            joined[-1] = Span(last.start, span.end)
        else:
            joined.append(span)
    return joined
