"""Rows of styled text: what every pane of the terminal interface is made of.

A row is plain data, so that what a screen shows can be computed and tested without a terminal. Text in a run is
literal: nothing here, or in the widgets that draw rows, reads markup.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import set_cell_size

from qa_bot.tui.cells import apart, cells
from qa_bot.tui.wrap import wrapped

ROLES = (
    "accent",
    "answer",
    "badge",
    "bar",
    "chosen",
    "dim",
    "error",
    "found",
    "found-here",
    "gutter",
    "heading",
    "key",
    "line",
    "mark",
    "place",
    "question",
    "refusal",
    "sentence",
    "span",
    "strong",
)
"""What a piece of text is; each role is a component class ``rows--<role>`` in the style sheet."""


class Run(NamedTuple):
    """A piece of text and its role ("" for plain text)."""

    text: str
    role: str = ""


class Row(NamedTuple):
    """One row of the screen. ``role`` styles it from edge to edge; ``target`` is what choosing the row chooses."""

    runs: tuple[Run, ...] = ()
    role: str = ""
    target: object = None

    @property
    def text(self) -> str:
        """The row's text without its roles."""
        return "".join(run.text for run in self.runs)


ASIDE = 12
"""Cells below which the beginning of a remark says nothing."""

BLANK = Row()


def row(*runs: Run | str, role: str = "", target: object = None) -> Row:
    """Return a row of ``runs``; a string is a run without a role."""
    return Row(tuple(Run(run) if isinstance(run, str) else run for run in runs), role, target)


def paragraph(text: str, width: int, role: str = "", indent: int = 2) -> Iterator[Row]:
    """Yield the rows of a text, indented and wrapped to ``width`` cells; its own line ends are kept."""
    for line in wrapped(text, width - indent):
        yield row(" " * indent, Run(line, role))


def clip(text: str, width: int) -> str:
    """Return ``text`` in at most ``width`` cells, its end replaced by an ellipsis where it is longer."""
    if cells(text) <= width:
        return text
    return set_cell_size(apart(text[: 2 * width]), width - 1).rstrip() + "…" if width > 1 else "…"[:width]


def aside(text: str, width: int) -> str:
    """Return ``text`` clipped to ``width`` cells, or nothing where so little of it would be left as to say nothing."""
    return clip(text, width) if width >= min(ASIDE, cells(text)) else ""


def clip_left(text: str, width: int) -> str:
    """Return ``text`` in at most ``width`` cells, its beginning replaced by an ellipsis where it is longer.

    For paths: the file's name says more than its folders.
    """
    if cells(text) <= width:
        return text
    if width < 2:
        return "…"[: max(width, 0)]
    kept = text[-width:]
    while cells(kept) > width - 1:
        kept = kept[1:]
    return "…" + kept


def spread(left: Sequence[Run], right: Sequence[Run], width: int) -> tuple[Run, ...]:
    """Return ``left``, then blanks, then ``right`` at the right edge of ``width`` cells (one blank at least)."""
    used = sum(cells(run.text) for run in (*left, *right))
    return (*left, Run(" " * max(1, width - used)), *right)


def styled(text: str, marks: Iterable[tuple[int, int, str]], start: int, end: int, plain: str = "") -> list[Run]:
    """Return ``text[start:end]`` as runs, where each mark ``(start, end, role)`` gives its part its role.

    Marks are positions in ``text``; where they overlap the later one counts. ``plain`` is the role of the rest.
    """
    cuts = {start, end}
    near = [mark for mark in marks if mark[0] < end and mark[1] > start]
    for mark_start, mark_end, _ in near:
        cuts.update((max(start, mark_start), min(end, mark_end)))
    edges = sorted(cuts)
    runs = []
    for left, right in pairwise(edges):
        role = next((role for begin, stop, role in reversed(near) if begin <= left and right <= stop), plain)
        runs.append(Run(text[left:right], role))
    return runs
