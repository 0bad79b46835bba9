"""How deep the headings of a plain text stand below each other."""

from collections.abc import Iterator, Sequence

from qa_bot.ingest.loaders.plain import headings
from qa_bot.ingest.loaders.plain.piece import LOWEST, Piece
from qa_bot.types import BlockKind


def levelled(text: str, found: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with a level for each heading.

    One whose mark does not tell it stands below the last one whose mark does: with a number as deep as this is ("2.1"
    two levels), without one right below the last number. What a heading numbers by a word ("Section 1") stands below
    what the one right above it first numbers by another ("Article I"). A letter is the number of an annex where its
    parts have it, too ("A. Forms", "A.1 Claims").
    """
    result: list[Piece] = []
    drawn = depth = 0  # the level of the last heading whose mark tells it, and how deep the last number below it is
    annexes = set(_annexes(text, found))
    ranks: dict[str, int] = {}  # how deep what headings number by these words stands
    above = ""  # the word of the heading right above
    for piece in found:
        rank = ""
        if piece.kind is BlockKind.HEADING and not piece.level:
            line = text[piece.start : piece.end]
            annex = headings.annex(line)
            if annex - 1 in annexes:
                annexes.add(annex)
            section = (annex,) if annex in annexes else headings.section(line)
            rank = headings.rank(line)
            if rank:
                depth = ranks.setdefault(rank, ranks[above] + 1 if above else 0)
            elif section or headings.has_number(line):
                depth = len(section)
            below = depth if section else depth + 1
            piece = piece._replace(level=min(drawn + below, LOWEST))
        elif piece.kind is BlockKind.HEADING and piece.level < LOWEST:
            drawn, depth = piece.level, 0
        above = rank
        result.append(piece)
    return result


def _annexes(text: str, found: Sequence[Piece]) -> Iterator[int]:
    """Yield what the letters count as that begin the numbers of headings."""
    for piece in found:
        number = headings.section(text[piece.start : piece.end]) if piece.kind is BlockKind.HEADING else ()
        if number and not piece.level and headings.is_annex(number[0]):
            yield number[0]
