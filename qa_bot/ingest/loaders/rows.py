"""Which blocks of a plain text are rows, and where each stands: fields, columns, and records that begin with a time."""

import re
from collections import Counter
from collections.abc import Sequence

Line = tuple[int, int]
Gaps = Sequence[Sequence[tuple[int, int]]]  # of each line, counted from its head

_LINE = re.compile(r"[^\s][^\n]*+")
_FIELD = re.compile(r"[^\W\d_][^:\n]{0,30}+:[^\S\n]+\S")
_TIME = re.compile(
    r"[\[(<]?(?:(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:,?[ T]\d{1,2}:\d\d)?|\d{1,2}:\d\d)(?::\d\d)?"
    r"(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?(?: ?[ap]\.?m\b\.?)?[\])>]?(?=[ \t:,;–-])",
    re.I,
)
# The space between two columns; behind a full stop, two may be the typist's way to begin a sentence.
_GAP = re.compile(r"(?<=[^\s.!?:])  +(?=\S)|(?<=[.!?:])   +(?=\S)")
_WIDE = 3  # spaces between columns where there are two of these only
_NARROW_EDGES = 3  # of columns that stand in every line where most gaps are narrower
_LONGEST = 100  # code points of a row with two columns: what is longer is set as pages are, in columns of prose


def rows(lined: str, start: int, end: int) -> list[Line] | None:
    """Return the rows of a block of lines, each with the lines that go on with it; None if these are no rows."""
    if _is_table(lined, start, end):
        return _lines(lined, start, end)
    return _records(lined, start, end)


def columns(lined: str, start: int, end: int) -> list[Line] | None:
    """Return the rows of a block whose columns are parted by spaces; None if it has none.

    A line without columns goes on with the row above it where it is indented.
    """
    if lined.find("  ", start, end) < 0 or not _GAP.search(lined, start, end):
        return None
    lines = _lines(lined, start, end)
    heads = [lined.rfind("\n", 0, first) + 1 for first, _ in lines]
    gaps = [
        [(gap.start() - head, gap.end() - head) for gap in _GAP.finditer(lined, *line)]
        for head, line in zip(heads, lines, strict=True)
    ]
    if not (_has_columns(gaps) or (_has_two_columns(gaps) and max(b - a for a, b in lines) <= _LONGEST)):
        return None
    indents = [first - head for head, (first, _) in zip(heads, lines, strict=True)]
    begins = [bool(found) or indent <= indents[0] for found, indent in zip(gaps, indents, strict=True)]
    return _joined(lines, begins)


def is_field(text: str, start: int, end: int) -> bool:
    """Tell whether a line is "Field: value"."""
    return _FIELD.match(text, start, end) is not None


def _is_table(lined: str, start: int, end: int) -> bool:
    """Tell whether every line is "Field: value", or has a tab in it."""
    if is_field(lined, start, end):
        return all(is_field(lined, *line) for line in _lines(lined, start, end))
    if lined.find("\t", start, lined.find("\n", start)) < 0:
        return False
    return all("\t" in lined[slice(*line)].rstrip() for line in _lines(lined, start, end))


def _records(lined: str, start: int, end: int) -> list[Line] | None:
    """Return the records of a log or a chat: two or more lines begin with a time, and at least one of three."""
    first = lined.find("\n", start, end) + 1
    if not (_TIME.match(lined, start, end) or _TIME.match(lined, first, end)):
        return None
    lines = _lines(lined, start, end)
    timed = [_TIME.match(lined, *line) is not None for line in lines]
    return _joined(lines, timed) if sum(timed) >= 2 and len(lines) <= 3 * sum(timed) else None


def _has_columns(gaps: Gaps) -> bool:
    """Tell whether most lines have two gaps or more, and edges of columns stand below one another.

    Prose that is spaced out to an even margin has narrow gaps, some edges of which may meet by chance.
    """
    if len(gaps) < 2 or sum(len(found) > 1 for found in gaps) * 2 <= len(gaps):
        return False
    wide = sum(map(len, _only_wide(gaps))) * 2 >= sum(map(len, gaps))
    return _edges(gaps, len(gaps) / 2) >= 1 if wide else _edges(gaps, len(gaps)) >= _NARROW_EDGES


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


def _joined(lines: Sequence[Line], begins: Sequence[bool]) -> list[Line]:
    """Return the lines, each with those below it that begin no row."""
    found: list[Line] = []
    for line, new in zip(lines, begins, strict=True):
        if new or not found:
            found.append(line)
        else:
            found[-1] = (found[-1][0], line[1])
    return found


def _lines(lined: str, start: int, end: int) -> list[Line]:
    return [line.span() for line in _LINE.finditer(lined, start, end)]
