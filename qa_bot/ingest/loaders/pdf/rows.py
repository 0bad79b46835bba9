"""Lines of a PDF whose parts stand in columns: as many spaces between these as a plain text has."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from qa_bot.ingest.loaders.pdf.letters import Line

_WIDTH = 0.5  # of a letter, times its size
_FEWEST = 3  # spaces between two columns
_MOST = 200  # code points before a column
_MARK = re.compile(r"[^\w\s]{1,3}|\(?[\w.]{1,8}[.)]|[\d.]+")  # of an item, or the number of a heading


def as_lines(rows: Sequence[Sequence[Line]]) -> list[Line]:
    """Return the rows of a page as lines: those below one another with their parts in columns, others as prose."""
    tabular = [_is_tabular(row) for row in rows]
    beside = zip_longest(tabular[1:], [False, *tabular[:-1]], fillvalue=False)
    return [
        _joined(row, own and (above or below)) for row, own, (below, above) in zip(rows, tabular, beside, strict=False)
    ]


def _is_tabular(row: Sequence[Line]) -> bool:
    """Tell whether a row has parts beside a mark that it begins with."""
    return len(row) - (_MARK.fullmatch(row[0].words) is not None) > 1


def _joined(row: Sequence[Line], in_columns: bool) -> Line:
    first = row[0]
    if len(row) == 1:
        return first
    words = first.words
    for number, part in enumerate(row[1:]):
        fewest = _FEWEST if in_columns and (number or not _MARK.fullmatch(first.words)) else 1
        place = (part.left - first.left) / (_WIDTH * first.size) if in_columns and first.size > 0 else 0
        words = words.ljust(max(round(min(place, _MOST)), len(words) + fewest)) + part.words
    size = max(row, key=lambda part: len(part.words)).size
    return first._replace(words=words, size=size, bold=all(part.bold for part in row))
