"""Tables of a plain text with rules of dashes, below their header or between any of their rows."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from qa_bot.ingest.loaders.columns import Line, columns, joined, lines_of
from qa_bot.ingest.loaders.tables import Table, has_cells, has_figure, names_columns

# In pieces, one a column: "----  ------", "=== ===", "+---+----+", "----|----", "|---|:-:|"; or of one piece
_IN_COLUMNS = re.compile(r"[+|]?[ \t]*+:?[-=]{2,}+:?(?:[ \t+|]++:?[-=]{2,}+:?)+[ \t+|]*+(?=\n|\Z)")
_WHOLE = re.compile(r"([-=])\1{2,}[ \t]*+(?=\n|\Z)")
_RULE = re.compile(r"[+|]?[ \t]*+:?(?:--|==)")
_RULE_BELOW = re.compile(r"\n[ \t]*+[+|]?[ \t]*+:?(?:--|==)")
_PIECE = re.compile(r"[-=:]+")
_BARS = "│┃║"
_DRAWN = str.maketrans(
    {
        **dict.fromkeys(_BARS, "|"),
        **dict.fromkeys("─━", "-"),
        **dict.fromkeys("═", "="),
        **dict.fromkeys("┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╒╕╘╛╞╡╤╧╪", "+"),
    }
)
_MOST_LINES = 3  # of names above a rule
_FEWEST = 2  # rows of a table


class _Line(NamedTuple):
    """A line of a block; ``rule`` is what it draws, "" where it is written; ``indent`` and ``pieces``, the columns that
    it is ruled in, are counted from the head of the line.
    """

    span: Line
    indent: int
    rule: str
    pieces: Sequence[tuple[int, int]]
    cells: bool


class _Part(NamedTuple):
    """Rows that no rule parts, and the rule below them."""

    rows: list[Line]
    below: _Line | None


def with_plain_rules(lined: str) -> str:
    """Return the text, at the same length, with what tables are drawn with in ASCII, if it has bars of such."""
    return lined.translate(_DRAWN) if any(bar in lined for bar in _BARS) else lined


def ruled(lined: str, start: int, end: int) -> Table | None:
    """Return the table of a block with rules in it, whose columns the rules or all of its lines tell."""
    if not _may_be_ruled(lined, start, end):
        return None
    lines = _inside(lined, [_line(lined, *line) for line in lines_of(lined, start, end)])
    rules = [line for line in lines if line.rule]
    place = next((k for k, line in enumerate(lines) if line.pieces), None)
    if not rules or len(lines) - len(rules) < _FEWEST or not _is_table(lined, lines, place):
        return None
    parts = _parts(lines, None if place is None else lines[place])
    rows, header = _with_header(lined, parts)
    return Table(lines[0].span[0], lines[-1].span[1], rows, header, [rule.span for rule in rules])


def _may_be_ruled(lined: str, start: int, end: int) -> bool:
    """Tell whether there is a rule; the short way, since most blocks have none, or are a heading with its underline."""
    if lined.find("--", start, end) < 0 and lined.find("==", start, end) < 0:
        return False
    if lined.count("\n", start, end) < _FEWEST:
        return False
    return (_RULE.match(lined, start, end) or _RULE_BELOW.search(lined, start, end)) is not None


def _is_table(lined: str, lines: Sequence[_Line], place: int | None) -> bool:
    """Tell whether lines are a table: beside the first rule in columns, at ``place``, stands a row that fits it; where
    none is in columns, all lines are.
    """
    if place is not None:
        return _fits(lined, lines[place - 1 if place else 1], lines[place])
    written = [line for line in lines if not line.rule]
    return all(line.cells for line in written) and _in_columns(lined, [line.span for line in written])


def _line(lined: str, start: int, end: int) -> _Line:
    indent = start - (lined.rfind("\n", 0, start) + 1)
    in_columns = _IN_COLUMNS.match(lined, start, end)
    rule = in_columns or _WHOLE.match(lined, start, end)
    text = lined[start:end].rstrip()
    if rule is None:
        return _Line((start, end), indent, "", (), has_cells(text))
    pieces = [piece.span() for piece in _PIECE.finditer(text)] if in_columns else []
    return _Line((start, end), indent, text, [(a + indent, b + indent) for a, b in pieces], cells=False)


def _inside(lined: str, lines: Sequence[_Line]) -> Sequence[_Line]:
    """Return the lines from the first with cells, or above a rule that fits it, to the last of these or a rule."""
    first = next((k for k, line in enumerate(lines) if line.cells or line.pieces), len(lines))
    if 0 < first < len(lines) and lines[first].pieces and _fits(lined, lines[first - 1], lines[first]):
        first -= 1
    last = max((k for k, line in enumerate(lines) if line.cells or line.rule), default=-1)
    return lines[first : last + 1]


def _in_columns(lined: str, lines: Sequence[Line]) -> bool:
    """Tell whether all lines have tabs or all have bars, or columns parted by spaces."""
    texts = [lined[slice(*line)].rstrip() for line in lines]
    return any(all(border in text for text in texts) for border in ("\t", " | ")) or columns(lined, lines) is not None


def _fits(lined: str, row: _Line, rule: _Line) -> bool:
    """Tell whether a row has the columns of a rule above it or below: words in the second, none between two."""
    text = lined[slice(*row.span)]
    if row.rule or "\t" in text or "|" in text:
        return row.cells
    edges = [max(place - row.indent, 0) for piece in rule.pieces for place in piece][1:-1]
    between = zip(edges[::2], edges[1::2], strict=True)
    return bool(text[edges[1] :].strip()) and not any(text[a:b].strip() for a, b in between)


def _parts(lines: Sequence[_Line], rule: _Line | None) -> list[_Part]:
    """Return the rows between rules; ``rule`` is one in columns, if there is one.

    In a grid, all lines between two rules are one row; else a line that leaves the first column empty goes on with the
    row above it.
    """
    grid = rule is not None and rule.rule.startswith("+") and sum(bool(line.rule) for line in lines) > _FEWEST + 1
    edge = rule.pieces[0][1] if rule else None
    parts: list[_Part] = []
    for drawn, group in groupby(lines, key=lambda line: bool(line.rule)):
        held = [*group]
        if not drawn:
            begins = [not grid and (line.indent < edge if edge is not None else line.cells) for line in held]
            parts.append(_Part(joined([line.span for line in held], begins), None))
        elif parts:
            parts[-1] = parts[-1]._replace(below=held[0])
    return parts


def _with_header(lined: str, parts: Sequence[_Part]) -> tuple[list[Line], bool]:
    """Return the rows, and whether the first is the header: what stands above the first rule may be one of several
    lines.
    """
    rows = [row for part in parts for row in part.rows]
    if not _is_header(lined, parts):
        return rows, names_columns(lined, rows)
    top = parts[0].rows
    return [(top[0][0], top[-1][1]), *rows[len(top) :]], True


def _is_header(lined: str, parts: Sequence[_Part]) -> bool:
    """Tell whether the first rows are the header, by the rule below them.

    Names have no figures, but years may head columns; a rule that stands between other rows, too, tells less.
    """
    top, below = parts[0]
    if below is None or len(parts) < 2 or len(top) > _MOST_LINES:
        return False
    alike = any(part.below and part.below.rule[:2] == below.rule[:2] for part in parts[1:-1])
    if any(has_figure(lined[slice(*row)]) for row in top):
        return bool(below.pieces) and len(top) == 1 and not alike
    return bool(below.pieces) or (len(top) == 1 and not alike)
