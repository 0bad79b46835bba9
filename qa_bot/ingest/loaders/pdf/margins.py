"""What repeats at the top and the bottom of pages: running headers and footers, and the numbers of pages."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa_bot.ingest.loaders.pdf.letters import Line

_NUMBER = re.compile(r"\d+|(?<!\w)[ivxlc]+(?!\w)", re.I)
_FIRST = re.compile(r"(\d{1,5})(?!\S)")
_LAST = re.compile(r"(?<!\S)(\d{1,5})\Z")
_NEAR = 20  # points
_EDGE = 2  # lines at the top, and at the bottom, that are looked at
_FEWEST = 3  # pages that have what repeats
_SHORT = 8  # pages of a file that has some headers, of odd or of even pages, on two of them only
_LONG = 4  # words of such a header, at least


class _Key(NamedTuple):
    """What is the same of a margin on all pages: its words, or by how much a number at an end of it differs from the
    page's; about how high it stands; and how many pages must have it.
    """

    same: str | int
    height: int
    fewest: int


def without_margins(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages without the lines at their edges that stand there on others, too, but for the numbers in them,
    or that begin or end with the number of the page.
    """
    short = len(pages) <= _SHORT
    edges = [list(_edges(lines)) for lines in pages]
    keys = [{line: {*_keys(line, number, short)} for line in found} for number, found in enumerate(edges)]
    counts = Counter(key for found in keys for key in set().union(*found.values()))
    return [
        [line for line in lines if all(counts[key] < key.fewest for key in found.get(line, ()))]
        for lines, found in zip(pages, keys, strict=True)
    ]


def _edges(lines: Sequence[Line]) -> Iterator[Line]:
    ordered = sorted(lines, key=lambda line: -line.base)
    yield from ordered[:_EDGE]
    yield from ordered[max(len(ordered) - _EDGE, _EDGE) :]


def _keys(line: Line, page: int, short: bool) -> Iterator[_Key]:
    """Yield what may repeat of a line; ``short``: the file has few pages."""
    height = round(line.base / _NEAR)
    words = " ".join(line.words.split())
    yield _Key(_NUMBER.sub("#", words), height, _FEWEST)
    for found in (_FIRST.match(line.words), _LAST.search(line.words)):
        if found is not None:
            yield _Key(int(found[1]) - page, height, _FEWEST)
    if short and words.count(" ") >= _LONG - 1:
        yield _Key(words, height, 2)
