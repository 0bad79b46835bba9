"""Blocks that are no CommonMark, but common: admonitions, tabs, containers between colons, snippets put in.

    !!! note "Mind the dog"            :::tip Mind the dog            --8<-- "dog.md"

        It bites.                      It bites.

                                       :::

The parser is given a text of as many lines in which their bodies stand where they would stand without them.
"""

import re
from typing import NamedTuple

_ANY = re.compile(r"^[ \t]*+(?:!!!|\?\?\?|===[+!]? \"|:::?|;?-{1,9}8<-)", re.M)
_INDENTING = re.compile(
    r"[ \t]*+(?:(?:!!!|\?\?\?\+?)[ \t]++[\w-]++(?:[ \t]++[\w-]+)*|===[+!]?(?=[ \t]+\"))"
    r"[ \t]*+(?:\"([^\"\n]*+)\")?[ \t]*+\Z"
)
_CONTAINER = re.compile(
    r"[ \t]*+(?::{3,}[ \t]*+(?:\{[^{}\n]*+\}|[\w.-]++)?[ \t]*+\[?([^\[\]{}\n:]*+)\]?(?:\{[^{}\n]*+\})?"
    r"|::(?:[a-z][\w.-]*+(?:\{[^{}\n]*+\})?)?)[ \t]*+\Z"
)
_SNIPPET = re.compile(r"[ \t]*+;?-{1,9}8<-")
_PROPERTIES = re.compile(r"\n---[ \t]*(?:\n(?!---)[^\n]*){0,40}\n---[ \t]*(?=\n|\Z)")
_FENCE = re.compile(r"[ \t]*+(`{3,}|~{3,})")
_INDENT = re.compile(r"[ \t]*+")
_STEP = 4  # columns that a body stands deeper
_RULE = "***"  # what parts paragraphs, whatever is above and below


class Extended(NamedTuple):
    """The ranges that are ``silent``, in order, and the ``view`` of the text, line by line, for a parser."""

    silent: list[tuple[int, int]]
    view: str


def extended(lined: str) -> Extended:
    r"""Return what extensions make of a text whose line ends are ``\n``."""
    if not _ANY.search(lined):
        return Extended([], lined)
    reader = _Reader(lined)
    start = 0
    for line in lined.split("\n"):
        reader.read(line, start)
        start += len(line) + 1
    return Extended(reader.silent, "\n".join(reader.view))


class _Reader:
    """Goes through the lines with the columns at which the open bodies begin, and the fence of code that is open."""

    def __init__(self, lined: str) -> None:
        self.silent: list[tuple[int, int]] = []
        self.view: list[str] = []
        self._lined = lined
        self._bodies: list[int] = []
        self._fence = ""
        self._fence_bodies = 0
        self._properties_end = 0

    def read(self, line: str, start: int) -> None:
        """Take in the line that begins at ``start``."""
        if start < self._properties_end or not line.strip():
            self.view.append("")
            return
        self._leave(_column(line))
        if self._is_code(line):
            self.view.append(self._outdented(line))
        elif found := _INDENTING.match(line) or _CONTAINER.match(line):
            self._add_silent(found.span(1) if found[1] else (len(line), len(line)), line, start)
            if found.re is _INDENTING:
                self._bodies.append(_column(line) + _STEP)
            elif properties := _PROPERTIES.match(self._lined, start + len(line)):
                self.silent.append(properties.span())
                self._properties_end = properties.end()
        elif _SNIPPET.match(line):
            self._add_silent((len(line), len(line)), line, start)
        else:
            self.view.append(self._outdented(line))

    def _add_silent(self, title: tuple[int, int], line: str, start: int) -> None:
        """Blank a line but for its title, and let the parser see a rule in its place."""
        self.silent += ((start, start + title[0]), (start + title[1], start + len(line)))
        outdented = self._outdented(line)
        self.view.append(outdented[: len(outdented) - len(outdented.lstrip())] + _RULE)

    def _leave(self, column: int) -> None:
        """Close the bodies that a line in this column is not in."""
        while self._bodies and column < self._bodies[-1]:
            self._bodies.pop()
        if len(self._bodies) < self._fence_bodies:
            self._fence = ""
            self._fence_bodies = 0

    def _is_code(self, line: str) -> bool:
        """Tell whether a line is one of a block of code between fences, and open or close that."""
        fence = _FENCE.match(line)
        if self._fence:
            if fence and fence[1].startswith(self._fence) and line.strip() == fence[1]:
                self._fence = ""
            return True
        if fence:
            self._fence, self._fence_bodies = fence[1], len(self._bodies)
        return fence is not None

    def _outdented(self, line: str) -> str:
        """Return a line without the indent of the bodies that it is in."""
        indent = _INDENT.match(line)
        columns = indent[0].expandtabs(_STEP) if indent else ""
        return columns[_STEP * len(self._bodies) :] + line.lstrip(" \t") if self._bodies else line


def _column(line: str) -> int:
    indent = _INDENT.match(line)
    return len(indent[0].expandtabs(_STEP)) if indent else 0
