"""Lines of a block: which line breaks separate headings and list items, and which only wrap a paragraph."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qa_bot.ingest import terms
from qa_bot.ingest.abbreviations import Kind, lexicon
from qa_bot.text.wide import columns, columns_needed

_LINE_BREAK = re.compile(r"\r\n?|\n")
_BULLET = re.compile(r"[-*+•·‣⁃◦▪●○–—][ \t\u00a0]+\S|#{1,6}[ \t]")
_NUMBERED = re.compile(
    r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)][ \t\u00a0]+\S|[1-9]\d?(?:\.\d{1,2}){1,4}\.?[ \t]+[^\W\d_a-z]"
    r"|\[\d{1,3}\][ \t]+[^\W\d_a-z]"
)
_KEY = re.compile(r"[A-Z][\w-]{0,24}(?: [\w-]{1,24}){0,2}: ")
_TERMINATED = re.compile(r"[.!?…:;。！？؟۔।։።][\"'”’»)\]」』]{0,3}$")
_UNFINISHED = re.compile(r"[,\-–—/(\[‐\u00ad\u2010]$|(?:^|\s)[a-zà-ÿа-яα-ω]{1,3}$")
# Behind the end of a sentence, the beginning of another: no heading and no item, but a line of prose that goes on.
_MIDWAY = re.compile(r"[a-zà-ÿа-яα-ω]{3}[.!?] +[^\W\d_a-zà-ÿа-яα-ω][^\W_]*+ +[a-zà-ÿа-яα-ω][^.!?…:;]*+\Z")
# Definitions stand one below the other: “fee” means …;
_DEFINED = re.compile(r"[\"“„«‘][^\"”“»’\n]{1,60}[\"”“»’][ ,]")
# What no line of its own begins with: the end of a bracket, a mark that the last word of the line above had no room for
_CLOSES_ABOVE = re.compile(r"[)°]|[.,:](?![\w.:])")
_LISTING = re.compile(r"(?:[;:]|--|[—–])(?: [a-z]{1,4})?\Z")
_STOPS = (". ", "? ", "! ")
_QUOTES = '"“„«‘'
_COMMENTS = "/#-;%"
_COMMENT = re.compile(r"(//|#|--|;|%)[ \t]+")
_COMMENTED_PROSE = re.compile(r"[a-z]{2,}[.,;)]?(?: [A-Za-z(]|\Z)")
_LEAST_COMMENT = 30  # code points of a line that is wrapped: what is shorter may be a command behind a prompt
_COMMENT_GOES_ON = re.compile(r"\s\(?[^\W\d_]{1,20}(?:['’-][^\W\d_]{1,20})?[,)]{0,2}\Z")
# A line that begins with a word in lower case goes on with the one above: the short way, without a look at that.
_WRAPPED = re.compile(r"(?!(?:[a-z]|[ivx]{2,5})[.)])[a-z]")
_COMMENT_ENDING = 45  # code points at the end of a comment's line: longer than any word
_LISTING_ENDING = 7  # code points at the end of a line: "; and"
_ENDING = 4  # code points at the end of a line that ``_TERMINATED`` and ``_UNFINISHED`` look at
_RAGGED = 0.8  # of the width: how short a line may be in a paragraph of uneven lines
_LEAST_WRAPPED = 3  # lines that go on in lower case
_LEAST_WIDTH = 40  # columns: no paragraph is wrapped narrower than this
_LINE_WINDOW = 200  # code points of a line that its shape is read from
_INDENT_BEFORE = 40  # code points of white space before a stretch that may belong to its first line


def units(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of ``text[start:end]`` that no sentence crosses, without white space at their ends.

    A stretch is a list item, a heading, a line "Key: value", a term with what describes it, or a paragraph with its
    wrapped lines. Of what stands outside, only the indent of the first line is looked at.
    """
    for first, last in _stretches(text, start, end):
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            yield first, last


def is_field(line: str) -> bool:
    """Tell whether a line begins as "Key: value" does."""
    return _KEY.match(line) is not None


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if text.find("\n", start, end) < 0 and text.find("\r", start, end) < 0:
        yield start, end
        return
    lines = _lines(text, _line_head(text, start), end)
    width = max(_LEAST_WIDTH, *(columns(text[a:b]) for a, b in lines))
    ragged = _RAGGED * width if _is_ragged(text, lines) else width
    described = terms.described(text, lines)
    first, listed, field = lines[0][0], _is_item(text, *lines[0]), _is_field(text, *lines[0])
    for before, after in pairwise(lines):
        joined = described.get(after[0])
        if joined or (joined is None and _WRAPPED.match(text, *after)):
            continue
        # A field below a field is the next one, however long the first.
        next_field = _is_field(text, *after)
        if joined is False or (field and next_field) or _separates(text, before, after, width, ragged, listed):
            yield first, before[1]
            first, listed, field = after[0], _is_item(text, *after), next_field
    yield first, end


def _line_head(text: str, start: int) -> int:
    """Return where the line begins that has nothing but white space before ``start``; else ``start``."""
    head = start
    while head > max(start - _INDENT_BEFORE, 0) and text[head - 1] in " \t":
        head -= 1
    return head if head == 0 or text[head - 1] in "\r\n" else start


def _lines(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    breaks = [match.span() for match in _LINE_BREAK.finditer(text, start, end)]
    edges = [start, *(place for pair in breaks for place in pair), end]
    return [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]


def _is_ragged(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Tell whether most lines plainly go on in the next one: these are wrapped, though at no even width."""
    wrapped = sum(_WRAPPED.match(text, *line) is not None for line in lines[1:])
    return wrapped >= _LEAST_WRAPPED and wrapped * 2 >= len(lines) - 1


def _separates(
    text: str, before: tuple[int, int], after: tuple[int, int], width: int, ragged: float, listed: bool
) -> bool:
    """Return whether a heading, an item or a field ends between two lines; ``listed``: the first is in an item.

    A line that is ``width`` columns long with the next word is wrapped, and one that is ``ragged`` where it ends in a
    word.
    """
    above = text[max(before[0], before[1] - _LINE_WINDOW) : before[1]].rstrip()
    below = text[after[0] : min(after[1], after[0] + _LINE_WINDOW)].lstrip()
    if not below or not above or (below[0] in _COMMENTS and _is_one_comment(above, below)):
        return False
    if _BULLET.match(below):
        return True
    if below[0] in _QUOTES and _DEFINED.match(below) and _LISTING.search(above, len(above) - _LISTING_ENDING):
        return True
    # In a wrapped paragraph a line ends where the next word would not have fitted.
    length = columns(text[before[0] : before[1]]) + columns_needed(below)
    wraps = length > width
    if _NUMBERED.match(below):
        return listed or not wraps or _TERMINATED.search(above, len(above) - _ENDING) is not None
    if length > ragged and above[-1].isalpha() and below[0].isalpha() and not is_field(below):
        return False
    return not wraps and _begins_anew(above, below)


def _begins_anew(above: str, below: str) -> bool:
    """Return whether the line below looks like one of its own, though the line above had room for its first word."""
    if is_field(below):
        return True
    in_bracket = below[0] == "(" and not _TERMINATED.search(above, len(above) - _ENDING)
    if in_bracket or (_CLOSES_ABOVE.match(below) and below[0] != above[0]):
        return False
    initial = below.lstrip("\"'“‘«„([¿¡")[:1]
    return not (initial.islower() or initial.isdecimal() or _goes_on(above))


def _goes_on(line: str) -> bool:
    """Tell whether a line ends within a sentence: with a short word, one that another follows, or soon after a stop."""
    stop = max(map(line.rfind, _STOPS))
    if _UNFINISHED.search(line, len(line) - _ENDING) or (stop > 2 and _MIDWAY.match(line, stop - 3)):
        return True
    return lexicon().kind(line.rpartition(" ")[2].rstrip(".")) is Kind.NEVER_LAST


def _is_one_comment(above: str, below: str) -> bool:
    """Tell whether a sentence of a comment in code goes on in the next line, behind the same mark."""
    mark = _COMMENT.match(below)
    if mark is None or not above.startswith(mark[1]) or len(above) < _LEAST_COMMENT:
        return False
    tail = max(len(above) - _COMMENT_ENDING, 0)
    return _COMMENTED_PROSE.match(below, mark.end()) is not None and _COMMENT_GOES_ON.search(above, tail) is not None


def _is_field(text: str, start: int, end: int) -> bool:
    return is_field(text[start : min(end, start + _LINE_WINDOW)].lstrip())


def _is_item(text: str, start: int, end: int) -> bool:
    line = text[start : min(end, start + _LINE_WINDOW)].lstrip()
    return bool(_BULLET.match(line) or _NUMBERED.match(line))
