"""The lines of a PDF's pages, in the order in which PDFium reads them, with where they stand and how large they are."""

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median_low
from typing import Any, NamedTuple

from qa_bot.errors import DocumentError
from qa_bot.ingest.files import check
from qa_bot.ingest.loaders.extras import library

LARGEST = 512 * 1024 * 1024
"""Bytes of a file: most of a large one are pictures."""
HYPHEN = "\ufffe"
"""What PDFium gives for a hyphen at the end of a line, and mostly for that end, too; as a code it is U+0002."""

_LINE = re.compile(f"[^\\s{HYPHEN}][^\\r\\n{HYPHEN}]*{HYPHEN}?")


class Line(NamedTuple):
    """A line of a page: its words, where the first of its characters stands, in points from the lower left of the page,
    and the size of most of its letters in points; all 0 where the file does not tell.
    """

    words: str
    left: float
    base: float
    size: float


class Pages(NamedTuple):
    """A file's title field and the lines of each of its pages."""

    title: str
    pages: list[list[Line]]


def read_pages(path: Path) -> Pages:
    """Return the lines of a PDF; raises DocumentError where it cannot be read."""
    check(path, LARGEST)
    pdfium = library("pypdfium2", "pdf", "PDF")
    try:
        with pdfium.PdfDocument(str(path)) as file:
            return Pages(file.get_metadata_value("Title"), [_lines(pdfium.raw, page) for page in _pages(file)])
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.raw.FPDF_ERR_PASSWORD:
            raise DocumentError("it is protected by a password; save a copy without one or exclude it") from error
        raise DocumentError(f"it is no PDF, or damaged ({error}); save it anew or exclude it") from error


def _pages(file: Any) -> Iterator[Any]:
    for number in range(len(file)):
        page = file[number]
        yield page
        page.close()


def _lines(raw: Any, page: Any) -> list[Line]:
    text_page = page.get_textpage()
    try:
        text = _text(raw, text_page)
        return [_line(raw, text_page, found[0].rstrip(), found.start()) for found in _LINE.finditer(text)]
    finally:
        text_page.close()


def _text(raw: Any, text_page: Any) -> str:
    """Return the text of a page, a character for each that PDFium counts."""
    count = text_page.count_chars()
    text: str = text_page.get_text_range()
    if len(text) != count:  # it left some out, or has some beyond the basic plane
        codes = (raw.FPDFText_GetUnicode(text_page, place) for place in range(count))
        text = "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in codes)
    return text.replace("\x02", HYPHEN)


def _line(raw: Any, text_page: Any, words: str, first: int) -> Line:
    left, base = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text_page, first, ctypes.byref(left), ctypes.byref(base))
    size = median_low(_size(raw, text_page, first + place) for place in _telling(words))
    return Line(words, left.value, base.value, size)


def _telling(words: str) -> Sequence[int]:
    """Return the places of a few letters that tell the size of a line: marks of items are often smaller, and what is
    set as code is, at either end.
    """
    letters = [place for place, character in enumerate(words) if character.isalnum()]
    return (letters[0], letters[len(letters) // 2], letters[-1]) if letters else (0,)


def _size(raw: Any, text_page: Any, place: int) -> float:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text_page, place, ctypes.byref(matrix))
    return round(raw.FPDFText_GetFontSize(text_page, place) * math.hypot(matrix.c, matrix.d), 1)
