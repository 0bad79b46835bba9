"""Which blocks of a plain text are rows without a table: fields, and records that begin with a time."""

import re

from qa_bot.ingest.loaders.columns import Line, joined, lines_of
from qa_bot.ingest.loaders.plain import layout

_FIELD = re.compile(r"[^\W\d_][^:\n]{0,30}+:[^\S\n]+\S")
_TIME = re.compile(
    r"[\[(<]?(?:(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:,?[ T]\d{1,2}:\d\d)?|\d{1,2}:\d\d)(?::\d\d)?"
    r"(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?(?: ?[ap]\.?m\b\.?)?[\])>]?(?=[ \t:,;–-])",
    re.I,
)


def rows(lined: str, start: int, end: int) -> list[Line] | None:
    """Return the rows of a block of lines, each with the lines that go on with it; None if these are no rows."""
    return _fields(lined, start, end) if is_field(lined, start, end) else _records(lined, start, end)


def is_field(text: str, start: int, end: int) -> bool:
    """Tell whether a line is "Field: value"."""
    return _FIELD.match(text, start, end) is not None


def _fields(lined: str, start: int, end: int) -> list[Line] | None:
    """Return the fields of a block, two or more where a value goes on in deeper lines; None where there are others."""
    lines = lines_of(lined, start, end)
    begins = [is_field(lined, *line) for line in lines]
    if all(begins):
        return lines
    indent = layout.indent(lined, start)
    deeper = (layout.indent(lined, line[0]) > indent for line, new in zip(lines, begins, strict=True) if not new)
    return joined(lines, begins) if sum(begins) > 1 and all(deeper) else None


def _records(lined: str, start: int, end: int) -> list[Line] | None:
    """Return the records of a log or a chat: two or more lines begin with a time, and at least one of three."""
    first = lined.find("\n", start, end) + 1
    if not (_TIME.match(lined, start, end) or _TIME.match(lined, first, end)):
        return None
    lines = lines_of(lined, start, end)
    timed = [_TIME.match(lined, *line) is not None for line in lines]
    return joined(lines, timed) if sum(timed) >= 2 and len(lines) <= 3 * sum(timed) else None
