"""Notes at the foot of a PDF's pages: they part no sentence that goes on overleaf."""

from collections.abc import Sequence
from itertools import pairwise

from qa_bot.ingest.loaders.pdf.letters import Line, usual_size
from qa_bot.ingest.loaders.pdf.text import ENDED, GOES_ON

_SMALLER = 0.95  # times the size of most of a page


def notes_first(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages, the notes at the foot of each before the lines of a sentence that goes on overleaf."""
    return [_notes_first(lines, below) for lines, below in pairwise([*pages, []])]


def _notes_first(lines: Sequence[Line], below: Sequence[Line]) -> list[Line]:
    usual = usual_size(lines)
    notes = len(lines)
    while notes and lines[notes - 1].size < _SMALLER * usual:
        notes -= 1
    start = notes
    while start and lines[start - 1].size == usual and not ENDED.search(lines[start - 1].words):
        start -= 1
    if not below or below[0].size != usual or not GOES_ON.match(below[0].words):
        return [*lines]
    return [*lines[:start], *lines[notes:], *lines[start:notes]]
