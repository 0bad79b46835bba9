"""The names under which documents are shown: printable, and each only once."""

import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import PurePath


def printable(name: str) -> str:
    r"""Return ``name`` with control characters, line ends and undecodable bytes written out (``\x0a``, ``\xff``)."""
    if name.isprintable():
        return name
    return "".join(_written_out(character) for character in name)


def _written_out(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        # Python reads an undecodable byte 0xNN of a file name as the lone surrogate U+DCNN.
        return f"\\x{ord(character) & 0xFF:02x}"
    if category in ("Cc", "Zl", "Zp"):
        return f"\\x{ord(character):02x}" if ord(character) < 256 else f"\\u{ord(character):04x}"
    return character


def unique(locations: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Map each path to a name of its own, from pairs of path and name: a name taken before gets more parent folders."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for path, name in locations:
        free = name if name not in taken else _longer(path, name, taken)
        taken.add(free)
        names[path] = free
    return names


def _longer(path: str, name: str, taken: set[str]) -> str:
    parts = PurePath(path).parts
    for count in range(name.count("/") + 2, len(parts)):
        longer = printable("/".join(parts[-count:]))
        if longer not in taken:
            return longer
    number = 2
    while f"{name} ({number})" in taken:
        number += 1
    return f"{name} ({number})"
