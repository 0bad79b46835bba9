"""PDF: the text of its pages, cut as a plain text is, with the headings that its letters show."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from qa_bot.errors import DocumentError
from qa_bot.ingest import titles
from qa_bot.ingest.loaders.blank import only
from qa_bot.ingest.loaders.composing import DEEPEST_LEVEL
from qa_bot.ingest.loaders.pdf.axes import without_axes
from qa_bot.ingest.loaders.pdf.contents import without_contents
from qa_bot.ingest.loaders.pdf.headings import headings
from qa_bot.ingest.loaders.pdf.line_numbers import without_line_numbers
from qa_bot.ingest.loaders.pdf.margins import without_margins
from qa_bot.ingest.loaders.pdf.notes import notes_first
from qa_bot.ingest.loaders.pdf.pages import read_pages
from qa_bot.ingest.loaders.pdf.text import Paragraph, joined
from qa_bot.ingest.loaders.pdf.watermarks import without_watermarks
from qa_bot.ingest.loaders.plain import loader as plain
from qa_bot.text.heading import title_line
from qa_bot.types import Block, BlockKind, Document, Span


def parse(name: str, path: Path) -> Document:
    """Make a document of a PDF; raises DocumentError where it cannot be read."""
    title, pages = read_pages(path)
    text, lined, paragraphs = joined(notes_first(without_margins(without_line_numbers(without_watermarks(pages)))))
    if not text.strip():
        raise DocumentError("its pages have no text; run OCR on it first, or exclude it")
    document = plain.parse(lined, name, path)
    found = headings(text, paragraphs)
    blocks = without_contents(lined, without_axes(lined, _with_headings(document.blocks, found)))
    readable = _readable(document.readable, lined, [paragraph for paragraph, _ in found])
    return replace(
        document,
        text=text,
        readable=only(readable, ((block.span.start, block.span.end) for block in blocks)),
        blocks=blocks,
        title=_title(title_line(titles.of_field(title)), _largest(lined, found)) or document.title,
    )


def _title(field: str, heading: str) -> str:
    """Return the title field or the largest heading, "" for neither; a heading, where the field may be a code."""
    return field if titles.has_word(field) else heading or field


def _readable(readable: str, lined: str, headings: Sequence[Paragraph]) -> str:
    """Return the readable text with the words of headings as they are: a number there is no marker of an item."""
    parts: list[str] = []
    position = 0
    for heading in headings:
        parts += (readable[position : heading.start], lined[heading.start : heading.end])
        position = heading.end
    return "".join((*parts, readable[position:]))


def _with_headings(blocks: Sequence[Block], headings: Sequence[tuple[Paragraph, int]]) -> tuple[Block, ...]:
    """Return the blocks with one for each heading in the place of those that it was cut into.

    Other headings, which words alone show, stand under these.
    """
    above = max((level for _, level in headings), default=0)
    starts = [one.start for one, _ in headings]
    found = [Block(Span(one.start, one.end), BlockKind.HEADING, level) for one, level in headings]
    for block in blocks:
        place = bisect_right(starts, block.span.start) - 1
        if place < 0 or block.span.start >= headings[place][0].end:
            level = min(above + block.level, DEEPEST_LEVEL) if block.kind is BlockKind.HEADING else 1
            found.append(replace(block, level=level))
    return tuple(sorted(found, key=lambda block: block.span))


def _largest(lined: str, headings: Sequence[tuple[Paragraph, int]]) -> str:
    """Return the first of the largest headings, "" for none, or one that tells nothing of the document."""
    first = next((one for one, level in headings if level == 1), None)
    title = "" if first is None else title_line(lined[first.start : first.end])
    return "" if titles.is_generic(title) else title
