"""Tables of a plain text whose columns are parted by tabs, bars or spaces."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from qa_bot.ingest.loaders.columns import GAP, Line, columns, lines_of

_BAR = re.compile(r"(?<=[ \t])\|(?=[ \t])")
_FIGURE = re.compile(r"(?<![^\W_])[\d.,]*\d")
_FIGURE_ALONE = re.compile(r"(?<![\w-])-?[.,]?\d")  # no part of a type, as that of MK4-200 is
_LONGEST_NAME = 40  # code points of a column's name
_FEWEST = 2  # rows of a table


class Table(NamedTuple):
    """A table, which begins at ``start``: its ``rows`` in order, the first of which may be its ``header``.

    ``rules`` are the lines of it that are drawn rather than written; ``end`` is behind the last line.
    """

    start: int
    end: int
    rows: Sequence[Line]
    header: bool
    rules: Sequence[Line] = ()


def tabbed(lined: str, start: int, end: int) -> Table | None:
    """Return the table of a block in which every line has a tab, but for those above the first that has one."""
    return _with_border(lined, start, end, "\t")


def spaced(lined: str, start: int, end: int) -> Table | None:
    """Return the table of a block with bars, as many in each line, or with columns that are parted by spaces."""
    table = _with_border(lined, start, end, " | ")
    if table and len({len(_BAR.findall(lined, *row)) for row in table.rows}) == 1:
        return table
    first = GAP.search(lined, start, end) if lined.find("  ", start, end) >= 0 else None
    if first is None:
        return None
    lines = lines_of(lined, start, end)
    lines = [line for line in lines if line[1] > first.start()]
    rows = columns(lined, lines)
    return None if rows is None else Table(lines[0][0], end, rows, names_columns(lined, rows))


def _with_border(lined: str, start: int, end: int, border: str) -> Table | None:
    """Return the table that begins with the first line that has a border, if all below have one."""
    first = lined.find(border, start, end)
    if first < 0 or border not in lined[first:end].rstrip().rpartition("\n")[2].lstrip():
        return None
    has = {line: border in lined[slice(*line)].rstrip() for line in lines_of(lined, start, end)}
    lines = [line for line in has if line[0] > first or has[line]]
    if len(lines) < _FEWEST or not all(map(has.get, lines)):
        return None
    return Table(lines[0][0], end, lines, names_columns(lined, lines))


def cells(row: str) -> list[str]:
    """Return the words of the cells of a row, without the empty ones."""
    parts = row.split("|") if "|" in row else row.split("\t") if "\t" in row else GAP.split(row)
    return [part.strip() for part in parts if part.strip()]


def has_cells(row: str) -> bool:
    """Tell whether a row has two cells."""
    return len(cells(row)) > 1


def has_figure(row: str) -> bool:
    """Tell whether a row has a number that is no part of a name, as that of Q4 is."""
    return _FIGURE.search(row) is not None


def names_columns(lined: str, rows: Sequence[Line]) -> bool:
    """Tell whether the first row has short names alone, and the rows below it mostly have figures.

    Of two columns the second must have them in every row, all of one kind: "Item, Cost" may be a header, but what is
    the first line of a list as "Colour: red; Length: 2 m" is none. Names that are one fewer than the cells of every row
    leave out that of the first column, and tell by this alone.
    """
    texts = [lined[slice(*row)] for row in rows]
    names = cells(texts[0])
    below = texts[1:]
    if len(names) < 2 or len(below) < _FEWEST or not all(map(is_name, names)):
        return False
    if all(len(cells(text)) == len(names) + 1 for text in below):
        return True
    if len(names) > 2:
        return sum(map(has_figure, below)) * 2 > len(below)
    kinds = Counter(_FIGURE.sub("0", found[1]) if len(found) == 2 else "" for found in map(cells, below))
    return len(kinds) == 1 and "0" in next(iter(kinds))


def is_name(cell: str) -> bool:
    """Tell whether a cell may name a column: it is short, and has letters and no figure."""
    if len(cell) > _LONGEST_NAME or cell.endswith((":", ",", ";")) or _FIGURE_ALONE.search(cell):
        return False
    return any(map(str.isalpha, cell))
