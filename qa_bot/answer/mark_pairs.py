"""What stands between marks that come in pairs: `code` and **emphasis**."""

import re
from collections.abc import Iterator

from qa_bot.types import Span

_RUN = {"`": re.compile(r"`+"), "*": re.compile(r"\*{1,3}")}
MARKS = tuple(_RUN)


def between_marks(text: str, mark: str) -> Iterator[Span]:
    """Yield what stands between each run of a mark and the next run as long, in order.

    Emphasis begins in front of what is no space and ends behind such: "30 3 * * *" has none.
    """
    opening: re.Match[str] | None = None
    for run in _RUN[mark].finditer(text):
        code = mark == "`"
        if opening is None:
            if code or not text[run.end() : run.end() + 1].isspace():
                opening = run
        elif run.group() == opening.group() and (code or not text[run.start() - 1].isspace()):
            yield Span(opening.end(), run.start())
            opening = None
