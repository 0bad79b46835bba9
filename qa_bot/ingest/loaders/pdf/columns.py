"""Prose in columns that a PDF draws line by line across them: which lines belong together, told by where they stand."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from statistics import fmean, median

from qa_bot.ingest.loaders.pdf.letters import Line
from qa_bot.ingest.loaders.pdf.text import GOES_ON

_WIDTH = 0.5  # of a letter, times its size
_ALIKE = 0.7  # times the size that two lines of a column begin apart, at most
_APART = 8  # times the size that two columns begin apart, at least
_FEWEST = 8  # lines of a page that are drawn across columns, and of a column
_MOST = 6  # columns
_SHARE = 0.25  # of the lines of a page that are drawn across them
_PROSE = 4  # words of a line, on average, in each column
_GOING_ON = 0.25  # of the lines of a column that go on with a sentence

Row = Sequence[Line]


def column_by_column(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows of a page, those of each column below one another where prose is drawn across several.

    What is as wide as several columns parts what stands above it from what stands below. The cells of a table are no
    prose.
    """
    across = [row for row in rows if len(row) > 1]
    if len(across) < max(_FEWEST, _SHARE * len(rows)):
        return rows
    size = median(line.size for row in rows for line in row)
    starts = _starts(rows, size) if size > 0 else []
    if not 2 <= len(starts) <= _MOST or not all(_is_prose(lines) for lines in _by_column(across, starts)):
        return rows
    ordered: list[Row] = []
    band: list[Row] = []
    for row in rows:
        if _is_wide(row, starts):
            ordered += [*_below_one_another(band, starts), row]
            band = []
        else:
            band.append(row)
    return [*ordered, *_below_one_another(band, starts)]


def _starts(rows: Sequence[Row], size: float) -> list[float]:
    """Return where on the page columns begin, from the left: the first of all, and where many lines do behind a gap."""
    found = [min(line.left for row in rows for line in row)]
    behind = sorted(line.left for row in rows for line in row[1:])
    for left in behind:
        alike = bisect_left(behind, left + _ALIKE * size) - bisect_right(behind, left - _ALIKE * size)
        if left - found[-1] > _APART * size and alike >= _FEWEST:
            found.append(left)
    return found


def _column(line: Line, starts: Sequence[float]) -> int:
    """Return the number of the column that a line begins in."""
    return max(number for number, start in enumerate(starts) if not number or line.left > start - _ALIKE * line.size)


def _by_column(rows: Sequence[Row], starts: Sequence[float]) -> list[list[Line]]:
    columns: list[list[Line]] = [[] for _ in starts]
    for row in rows:
        for line in row:
            columns[_column(line, starts)].append(line)
    return columns


def _is_prose(lines: Sequence[Line]) -> bool:
    """Tell whether the lines of a column are many words each, and sentences go on from one to the next."""
    if len(lines) < _FEWEST or fmean(line.words.count(" ") + 1 for line in lines) < _PROSE:
        return False
    return sum(GOES_ON.match(line.words) is not None for line in lines) >= _GOING_ON * len(lines)


def _is_wide(row: Row, starts: Sequence[float]) -> bool:
    """Tell whether a row is one line that reaches into a further column."""
    if len(row) > 1:
        return False
    line, column = row[0], _column(row[0], starts)
    return column + 1 < len(starts) and line.left + _WIDTH * line.size * len(line.words) > starts[column + 1]


def _below_one_another(rows: Sequence[Row], starts: Sequence[float]) -> list[Row]:
    return [[line] for lines in _by_column(rows, starts) for line in sorted(lines, key=lambda line: -line.base)]
