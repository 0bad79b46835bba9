"""A term and the deeper lines below it that describe it: of a glossary, or of the options of a program.

Neither says much without the other, so the term is read as the beginning of the first sentence below it.
"""

import re
from collections.abc import Mapping, Sequence

_LONGEST = 72  # code points of a term
_LEAST_INDENT = 2  # columns that a description stands deeper
_LINE_WINDOW = 200  # code points of a line that its shape is read from
_INDENT = re.compile(r"[^\S\r\n]*+")
_INDENTED = re.compile(r"[\r\n][ \t]")
# An option, or a code that stands alone (128, E_NOMEM): what is described in short may have no full stop
_OPTION = re.compile(r"--?\w|`|(?:\d{1,5}|[A-Z]+(?:\d+|_[A-Z\d_]+))(?=[^\S\r\n]*+(?:[\r\n]|\Z))")
_LISTED = re.compile(r"[-*+•·‣⁃◦▪●○–—#>|]+(?:\s|\Z)|\(?\w{1,3}[.)]\s|[^\W\d_][^:]{0,30}: ")
_UNFINISHED = re.compile(r"[.!?…,;:{(\[=+&|\\\-–—‐\u00ad。！？][\"'”’»)\]]{0,2}\Z")
_SAID_WITHIN = re.compile(r"[^\W\d_]{2}[.!?]\s++[^\W\d_]")
_SAID = re.compile(r"[.!?…。！？][\"'”’»)\]`*]{0,3}\Z")


def described(text: str, lines: Sequence[tuple[int, int]]) -> Mapping[int, bool]:
    """Map the start of a line to True where it goes on with the term above it, to False where a term begins.

    ``lines`` are the ranges of lines that follow one another, with their indents. A description says something in
    sentences, or its term is an option or a code: a stanza, an address and a program have deeper lines, too.
    """
    if not _INDENTED.search(text, lines[0][0], lines[-1][1]):
        return {}
    columns = [column(text, *line) for line in lines]
    found: dict[int, bool] = {}
    for number in range(len(lines) - 1):
        if number and columns[number - 1] <= columns[number]:
            continue
        last = _last_below(columns, number)
        if number and _goes_on(text, lines[number - 1], lines[number]):
            continue
        if last > number and is_term(text, lines[number]) and _describes(text, lines, number, last):
            found.setdefault(lines[number][0], False)
            found[lines[number + 1][0]] = True
            if last + 1 < len(lines):
                found[lines[last + 1][0]] = False
    return found


def _last_below(columns: Sequence[int], number: int) -> int:
    """Return the last of the lines right below line ``number`` that stand deeper; ``number`` if none does."""
    last = number
    while last + 1 < len(columns) and columns[last + 1] >= columns[number] + _LEAST_INDENT:
        last += 1
    return last


def is_term(text: str, line: tuple[int, int]) -> bool:
    """Tell whether a line may be a term: short, no item of a list, and neither the end of a sentence nor cut short."""
    words = text[line[0] : min(line[1], line[0] + _LINE_WINDOW)].strip()
    if not 0 < len(words) <= _LONGEST or _LISTED.match(words) or _UNFINISHED.search(words[-4:]):
        return False
    return _SAID_WITHIN.search(words) is None


def _goes_on(text: str, above: tuple[int, int], line: tuple[int, int]) -> bool:
    """Tell whether a line in lower case goes on with the one above, which does not end as a sentence does."""
    words = text[line[0] : min(line[1], line[0] + _LINE_WINDOW)].lstrip()
    return words[:1].islower() and _SAID.search(text[max(above[0], above[1] - 8) : above[1]].rstrip()) is None


def _describes(text: str, lines: Sequence[tuple[int, int]], number: int, last: int) -> bool:
    """Tell whether the lines behind line ``number`` up to ``last`` say what it is."""
    if _begins_as_option(text, *lines[number]):
        return not _begins_as_option(text, *lines[number + 1])
    final = lines[last][1]
    return _SAID.search(text[max(lines[last][0], final - 8) : final].rstrip()) is not None


def column(text: str, start: int, end: int) -> int:
    """Return the column in which a line's first word stands; that of an empty line is 0."""
    indent = _INDENT.match(text, start, end)
    return len(indent[0].expandtabs()) if indent and indent.end() < end else 0


def _begins_as_option(text: str, start: int, end: int) -> bool:
    indent = _INDENT.match(text, start, end)
    return _OPTION.match(text, indent.end() if indent else start, end) is not None
