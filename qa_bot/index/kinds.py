"""What a sentence is part of, as an index stores it in a byte: kind of block, level of a heading, if that tells."""

from qa_bot.index.columns import Array
from qa_bot.text.heading import tells
from qa_bot.types import Block, BlockKind

NUMBER_OF_KIND = {kind: number for number, kind in enumerate(BlockKind)}
"""The kinds of block by number, in the four lowest bits; the three above are the level of a heading, 0 for others."""
ROW, HEADER = NUMBER_OF_KIND[BlockKind.ROW], NUMBER_OF_KIND[BlockKind.HEADER]
_KIND_BITS, _LEVEL_BITS = 4, 3
_KIND, _LEVEL = (1 << _KIND_BITS) - 1, (1 << _LEVEL_BITS) - 1
_TELLS = 1 << (_KIND_BITS + _LEVEL_BITS)


def number_of(block: Block, text: str) -> int:
    """Return what the kind of a block of a text is stored as, with the level of a heading and whether it tells."""
    number = NUMBER_OF_KIND[block.kind]
    if block.kind is not BlockKind.HEADING:
        return number
    return number | block.level << _KIND_BITS | (_TELLS if tells(block.span.of(text)) else 0)


def kinds_of(stored: Array) -> Array:
    """Return the numbers of kinds."""
    return stored & _KIND


def levels_of(stored: Array) -> Array:
    """Return the levels of headings."""
    return stored >> _KIND_BITS & _LEVEL


def are_headings(stored: Array) -> Array:
    """Return which are headings (bool)."""
    return stored > _KIND


def are_citable(stored: Array) -> Array:
    """Return which may be cited (bool): all but headers of tables, and headings that tell nothing themselves."""
    return ((stored <= _KIND) & (stored != HEADER)) | (stored >= _TELLS)
