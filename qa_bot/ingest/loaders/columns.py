"""Columns parted by spaces: which lines have them, and which of these lines go on with the one above."""

import re
from collections import Counter
from collections.abc import Sequence

Line = tuple[int, int]
Gaps = Sequence[Sequence[tuple[int, int]]]  # of each line, counted from its head

_LINE = re.compile(r"[^\s][^\n]*+")
# The space between two columns; behind a full stop, two may be the typist's way to begin a sentence.
GAP = re.compile(r"(?<=[^\s.!?:])  +(?=\S)|(?<=[.!?:])   +(?=\S)")
_WIDE = 3  # spaces between columns where there are two of these only
_NARROW_EDGES = 3  # of columns that stand in every line where most gaps are narrower
_LONGEST = 100  # code points of a row with two columns: what is longer is set as pages are, in columns of prose


def columns(lined: str, lines: Sequence[Line]) -> list[Line] | None:
    """Return the rows of lines whose columns are parted by spaces; None if they have none.

    A line without columns goes on with the row above it where it is indented.
    """
    heads = [lined.rfind("\n", 0, first) + 1 for first, _ in lines]
    gaps = [
        [(gap.start() - head, gap.end() - head) for gap in GAP.finditer(lined, *line)]
        for head, line in zip(heads, lines, strict=True)
    ]
    if not (_has_columns(gaps) or (_has_two_columns(gaps) and max(b - a for a, b in lines) <= _LONGEST)):
        return None
    indents = [first - head for head, (first, _) in zip(heads, lines, strict=True)]
    begins = [bool(found) or indent <= indents[0] for found, indent in zip(gaps, indents, strict=True)]
    return joined(lines, begins)


def joined(lines: Sequence[Line], begins: Sequence[bool]) -> list[Line]:
    """Return the lines, each with those below it that begin no row."""
    found: list[Line] = []
    for line, new in zip(lines, begins, strict=True):
        if new or not found:
            found.append(line)
        else:
            found[-1] = (found[-1][0], line[1])
    return found


def lines_of(lined: str, start: int, end: int) -> list[Line]:
    """Return the lines of a block that have words, each from its first."""
    return [line.span() for line in _LINE.finditer(lined, start, end)]


def _has_columns(gaps: Gaps) -> bool:
    """Tell whether most lines have two gaps or more, and edges of columns stand below one another.

    Prose that is spaced out to an even margin has narrow gaps, some edges of which may meet by chance.
    """
    if len(gaps) < 2 or sum(len(found) > 1 for found in gaps) * 2 <= len(gaps):
        return False
    if _are_centred(gaps):
        return True
    wide = sum(map(len, _only_wide(gaps))) * 2 >= sum(map(len, gaps))
    return _edges(gaps, len(gaps) / 2) >= 1 if wide else _edges(gaps, len(gaps)) >= _NARROW_EDGES


def _are_centred(gaps: Gaps) -> bool:
    """Tell whether three lines or more have as many wide gaps, two or more; above the first column, a name may be
    missing.

    The edges of columns whose words are centred stand nowhere below one another.
    """
    first, *below = map(len, _only_wide(gaps))
    return len(below) > 1 and set(below) <= {first, first + 1} and len({*below}) == 1 and below[0] > 1


def _has_two_columns(gaps: Gaps) -> bool:
    """Tell whether every line has a wide gap, and an edge of these stands below another."""
    wide = _only_wide(gaps)
    return len(gaps) > 1 and all(wide) and _edges(wide, len(wide) / 2) >= 1


def _only_wide(gaps: Gaps) -> Gaps:
    return [[gap for gap in found if gap[1] - gap[0] >= _WIDE] for found in gaps]


def _edges(gaps: Gaps, least: float) -> int:
    """Return at how many places a column begins, or one ends, in ``least`` of the lines and in two."""
    counts = Counter((side, place) for found in gaps for gap in found for side, place in enumerate(gap))
    return sum(count >= max(2, least) for count in counts.values())
