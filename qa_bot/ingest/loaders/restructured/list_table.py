"""Tables of a reStructuredText that are written as a list of rows, each a list of its cells (``list-table``)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from qa_bot.ingest.loaders.plain import headings
from qa_bot.types import Block, BlockKind, Span

_DIRECTIVE = re.compile(r"^([^\S\n]{0,24})\.\.[^\S\n]+list-table::[^\S\n]*+", re.M)
_LINE = re.compile(r"([^\S\n]*+)([^\s][^\n]*)?(?:\n|\Z)")
_OPTION = re.compile(r":[a-z-]{1,40}:")
_HEADER = re.compile(r":header-rows:[^\S\n]*[1-9]")
_ROW = re.compile(r"\*[^\S\n]+-(?:[^\S\n]+|\Z)")
_CELL = re.compile(r"-(?:[^\S\n]+|\Z)")
_FEWEST = 2  # rows of a table, and cells of a row
_CAPTION_LEVEL = 6  # no heading stands deeper


class Part(NamedTuple):
    """A range that is not read as prose: its ``blocks``, and the ranges of its ``marks``, in order."""

    start: int
    end: int
    blocks: list[Block]
    marks: list[tuple[int, int]]


class _Line(NamedTuple):
    start: int
    end: int
    indent: int


def list_tables(lined: str) -> Iterator[Part]:
    """Yield the tables of a text whose only line end is a line feed."""
    if "list-table::" not in lined:
        return
    end = 0
    for directive in _DIRECTIVE.finditer(lined):
        if directive.start() >= end and (table := _table(lined, directive)):
            end = table.end
            yield table


def _table(lined: str, directive: re.Match[str]) -> Part | None:
    """Return the table that a directive begins, None where what is below it is no list of rows with cells alike."""
    lines = _lines(lined, directive.end(), len(directive[1]))
    caption = next(lines)
    marks = [(directive.start(), directive.end())]
    rows: list[tuple[int, int]] = []
    cells: list[int] = []
    header, deep = False, 0
    for line in lines:
        text = lined[line.start : line.end]
        if row := _ROW.match(text):
            marks.append((line.start, line.start + row.end()))
            rows.append((line.start + row.end(), line.end))
            cells.append(1)
            deep = line.indent + row[0].index("-")
        elif rows:
            cell = _CELL.match(text) if line.indent == deep else None
            if cell:
                marks.append((line.start, line.start + cell.end()))
                cells[-1] += 1
            rows[-1] = (rows[-1][0], line.end)
        elif _OPTION.match(text):
            header = header or _HEADER.match(text) is not None
            marks.append((line.start, line.end))
        else:
            return None
    if len(rows) < _FEWEST or min(cells) < _FEWEST or len({*cells}) > 1:
        return None
    first = BlockKind.HEADER if header else BlockKind.ROW
    blocks = [Block(Span(*row), BlockKind.ROW if place else first) for place, row in enumerate(rows)]
    if caption.start < caption.end:
        is_heading = headings.is_heading(lined[caption.start : caption.end])
        kind = BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH
        blocks.insert(0, Block(Span(caption.start, caption.end), kind, _CAPTION_LEVEL if is_heading else 1))
    return Part(directive.start(), rows[-1][1], blocks, marks)


def _lines(lined: str, start: int, indent: int) -> Iterator[_Line]:
    """Yield what is left of the line at ``start``, and the lines below with words that are deeper than ``indent``."""
    first = True
    while first or start < len(lined):
        line = _LINE.match(lined, start)
        words = (line[2] or "").rstrip() if line else ""
        if line is None or (words and not first and len(line[1]) <= indent):
            return
        if words or first:
            yield _Line(line.end(1), line.end(1) + len(words), len(line[1]))
        start, first = line.end(), False
