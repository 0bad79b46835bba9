"""Tables of contents among the pieces of a plain text: numbered lines that stand again below, as headings."""

from collections.abc import Sequence
from itertools import groupby

from qa_bot.ingest.loaders.plain import headings
from qa_bot.ingest.loaders.plain.piece import Piece
from qa_bot.types import BlockKind

_LEAST = 3  # entries, one below the other
_LISTED = frozenset((BlockKind.ITEM, BlockKind.PARAGRAPH))


def without_contents(text: str, pieces: Sequence[Piece]) -> tuple[list[Piece], list[tuple[int, int]]]:
    """Return the pieces, each of which has a kind, but for those of a table of contents, and the ranges of these."""
    named = {_line(text, piece) for piece in pieces if piece.kind is BlockKind.HEADING}
    named = {line for line in named if headings.has_number(line)}
    if not named:
        return [*pieces], []
    kept: list[Piece] = []
    left_out: list[tuple[int, int]] = []
    for is_entry, run in groupby(pieces, lambda piece: piece.kind in _LISTED and _line(text, piece) in named):
        found = [*run]
        if is_entry and len(found) >= _LEAST:
            left_out += ((piece.start, piece.end) for piece in found)
        else:
            kept += found
    return kept, left_out


def _line(text: str, piece: Piece) -> str:
    """Return the line that a piece begins in, with its number, up to the piece's end."""
    return " ".join(text[text.rfind("\n", 0, piece.start) + 1 : piece.end].split())
