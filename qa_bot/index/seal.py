"""What tells a file of the index from any other, known without a look at arrays."""

from typing import NamedTuple

REBUILD = "`qa-bot index` builds it anew"
"""The way out where a file is damaged."""


class Seal(NamedTuple):
    """What a file of columns is known by: its size in bytes and the checksum of its directory."""

    size: int
    checksum: int
