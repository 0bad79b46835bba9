"""Lines of a block: which line breaks separate headings and list items, and which only wrap a paragraph."""

import re
from collections.abc import Iterator
from itertools import pairwise

_LINE_BREAK = re.compile(r"\r\n?|\n")
_BULLET = re.compile(r"[-*+•·‣⁃◦▪●○–—][ \t\u00a0]+\S|#{1,6}[ \t]")
_NUMBERED = re.compile(
    r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)][ \t\u00a0]+\S|[1-9]\d?(?:\.\d{1,2}){1,4}\.?[ \t]+[^\W\d_a-z]"
)
_KEY = re.compile(r"[A-Z][\w-]{0,24}(?: [\w-]{1,24}){0,2}: ")
_TERMINATED = re.compile(r"[.!?…:;。！？؟۔।։።][\"'”’»)\]」』]{0,3}$")
_UNFINISHED = re.compile(r"[,\-–—/(\[‐\u00ad\u2010]$|(?:^|\s)[a-zà-ÿа-яα-ω]{1,3}$")
_LEAST_WIDTH = 40  # code points: no paragraph is wrapped narrower than this
_LINE_WINDOW = 200  # code points of a line that its shape is read from


def units(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of ``text[start:end]`` that no sentence crosses, without white space at their ends.

    A stretch is a list item, a heading, a line "Key: value", or a paragraph with its wrapped lines.
    """
    for first, last in _stretches(text, start, end):
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            yield first, last


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if text.find("\n", start, end) < 0 and text.find("\r", start, end) < 0:
        yield start, end
        return
    breaks = [match.span() for match in _LINE_BREAK.finditer(text, start, end)]
    edges = [start, *(place for pair in breaks for place in pair), end]
    lines = [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    width = max(_LEAST_WIDTH, *(b - a for a, b in lines))
    listed = _is_item(text, *lines[0])
    first = start
    for before, after in pairwise(lines):
        shape = _Break(text, before, after, width)
        if shape.separates(listed):
            yield first, before[1]
            first = after[0]
            listed = _is_item(text, *after)
    yield first, end


class _Break:
    """A line break, by the lines on both sides of it."""

    def __init__(self, text: str, before: tuple[int, int], after: tuple[int, int], width: int) -> None:
        self.before = text[max(before[0], before[1] - _LINE_WINDOW) : before[1]].rstrip()
        self.after = text[after[0] : min(after[1], after[0] + _LINE_WINDOW)].lstrip()
        # In a wrapped paragraph a line ends where the next word would not have fitted.
        self.wraps = before[1] - before[0] + 1 + len(self.after.split(None, 1)[0] if self.after else "") > width

    def separates(self, listed: bool) -> bool:
        """Return whether a heading, an item or a field ends here; ``listed``: an item stands before the break."""
        if not self.after or not self.before:
            return False
        if _BULLET.match(self.after):
            return True
        if _NUMBERED.match(self.after):
            return listed or not self.wraps or _TERMINATED.search(self.before) is not None
        return not self.wraps and self._begins_anew()

    def _begins_anew(self) -> bool:
        if _KEY.match(self.after):
            return True
        initial = self.after.lstrip("\"'“‘«„([¿¡")[:1]
        return not (initial.islower() or initial.isdecimal()) and not _UNFINISHED.search(self.before)


def _is_item(text: str, start: int, end: int) -> bool:
    line = text[start : min(end, start + _LINE_WINDOW)].lstrip()
    return bool(_BULLET.match(line) or _NUMBERED.match(line))
