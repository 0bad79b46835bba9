"""The lines of a PDF's pages as one text: blank lines between its paragraphs, words whole, page breaks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from qa_bot.ingest.loaders.pdf.letters import HYPHEN, Line
from qa_bot.types import PAGE_BREAK

ENDED = re.compile(r"[.!?:;…。！？][\"'”’»)\]]*\Z")
"""How the last line of a sentence ends."""
GOES_ON = re.compile(r"[a-zß-ÿа-яα-ω]")
"""How a line begins that goes on with a sentence."""

_WIDE = 1.3  # times the usual distance of two lines: a paragraph ends between them
_WIDER = 1.8  # the same where a sentence goes on
_TIGHT, _LOOSE = 0.5, 2.5  # times its size that a line is below another, at least and at most
_INDENT = 0.7  # times its size that a first line begins to the right of the line before
_OTHER_SIZE = 0.1  # share by which the size of a heading differs
_NUMBERED = re.compile(r"\d+(?:\.\d+)*\.?\s")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Paragraph(NamedTuple):
    """Where the lines of a paragraph stand in the text and how many they are; where on the page the first begins, and
    how large it is; whether all are bold.
    """

    start: int
    end: int
    lines: int
    left: float
    size: float
    bold: bool


class PdfText(NamedTuple):
    """A text and, in the same places, the text with spaces for its page breaks; its paragraphs in order."""

    text: str
    lined: str
    paragraphs: list[Paragraph]


def joined(pages: Sequence[Sequence[Line]]) -> PdfText:
    """Return the text of pages."""
    lines = [(number, line) for number, found in enumerate(pages) for line in found]
    words = _whole([line.words for _, line in lines])
    usual = _usual_distance(pages)
    parts: list[str] = []
    paragraphs: list[Paragraph] = []
    page = end = 0
    before: Line | None = None
    for (number, line), own in zip(lines, words, strict=True):
        if not own:
            continue
        new = before is None or _begins(before, line, usual, number > page)
        gap = ("\n\n" if new else "\n") * (before is not None) + PAGE_BREAK * (number - page)
        parts += (gap, own)
        start = end + len(gap)
        end = start + len(own)
        if new:
            paragraphs.append(Paragraph(start, end, 1, line.left, line.size, line.bold))
        else:
            last = paragraphs[-1]
            paragraphs[-1] = last._replace(end=end, lines=last.lines + 1, bold=last.bold and line.bold)
        page, before = number, line
    text = "".join(parts)
    return PdfText(text, text.replace(PAGE_BREAK, " "), paragraphs)


def _usual_distance(pages: Sequence[Sequence[Line]]) -> float:
    """Return how far a line usually is below another, in the size of that."""
    distances = (
        (above.base - below.base) / above.size
        for lines in pages
        for above, below in pairwise(lines)
        if above.size > 0 and _TIGHT < (above.base - below.base) / above.size < _LOOSE
    )
    found = list(distances)
    return median(found) if found else 1.2


def _begins(before: Line, line: Line, usual: float, next_page: bool) -> bool:
    """Tell whether a paragraph begins with a line."""
    size = max(before.size, 0.1)
    if abs(line.size - before.size) > _OTHER_SIZE * max(line.size, size):
        return True
    distance = (before.base - line.base) / size
    goes_on = GOES_ON.match(line.words) is not None and not ENDED.search(before.words)
    if next_page or distance < 0:  # the next page or column: it begins unless a sentence goes on
        return line.size != before.size or not goes_on
    if line.bold != before.bold and not goes_on:
        return True
    indented = line.left - before.left > _INDENT * size and ENDED.search(before.words) is not None
    if indented and line.bold and _NUMBERED.match(before.words):  # a heading that goes on beside its number
        indented = False
    return distance > (_WIDER if goes_on else _WIDE) * usual or indented


def _whole(lines: Sequence[str]) -> list[str]:
    """Return the lines with what hyphens part at their ends joined, on the first of two lines."""
    known = set(_words(lines)) if any(HYPHEN in line for line in lines) else set()
    found = list(lines)
    for number, line in enumerate(found):
        if line.endswith(HYPHEN) and number + 1 < len(found):
            rest, _, below = found[number + 1].partition(" ")
            found[number] = _joint(line.rstrip(HYPHEN), rest, known)
            found[number + 1] = below.strip()
    return [line.replace(HYPHEN, "-") for line in found]


def _joint(line: str, rest: str, known: set[str]) -> str:
    """Return a line with the rest of its last word: without a hyphen, unless the word is known to have one."""
    first, second = line.rpartition(" ")[2], _WORD.match(rest)
    if second is None or not first[-1:].isalpha() or (second[0][0].isupper() and not first.isupper()):
        return f"{line}-{rest}"
    last = _WORD.findall(first)[-1]
    hyphened = f"{last}-{second[0]}".casefold() in known and f"{last}{second[0]}".casefold() not in known
    return f"{line}-{rest}" if hyphened else line + rest


def _words(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield from (word.casefold() for word in _WORD.findall(line))
