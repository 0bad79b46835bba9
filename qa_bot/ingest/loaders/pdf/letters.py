"""What PDFium tells of the letters of a page: what they are, where they stand and how large."""

import ctypes
import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median_low
from typing import Any, NamedTuple

from qa_bot.ingest.loaders.pdf.encoding import decoded

HYPHEN = "\ufffe"
"""What PDFium gives for a hyphen at the end of a line, and mostly for that end, too; as a code it is U+0002."""

_LINE = re.compile(f"[^\\s{HYPHEN}][^\\r\\n{HYPHEN}]*{HYPHEN}?")
_SPACES = re.compile(r"\s+")
_GAP = 0.85  # times its size that the parts of a line are apart
_BOLD = 600  # weight of a font
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.I)  # of a font without a weight
_LONGEST_NAME = 100  # bytes of it
_LONGEST = 2_000  # code points of a line whose parts are looked for


class Line(NamedTuple):
    """A line of a page, or a part of one: its words, where the first of its characters stands, in points from the lower
    left of the page, and the size of most of its letters in points; all 0 where the file does not tell. ``bold``: its
    first and its last letter are.
    """

    words: str
    left: float
    base: float
    size: float
    bold: bool


class Letters:
    """The letters of one page; ``raw`` are PDFium's functions, and ``text_page`` is what they want of it."""

    def __init__(self, raw: Any, text_page: Any) -> None:
        self._raw = raw
        self._page = text_page
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._references = [ctypes.byref(side) for side in self._sides]
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._matrix = raw.FS_MATRIX()
        self._matrix_reference = ctypes.byref(self._matrix)

    def rows(self) -> Iterator[list[Line]]:
        """Yield the lines, in PDFium's order, each as its parts between wide gaps, from the left to the right."""
        for found in _LINE.finditer(self._text()):
            row: list[Line] = []
            words = found[0].rstrip()
            for start, end in pairwise([0, *self._cuts(words, found.start()), len(words)]):
                line = self._line(words[start:end].rstrip(), found.start() + start)
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

    def _cuts(self, words: str, first: int) -> list[int]:
        """Return the places in a line, as that of ``first`` is 0, where a part of it begins behind a wide gap.

        Where most gaps are, one drawing of letters ends and another begins. What spaces out a line to an even margin
        mostly stands within one.
        """
        count = self._count(first, len(words)) if len(words) <= _LONGEST else 1
        apart = self._apart(count, self._size(first)) if count > 1 else []
        starts = [space.end() for space in _SPACES.finditer(words)] if apart else []
        cuts = (bisect_left(starts, cut + 1, key=lambda start: self._count(first, start + 1)) for cut in apart)
        return sorted({starts[cut] for cut in cuts if cut < len(starts)})

    def _apart(self, count: int, size: float) -> list[int]:
        """Return which of the ``count`` boxes around letters that were drawn at a time stand far to the right of the
        one before, or below it and to the left; only after ``_count``.
        """
        get, page, (left, top, right, bottom) = self._raw.FPDFText_GetRect, self._page, self._sides
        found: list[int] = []
        last_left = last_middle = last_right = 0.0
        for number in range(count):
            get(page, number, *self._references)
            middle = (top.value + bottom.value) / 2
            height = max(size, top.value - bottom.value)
            if number and (
                left.value - last_right > _GAP * height
                or (left.value < last_left and last_middle - middle > height / 2)
            ):
                found.append(number)
            last_left, last_middle, last_right = left.value, middle, right.value
        return found

    def _count(self, first: int, length: int) -> int:
        count: int = self._raw.FPDFText_CountRects(self._page, first, length)
        return count

    def _line(self, words: str, first: int) -> Line:
        left, base, *_ = self._sides
        self._raw.FPDFText_GetCharOrigin(self._page, first, *self._references[:2])
        one, other = first + _letter(words), first + _last_letter(words)
        size = self._size(one)
        if size != self._size(other):  # marks of items are often smaller, and what is set as code is, at either end
            size = median_low((size, self._size(other), self._size(first + _letter(words, len(words) // 2))))
        return Line(decoded(words), left.value, base.value, size, self._is_bold(one) and self._is_bold(other))

    def _is_bold(self, place: int) -> bool:
        weight: int = self._raw.FPDFText_GetFontWeight(self._page, place)
        if weight <= 0:
            length = self._raw.FPDFText_GetFontInfo(self._page, place, self._name, _LONGEST_NAME, None)
            return 0 < length <= _LONGEST_NAME and _BOLD_NAME.search(self._name.value) is not None
        return weight >= _BOLD

    def _size(self, place: int) -> float:
        """Return the size of a letter in points."""
        matrix = self._matrix
        self._raw.FPDFText_GetMatrix(self._page, place, self._matrix_reference)
        return round(self._raw.FPDFText_GetFontSize(self._page, place) * math.hypot(matrix.c, matrix.d), 1)


def usual_size(lines: Iterable[Line]) -> float:
    """Return the size of most of the letters of some lines in points, 0 of none."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.words)
    return max(sizes, key=sizes.__getitem__, default=0.0)


def _letter(words: str, start: int = 0) -> int:
    """Return the place of the first letter or digit from ``start`` on, 0 for none."""
    return next((place for place in range(start, len(words)) if words[place].isalnum()), 0)


def _last_letter(words: str) -> int:
    return next((place for place in range(len(words) - 1, 0, -1) if words[place].isalnum()), 0)
