"""Tables of an HTML page: those that have rows and columns, not those that set the page out."""

from collections.abc import Sequence
from typing import Any

from qa_bot.ingest.loaders.grids import Cell, Row, is_grid
from qa_bot.ingest.loaders.html.nodes import walk, words_of

_WITHIN = frozenset(("table", "h1", "h2", "h3", "h4", "h5", "h6", "pre"))
_SETS_OUT = frozenset(("presentation", "none"))
_LEAST_TEXT = 500  # code points of a cell that is no value
_MOST_ROWS = 65_534  # that a cell may span, as the standard has it


def rows(table: Any) -> Sequence[Row] | None:
    """Return the rows of a table; none where its words tell that it only sets the page out, None where its elements
    tell it at once.
    """
    if table.attributes.get("role") in _SETS_OUT:
        return None
    reader = _Reader()
    walk(table, lambda node: None, reader.enter, reader.leave)
    if reader.sets_out:
        return None
    return reader.rows if is_grid(reader.rows) and not _stands_beside(reader.rows) else ()


def _stands_beside(rows: Sequence[Row]) -> bool:
    """Tell whether a table is one row that puts a text beside something: a menu, a picture."""
    if len(rows) != 1 or rows[0].header:
        return False
    return any(len(cell.words) >= _LEAST_TEXT for cell in rows[0].cells)


class _Reader:
    """Collects rows; ``sets_out`` once something is in a cell that is in none of a table with rows and columns."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.sets_out = False
        self._cells: list[Cell] = []
        self._names = 0
        self._in_head = False

    def enter(self, node: Any) -> bool:
        """Take in an element of the table."""
        if self.sets_out or node.tag == "caption":
            return False
        if node.tag == "thead":
            self._in_head = True
        elif node.tag == "tr":
            self._cells, self._names = [], 0
        elif node.tag in ("td", "th"):
            self._add(node)
            return False
        return True

    def leave(self, node: Any) -> None:
        """Take in its end."""
        if node.tag == "thead":
            self._in_head = False
        elif node.tag == "tr" and self._cells:
            self.rows.append(Row(self._cells, self._in_head or self._names == len(self._cells)))

    def _add(self, node: Any) -> None:
        inner = node.child
        while inner is not None and not self.sets_out:
            self.sets_out = inner.tag in _WITHIN
            inner = inner.next
        if not self.sets_out:
            attributes = node.attributes
            columns, below = _number(attributes.get("colspan")), _number(attributes.get("rowspan"))
            self._cells.append(Cell(words_of(node), columns, below))
            self._names += node.tag == "th"


def _number(value: str | None) -> int:
    return min(int(value), _MOST_ROWS) if value and value.isascii() and value.isdigit() and len(value) < 9 else 1
