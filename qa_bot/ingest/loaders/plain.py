"""Plain text: paragraphs, and what people write in text files to look like headings, lists and tables.

The text stays as it is; in ``readable``, list markers and lines that only draw a rule are blanked.
"""

from pathlib import Path

from qa_bot.ingest import dates, titles
from qa_bot.ingest.loaders import headings
from qa_bot.ingest.loaders.blank import blanked
from qa_bot.ingest.loaders.paragraphs import Piece, pieces, with_plain_line_ends
from qa_bot.text.heading import one_line
from qa_bot.types import Block, BlockKind, Document, Span

# From this many code points on, a paragraph is prose, whatever it ends with.
_PROSE = 100
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", '."', ".”", ".)")


def parse(text: str, name: str, path: Path) -> Document:
    """Make a document of a plain text."""
    lined = with_plain_line_ends(text)
    field = dates.leading(lined)
    start = _end_of_leading_field(text, field)
    found, blanks = pieces(lined, start, by_line=name.lower().endswith(".log"))
    kinds = [_kind(text, found, number) for number in range(len(found))]
    return Document(
        name=name,
        path=path,
        text=text,
        readable=blanked(text, [(0, start), *blanks]),
        blocks=_blocks(text, found, kinds),
        title=_title(text, found, kinds) or titles.from_name(name),
        date=dates.in_name(name) or (field[0] if field else None),
    )


def _end_of_leading_field(text: str, field: tuple[str, int, int] | None) -> int:
    """Return where the text begins after a date that stands before its first sentence, in the same line."""
    if field is None or text[: field[1]].strip() or text[field[2] : field[2] + 1] not in (" ", "\t"):
        return 0
    return field[2]


def _kind(text: str, found: list[Piece], number: int) -> BlockKind:
    """Return the kind of a piece: for a line that stands alone, whether it is a heading."""
    piece = found[number]
    if piece.kind is not None:
        return piece.kind
    line = text[piece.start : piece.end]
    if number == 0 and headings.is_title(line) and not headings.may_be_answer(line):
        prose_near = any(_is_prose(text, near) for near in found[1:_NEAR])
        return BlockKind.HEADING if prose_near else BlockKind.PARAGRAPH
    if headings.is_heading(line) and _leads_on(text, found, number + 1, headings.has_deep_number(line)):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


# A title may have the lines of a byline, a date and an address between it and the first paragraph.
_NEAR = 8


def _leads_on(text: str, found: list[Piece], following: int, numbered: bool) -> bool:
    """Tell whether prose follows a heading, or, where headings are numbered, another one."""
    if following >= len(found):
        return False
    piece = found[following]
    line = text[piece.start : piece.end] if piece.kind is None else ""
    return _is_prose(text, piece) or (numbered and headings.has_deep_number(line) and headings.is_heading(line))


def _is_prose(text: str, piece: Piece) -> bool:
    if piece.kind not in (None, BlockKind.PARAGRAPH):
        return False
    return piece.end - piece.start > _PROSE or text.endswith(_SENTENCE_ENDS, piece.start, piece.end)


def _blocks(text: str, found: list[Piece], kinds: list[BlockKind]) -> tuple[Block, ...]:
    """Return the pieces as blocks."""
    return tuple(Block(Span(piece.start, piece.end), kind) for piece, kind in zip(found, kinds, strict=True))


def _title(text: str, found: list[Piece], kinds: list[BlockKind]) -> str:
    """Return the title line or the first heading, if no prose stands before it; else ""."""
    for piece, kind in zip(found, kinds, strict=True):
        line = text[piece.start : piece.end] if piece.kind is None or kind is BlockKind.HEADING else ""
        first = piece is found[0] and len(found) > 1 and headings.is_title(line)
        if kind is BlockKind.HEADING or first:
            return one_line(line)
        if _is_prose(text, piece):
            break
    return ""
