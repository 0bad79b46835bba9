"""What a sentence is part of, as an index stores it in a byte: kind of block, level of a heading, if that tells."""

from qa_bot.index.columns import Array
from qa_bot.types import BlockKind

NUMBER_OF_KIND = {kind: number for number, kind in enumerate(BlockKind)}
"""The kinds of block by number, in the four lowest bits; the three above are the level of a heading, 0 for others; the
highest tells whether a heading tells something itself.
"""
ROW, HEADER = NUMBER_OF_KIND[BlockKind.ROW], NUMBER_OF_KIND[BlockKind.HEADER]
_KIND_BITS, _LEVEL_BITS = 4, 3
_KIND, _LEVEL = (1 << _KIND_BITS) - 1, (1 << _LEVEL_BITS) - 1
_TELLS = 1 << (_KIND_BITS + _LEVEL_BITS)


def number_of_heading(level: int, *, tells: bool) -> int:
    """Return what a heading is stored as, with its level and whether it tells something itself."""
    return NUMBER_OF_KIND[BlockKind.HEADING] | level << _KIND_BITS | (_TELLS if tells else 0)


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
