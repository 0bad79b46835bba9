"""Text laid out for reading: runs of whitespace collapsed, lines broken at a width, marked parts kept in place."""

import re
import unicodedata
from collections.abc import Iterable

from qa_bot.text.safe import safe, safe_line
from qa_bot.text.wide import is_unspaced
from qa_bot.types import Span

_WORD = re.compile(r"\S+")
# What opens or closes a block of code; a sentence may lead to a command in one
_FENCE = re.compile(r"(?:`{3,}|~{3,})[\w+-]*")


def collapse(text: str, mark: Span | None = None) -> tuple[str, Span | None]:
    """Return ``text`` safe and on one line, every run of whitespace one space, and ``mark`` moved along with it.

    Between lines of Chinese and Japanese there is no space. Fences around code are left out. An empty mark, or one
    around whitespace alone, is None in the result.
    """
    words: list[str] = []
    length, start, end, behind = 0, None, None, 0
    fenced = "```" in text or "~~~" in text
    for match in _WORD.finditer(text):
        if fenced and _FENCE.fullmatch(match.group()):
            continue
        space = " " if words and not _parts_no_words(text, behind, match.start()) else ""
        at = length + len(space)
        if mark is not None and match.start() < mark.end and match.end() > mark.start:
            start = at + max(mark.start - match.start(), 0) if start is None else start
            end = at + min(mark.end, match.end()) - match.start()
        words += (space, match.group())
        length, behind = at + len(match.group()), match.end()
    return safe_line("".join(words)), None if start is None or end is None else Span(start, end)


def one_line(text: str) -> str:
    """Return ``text`` safe and on one line, every run of whitespace one space."""
    return collapse(text)[0]


def terminal_columns(text: str) -> int:
    """Return how many terminal columns ``text`` (one line) takes: two for wide letters, none for combining marks."""
    return len(text) if text.isascii() else sum(map(_character_columns, safe(text)))


def wrap(text: str, width: int | None) -> tuple[Span, ...]:
    """Break a collapsed text into lines of at most ``width`` columns, at spaces; None: one line.

    The spans leave out the spaces between lines. A word wider than a line stays whole.
    """
    if width is None or terminal_columns(text) <= width:
        return (Span(0, len(text)),)
    lines: list[Span] = []
    start, end, used = 0, 0, 0
    for match in _WORD.finditer(text):
        word = terminal_columns(match.group())
        if used and used + 1 + word > width:
            lines.append(Span(start, end))
            start, used = match.start(), 0
        used += word + bool(used)
        end = match.end()
    return (*lines, Span(start, end))


def cut(span: Span, marks: Iterable[Span]) -> tuple[tuple[Span, bool], ...]:
    """Divide ``span`` where marks (ordered, apart) begin and end; each part comes with whether it is marked."""
    parts: list[tuple[Span, bool]] = []
    at = span.start
    for mark in marks:
        start, end = max(mark.start, at), min(mark.end, span.end)
        if start < end:
            parts += [(Span(at, start), False), (Span(start, end), True)]
            at = end
    return tuple(part for part in (*parts, (Span(at, span.end), False)) if len(part[0]))


def _parts_no_words(text: str, start: int, end: int) -> bool:
    """Tell whether white space is a line end between characters of a script without spaces."""
    return "\n" in text[start:end] and is_unspaced(text[start - 1]) and is_unspaced(text[end])


def _character_columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
