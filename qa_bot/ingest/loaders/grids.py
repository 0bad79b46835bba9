"""A table of a document as rows: cells that span several places repeated there, the names of columns as its header."""

from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple
from xml.etree.ElementTree import Element

from qa_bot.ingest.loaders.composing import Composer
from qa_bot.ingest.loaders.tables import names_columns

_WIDEST = 100  # places of a row that cells of several places may fill


class Cell(NamedTuple):
    """The words of a cell, and how many columns and rows it spans."""

    words: str
    columns: int = 1
    rows: int = 1


class Row(NamedTuple):
    """A row of cells; ``header``: it is marked as one with the names of columns."""

    cells: Sequence[Cell]
    header: bool = False


def is_grid(rows: Sequence[Row]) -> bool:
    """Tell whether rows are those of a table: one of them has two cells with words. Others only set a page out."""
    return any(sum(bool(cell.words) for cell in row.cells) > 1 for row in rows)


def has_columns(rows: Iterable[Iterable[Element]]) -> bool:
    """Tell the same of the cells of rows as elements of XML."""
    return any(sum(any(map(str.strip, cell.itertext())) for cell in row) > 1 for row in rows)


def add_table(composer: Composer, rows: Sequence[Row]) -> None:
    """Add a table; where no row is marked as its header, the first is it if it has names, and figures stand below."""
    spread = _spread(rows)
    n_header = sum(1 for _ in takewhile(lambda row: row.header, rows))
    if n_header == len(rows):
        n_header = 0
    if n_header == 0 and _has_names(spread):
        n_header = 1
    if n_header:
        composer.row(map(_joined, zip(*_same_length(spread[:n_header]), strict=True)), header=True)
    for cells in spread[n_header:]:
        composer.row(cells)


def _spread(rows: Sequence[Row]) -> list[list[str]]:
    """Return the words of each row, those of a cell in every place that it spans."""
    spread: list[list[str]] = []
    above: dict[int, tuple[int, str]] = {}  # by column: for how many more rows, and what
    for row in rows:
        words: list[str] = []
        for cell in row.cells:
            _take_above(words, above)
            for _ in range(min(max(cell.columns, 1), max(_WIDEST - len(words), 1))):
                if cell.rows > 1 and len(words) < _WIDEST:
                    above[len(words)] = (cell.rows - 1, cell.words)
                words.append(cell.words)
        _take_above(words, above)
        spread.append(words)
    return spread


def _take_above(words: list[str], above: dict[int, tuple[int, str]]) -> None:
    """Add the cells of rows above that reach into the next places of a row."""
    while len(words) in above:
        left, cell = above.pop(len(words))
        if left > 1:
            above[len(words)] = (left - 1, cell)
        words.append(cell)


def _same_length(rows: Sequence[list[str]]) -> list[list[str]]:
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]


def _joined(names: Sequence[str]) -> str:
    """Return the names that stand above one another for a column as one, each once."""
    return " ".join(dict.fromkeys(filter(None, names)))


def _has_names(rows: Sequence[Sequence[str]]) -> bool:
    lines = [" | ".join(cell.replace("|", "¦") for cell in row) for row in rows]
    places, start = [], 0
    for line in lines:
        places.append((start, start + len(line)))
        start += len(line) + 1
    return bool(places) and names_columns("\n".join(lines), places)
