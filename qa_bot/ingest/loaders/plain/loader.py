"""Plain text: paragraphs, and what people write in text files to look like headings, lists and tables.

The text stays as it is; in ``readable``, list markers, lines that only draw a rule and the colours of a terminal are
blanked.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from qa_bot.ingest import dates, titles
from qa_bot.ingest.loaders.blank import blanked
from qa_bot.ingest.loaders.plain import alone, headings, layout, rows
from qa_bot.ingest.loaders.plain.contents import without_contents
from qa_bot.ingest.loaders.plain.entries import with_entries
from qa_bot.ingest.loaders.plain.levels import levelled
from qa_bot.ingest.loaders.plain.paragraphs import pieces, with_plain_line_ends
from qa_bot.ingest.loaders.plain.piece import Piece
from qa_bot.ingest.loaders.plain.ruled import with_plain_rules
from qa_bot.text.heading import title_line
from qa_bot.text.joints import ESCAPE
from qa_bot.types import Block, BlockKind, Document, Span


def parse(text: str, name: str, path: Path) -> Document:
    """Make a document of a plain text."""
    shown = _without_colours(text)
    lined = with_plain_rules(with_plain_line_ends(shown))
    field = dates.leading(lined)
    start = _end_of_leading_field(shown, field)
    found, blanks, set_out, _ = pieces(lined, start, by_line=name.lower().endswith(".log"))
    settled = levelled(lined, alone.settled(lined, found))
    headed = with_entries(lined, settled) if layout.has_deeper(lined) else settled
    kept, contents = without_contents(lined, headed)
    blanks += (*_markers(found, settled), *contents)
    return Document(
        name=name,
        path=path,
        text=text,
        readable=blanked(shown, sorted([(0, start), *blanks])),
        blocks=tuple(
            Block(Span(piece.start, piece.end), piece.kind or BlockKind.PARAGRAPH, max(piece.level, 1))
            for piece in kept
        ),
        title=titles.of_page(_title(lined, found, settled, set_out.outline)) or titles.of_file(name, shown),
        date=dates.of_document(name, lined),
    )


def _without_colours(text: str) -> str:
    """Return the text, as long, without the escape sequences that a program wrote into it for a terminal."""
    if "\x1b" not in text:
        return text
    return blanked(text, (escape.span() for escape in re.finditer(ESCAPE, text)))


def _end_of_leading_field(text: str, field: tuple[str, int, int] | None) -> int:
    """Return where the text begins after a date that stands before its first sentence, in the same line."""
    if field is None or text[: field[1]].strip() or text[field[2] : field[2] + 1] not in (" ", "\t"):
        return 0
    return field[2]


def _markers(found: list[Piece], settled: list[Piece]) -> list[tuple[int, int]]:
    """Return the ranges of the numbers of lines that turned out to be items."""
    return [(was.start, now.start) for was, now in zip(found, settled, strict=True) if was.start < now.start]


def _title(lined: str, found: list[Piece], settled: list[Piece], outline: bool) -> str:
    """Return the title line, the subject of a letter, or the first heading without a number, if no prose or table
    stands before it; else "".

    ``outline``: the headings are those of parts only.
    """
    subject = titles.of_letter(lined)
    if subject:
        return subject
    if len(found) > 1 and found[0].kind is BlockKind.PARAGRAPH:
        lines = lined[found[0].start : found[0].end]
        if headings.is_wrapped_title(lines):
            return title_line(lines)
    first = 0
    for number, (piece, kind) in enumerate(zip(found, (piece.kind for piece in settled), strict=True)):
        line = lined[piece.start : piece.end] if piece.kind is None or kind is BlockKind.HEADING else ""
        if outline and piece.kind is BlockKind.HEADING:
            return ""
        if titles.is_imprint(line):
            first += number == first
            continue
        leads = number == first < len(found) - 1 and headings.is_title(line)
        if kind is BlockKind.HEADING or leads:
            # "1. Scope" is the title of a part; what is underlined at the top may be that of all, even with a number.
            numbered = headings.are_numbers(line) or (piece.kind is None and headings.has_number(line))
            title = titles.of_headings(_of_its_level(lined, settled, number))
            return title if (leads or not numbered) and not titles.is_generic(title_line(line)) else ""
        in_table = kind is BlockKind.ROW and not rows.is_field(lined, piece.start, piece.end)
        if in_table or alone.is_prose(lined, piece):
            break
    return ""


def _of_its_level(lined: str, settled: list[Piece], first: int) -> Iterator[str]:
    """Yield the line of a piece, then the headings of its level below it."""
    below = (piece for piece in settled[first + 1 :] if piece.kind is BlockKind.HEADING)
    for piece in (settled[first], *(piece for piece in below if piece.level == settled[first].level)):
        yield title_line(lined[piece.start : piece.end])
