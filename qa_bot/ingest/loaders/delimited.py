"""Tables as files of delimited values (CSV, TSV): a row a line, the first of which names the columns."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import chain, takewhile
from pathlib import Path

from qa_bot.errors import DocumentError
from qa_bot.ingest import titles
from qa_bot.ingest.encoding import decode
from qa_bot.ingest.files import read
from qa_bot.ingest.loaders.composing import Composer
from qa_bot.ingest.loaders.tables import is_name
from qa_bot.types import Document

_DELIMITERS = ",;\t|"
_REMARK = "#"
_LONGEST = 1 << 20  # characters of a cell: more has one whose quotation mark is never closed


def parse(name: str, path: Path) -> Document:
    """Make a document of a table; raises DocumentError where it cannot be read."""
    lines = [*StringIO(decode(read(path)), newline="")]
    remarks = [line.strip() for line in takewhile(_is_remark, lines)]
    rows = _rows(lines[len(remarks) :])
    first = next(rows, [])
    composer = Composer()
    header = _header(remarks, first)
    composer.paragraph("\n".join(line.lstrip(_REMARK).strip() for line in remarks))
    composer.row(header, header=True)
    for row in rows if header is first else chain([first], rows):
        composer.row([*row, *[""] * (len(header) - len(row))] if any(row) else row)
    return composer.document(name, path, titles.from_name(name))


def _is_remark(line: str) -> bool:
    return line.startswith(_REMARK) or not line.strip()


def _rows(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the rows; what parts their cells is the sign of these that the first line has most of."""
    csv.field_size_limit(_LONGEST)
    delimiter = max(_DELIMITERS, key=lines[0].count) if lines else ","
    try:
        yield from csv.reader(lines, delimiter=delimiter)
    except csv.Error as error:
        raise DocumentError(f"it is damaged ({error}); save it anew or exclude it") from error


def _header(remarks: list[str], first: list[str]) -> list[str]:
    """Return the names of the columns: the first row, or the last remark, which is then taken out; else []."""
    if remarks and first:
        names = next(_rows([remarks[-1].lstrip(_REMARK)]), [])
        if len(names) >= max(len(first), 2):
            remarks.pop()
            return names
    return first if any(first) and all(is_name(cell) for cell in first if cell) else []
