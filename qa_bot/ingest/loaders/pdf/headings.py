"""Which paragraphs of a PDF are headings: what is larger than most of its text, and what stands in bold above it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from qa_bot.ingest.loaders.composing import DEEPEST_LEVEL
from qa_bot.ingest.loaders.pdf.text import Paragraph
from qa_bot.ingest.titles import is_remark

_LARGER = 1.15  # times the size of most of the text
_NEAR = 0.1  # share by which the size of text differs from that of most
_LONGEST = 200  # code points of a heading
_MOST_LINES = 3
_LEAST_BELOW = 60  # code points of the text below a heading in bold
_LETTER = re.compile(r"[^\W\d_]")
_NUMBERED = re.compile(r"\d+(?:\.\d+)*\.?\s")
_LEADERS = re.compile(r"(?:\. ?){4}")  # of a table of contents
_GOES_ON = re.compile(r"[.,;:]\s*\Z|\s{3}")  # what ends as a heading does not, and the cells of a row


def headings(text: str, paragraphs: Sequence[Paragraph]) -> list[tuple[Paragraph, int]]:
    """Return the headings among the paragraphs, each with its level: the larger, the higher; those in bold below."""
    sizes: Counter[float] = Counter()
    bold = 0
    for paragraph in paragraphs:
        sizes[paragraph.size] += paragraph.end - paragraph.start
        bold += (paragraph.end - paragraph.start) * paragraph.bold
    usual = sizes.most_common(1)[0][0]
    short = [paragraph for paragraph in paragraphs if _is_short(text, paragraph)]
    larger = {paragraph for paragraph in short if paragraph.size >= _LARGER * usual > 0}
    levels = {size: level for level, size in enumerate(sorted({one.size for one in larger}, reverse=True), start=1)}
    in_bold = set() if bold * 2 > sizes.total() else {*_in_bold(text, paragraphs, usual)}
    return [
        (paragraph, min(levels[paragraph.size] if paragraph in larger else len(levels) + 1, DEEPEST_LEVEL))
        for paragraph in short
        if paragraph in larger or paragraph in in_bold
    ]


def _is_short(text: str, paragraph: Paragraph) -> bool:
    return (
        paragraph.lines <= _MOST_LINES
        and paragraph.end - paragraph.start <= _LONGEST
        and _LETTER.search(text, paragraph.start, paragraph.end) is not None
        and not _LEADERS.search(text, paragraph.start, paragraph.end)
        and not is_remark(text[paragraph.start : paragraph.end])
    )


def _in_bold(text: str, paragraphs: Sequence[Paragraph], usual: float) -> Iterator[Paragraph]:
    """Yield the paragraphs in bold with text below them, or with another such paragraph, that begin no further to the
    right, or have a number.
    """
    below: Paragraph | None = None
    for paragraph in reversed(paragraphs):
        if not paragraph.bold:
            long = paragraph.end - paragraph.start >= _LEAST_BELOW
            below = paragraph if long and abs(paragraph.size - usual) <= _NEAR * usual else None
        elif (
            below is not None
            and text[paragraph.start].isalnum()  # no mark of an item
            and paragraph.size >= (1 - _NEAR) * usual
            and (paragraph.left <= below.left + usual / 2 or _NUMBERED.match(text, paragraph.start))
            and not _GOES_ON.search(text, paragraph.start, paragraph.end)
        ):
            yield paragraph
        else:
            below = None
