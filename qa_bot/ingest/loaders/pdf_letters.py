"""What PDFium tells of the letters of a page: what they are, where they stand and how large."""

import ctypes
import math
import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from statistics import median_low
from typing import Any, NamedTuple

HYPHEN = "\ufffe"
"""What PDFium gives for a hyphen at the end of a line, and mostly for that end, too; as a code it is U+0002."""

_LINE = re.compile(f"[^\\s{HYPHEN}][^\\r\\n{HYPHEN}]*{HYPHEN}?")
_SPACES = re.compile(r"\s+")
_GAP = 0.85  # times its size that the parts of a line are apart
_LONGEST = 2_000  # code points of a line whose parts are looked for


class Line(NamedTuple):
    """A line of a page, or a part of one: its words, where the first of its characters stands and the last one ends, in
    points from the lower left of the page, and the size of most of its letters in points; all 0 where the file does not
    tell.
    """

    words: str
    left: float
    right: float
    base: float
    size: float


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


class Letters:
    """The letters of one page; ``raw`` are PDFium's functions, and ``text_page`` is what they want of it."""

    def __init__(self, raw: Any, text_page: Any) -> None:
        self._raw = raw
        self._page = text_page
        self._sides = [ctypes.c_double() for _ in _Box._fields]
        self._references = [ctypes.byref(side) for side in self._sides]
        self._matrix = raw.FS_MATRIX()
        self._matrix_reference = ctypes.byref(self._matrix)

    def rows(self) -> Iterator[list[Line]]:
        """Yield the lines, in PDFium's order, each as its parts between wide gaps, from the left to the right."""
        for found in _LINE.finditer(self._text()):
            row: list[Line] = []
            words = found[0].rstrip()
            for start, end, right in self._parts(words, found.start()):
                line = self._line(words[start:end].rstrip(), found.start() + start, right)
                if row and line.left < row[-1].left:  # PDFium takes what stands close below one another for one line
                    yield row
                    row = []
                row.append(line)
            yield row

    def _text(self) -> str:
        """Return the text of the page, a character for each that PDFium counts."""
        count = self._page.count_chars()
        text: str = self._page.get_text_range()
        if len(text) != count:  # it left some out, or has some beyond the basic plane
            codes = (self._raw.FPDFText_GetUnicode(self._page, place) for place in range(count))
            text = "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in codes)
        return text.replace("\x02", HYPHEN)

    def _parts(self, words: str, first: int) -> Iterator[tuple[int, int, float]]:
        """Yield the parts of a line: where they begin and end in it, and where the letters of each end on the page.

        Where most gaps are, one drawing of letters ends and another begins. What spaces out a line to an even margin
        mostly stands within one.
        """
        boxes = self._boxes(first, len(words))
        cuts: list[int] = []
        if len(boxes) > 1 and len(words) <= _LONGEST:
            size = self._size(first)
            cuts = [number for number, two in enumerate(pairwise(boxes), start=1) if _are_apart(*two, size)]
        starts = [space.end() for space in _SPACES.finditer(words)] if cuts else []
        box = place = word = 0
        for cut in cuts:
            word = bisect_left(starts, cut + 1, lo=word, key=lambda start: self._count(first, start + 1))
            if word < len(starts) and starts[word] > place:
                yield place, starts[word], max(one.right for one in boxes[box:cut])
                box, place = cut, starts[word]
        yield place, len(words), max((one.right for one in boxes[box:]), default=0.0)

    def _boxes(self, first: int, length: int) -> list[_Box]:
        """Return the boxes around the letters that were drawn at a time."""
        get, page, (left, top, right, bottom) = self._raw.FPDFText_GetRect, self._page, self._sides
        found: list[_Box] = []
        for number in range(self._count(first, length)):
            get(page, number, *self._references)
            found.append(_Box(left.value, top.value, right.value, bottom.value))
        return found

    def _count(self, first: int, length: int) -> int:
        count: int = self._raw.FPDFText_CountRects(self._page, first, length)
        return count

    def _line(self, words: str, first: int, right: float) -> Line:
        left, base, *_ = self._sides
        self._raw.FPDFText_GetCharOrigin(self._page, first, *self._references[:2])
        return Line(words, left.value, right, base.value, self._usual_size(words, first))

    def _usual_size(self, words: str, first: int) -> float:
        """Return the median size of three letters: marks of items are often smaller, and what is set as code is, at
        either end.
        """
        one, other = (self._size(first + place) for place in (_letter(words), _last_letter(words)))
        return one if one == other else median_low((one, other, self._size(first + _letter(words, len(words) // 2))))

    def _size(self, place: int) -> float:
        """Return the size of a letter in points."""
        matrix = self._matrix
        self._raw.FPDFText_GetMatrix(self._page, place, self._matrix_reference)
        return round(self._raw.FPDFText_GetFontSize(self._page, place) * math.hypot(matrix.c, matrix.d), 1)


def _are_apart(one: _Box, other: _Box, size: float) -> bool:
    """Tell whether letters stand far to the right of those before them, or below these and to the left."""
    height = max(size, one.top - one.bottom)
    below = (one.top + one.bottom - other.top - other.bottom) / 2 > height / 2
    return other.left - one.right > _GAP * height or (below and other.left < one.left)


def _letter(words: str, start: int = 0) -> int:
    """Return the place of the first letter or digit from ``start`` on, 0 for none."""
    return next((place for place in range(start, len(words)) if words[place].isalnum()), 0)


def _last_letter(words: str) -> int:
    return next((place for place in range(len(words) - 1, 0, -1) if words[place].isalnum()), 0)
