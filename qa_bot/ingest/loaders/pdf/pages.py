"""The lines of a PDF's pages, with where they stand and how large they are."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from qa_bot.errors import DocumentError
from qa_bot.ingest.files import check
from qa_bot.ingest.loaders.extras import library
from qa_bot.ingest.loaders.pdf.columns import column_by_column
from qa_bot.ingest.loaders.pdf.letters import Letters, Line
from qa_bot.ingest.loaders.pdf.rows import as_lines

LARGEST = 512 * 1024 * 1024
"""Bytes of a file: most of a large one are pictures."""


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
        return as_lines(column_by_column([*Letters(raw, text_page).rows()]))
    finally:
        text_page.close()
