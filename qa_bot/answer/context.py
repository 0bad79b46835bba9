"""What stands around a cited sentence: its neighbours and, in a list or a table, what leads to the list or heads the
table.

"The customer shall not:" has no meaning without its items, nor have these without it; a row of a table has little
without the table's header.
"""

import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from qa_bot.index.kinds import NUMBER_OF_KIND
from qa_bot.index.reader import Index
from qa_bot.index.segment import Ending
from qa_bot.types import BlockKind

# Rows that are looked through for what leads to a list, and shown of what follows it
_REACH = 40
_FEW = 3

_ITEM, _CODE, _HEADING = (NUMBER_OF_KIND[kind] for kind in (BlockKind.ITEM, BlockKind.CODE, BlockKind.HEADING))
_LED = (BlockKind.CODE, BlockKind.HEADER, BlockKind.ROW)
_LONGEST_NUMBER = 6
_GAP = "… "


def before(index: Index, own: range, row: int, count: int) -> str:
    """Return up to ``count`` sentences in front of one, what leads to the list that it is in before these.

    ``own`` are the rows of its document; both end at headings.
    """
    rows = _neighbours(index, own, row, -1, count)[::-1]
    first = rows[0] if rows else row
    lead = _lead(index, own, row) if count else None
    if lead is None or lead >= first:
        return _joined(index, rows)
    gap = _GAP if lead + 1 < first else ""
    return f"{_joined(index, [lead])} {gap}{_joined(index, rows)}"


def after(index: Index, own: range, row: int, count: int) -> str:
    """Return up to ``count`` sentences behind one; of what leads to a list, a table or code, the beginning of that."""
    n_led = len(_led(index, own, row)) if count and index.ending(row) == Ending.COLON else 0
    return _joined(index, _neighbours(index, own, row, 1, max(count, n_led)))


def header_of(index: Index, row: int) -> str:
    """Return the header of the table that a sentence is a row of, on one line; "" for others."""
    rows = index.header(row)
    return _one_line(index.text(rows[0])) if rows else ""


def _led(index: Index, own: range, row: int) -> list[int]:
    """Return the first rows of the list, the table or the block of code behind a sentence."""
    rows: list[int] = []
    for near in _neighbours(index, own, row, 1, _FEW):
        begins = _is_item(index, near) or index.kind(near) in _LED
        if not begins and not (rows and _in_one_paragraph(index, rows[-1], near)):
            break
        rows.append(near)
    return rows


def _lead(index: Index, own: range, row: int) -> int | None:
    """Return the row of the header of the table that a sentence is a row of, or of the sentence that ends with a colon
    right in front of the list that it is in.

    Items before it may be of several sentences: then, those behind the first are in the paragraph of that.
    """
    header = index.header(row)
    if header:
        return header[0]
    if not _is_item(index, row):
        return None
    near = np.arange(row, max(own.start, row - _REACH) - 1, -1)
    kinds, endings = index.kinds(near).tolist(), index.endings(near).tolist()
    paragraphs = index.paragraph_edges(near)[0].tolist()
    inside: int | None = None  # the paragraph in which an item's first sentence is looked for
    for place, kind, ending, paragraph in zip(near.tolist(), kinds, endings, paragraphs, strict=True):
        if kind == _HEADING or (inside is not None and paragraph != inside):
            return None
        if kind == _ITEM or _is_item(index, place):
            inside = None
        elif inside is None and kind != _CODE:
            if ending == Ending.COLON:
                return int(place)
            inside = paragraph
    return None


def _is_item(index: Index, row: int) -> bool:
    """Tell whether a sentence is one of a list, or begins as one: (a), iv), 3)."""
    if index.kind(row) is BlockKind.ITEM:
        return True
    text = index.text(row)
    return ")" in text[:_LONGEST_NUMBER] and _numbered().match(text) is not None


@cache
def _numbered() -> re.Pattern[str]:
    """Return the pattern of an item's number in brackets, compiled by need."""
    return re.compile(r"\(?(?:[a-z]{1,4}|\d{1,2})\)\s", re.I)


def _in_one_paragraph(index: Index, *rows: int) -> bool:
    return len(set(index.paragraph_edges(np.array(rows))[0].tolist())) == 1


def _neighbours(index: Index, own: range, row: int, step: int, count: int) -> list[int]:
    """Return up to ``count`` rows beside a sentence, nearest first, ending at the ends of its document, whose rows are
    its ``own``, and at headings.
    """
    rows: list[int] = []
    for neighbour in range(row + step, row + step * (count + 1), step):
        if neighbour not in own or index.kind(neighbour) is BlockKind.HEADING:
            break
        rows.append(neighbour)
    return rows


def _joined(index: Index, rows: Sequence[int]) -> str:
    return " ".join(_one_line(index.text(row)) for row in rows)


def _one_line(text: str) -> str:
    return " ".join(text.split())
