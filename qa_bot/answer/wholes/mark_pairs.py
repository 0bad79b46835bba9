"""What marks that come in pairs hold together: `code`, **emphasis**, and brackets right behind a word, read(2)."""

import re
from collections.abc import Iterator

from qa_bot.types import Span

_RUN = {"`": re.compile(r"`+"), "*": re.compile(r"\*{1,3}")}
MARKS = tuple(_RUN)
_SECTION_OF_MANUAL = re.compile(r"(?<=[^\W\d])\(([1-9][a-z]{0,3})\)")
_WITH_BRACKETS = re.compile(r"[\w.]*\w\([^\s()]{1,20}\)")


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


def with_brackets(text: str) -> Iterator[Span]:
    """Yield each word with the brackets that no space parts from it: read(2), 7.1(2), owner(s)."""
    return (Span(*found.span()) for found in _WITH_BRACKETS.finditer(text))


def sections_of_manual(text: str) -> Iterator[Span]:
    """Yield what brackets right behind a word have where it is a section of the manual: the 2 of read(2)."""
    return (Span(*found.span(1)) for found in _SECTION_OF_MANUAL.finditer(text))
