"""The names under which documents are shown: printable, and each only once."""

import unicodedata
from collections import Counter
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
    """Map each path to a name of its own, from pairs of path and name.

    Those of the same name all get one more of the folders above them, until each is another one; what cannot be told
    apart by folders is numbered.
    """
    names = dict(locations)
    while crowded := _crowded(names):
        longer = {path: _longer(path, names[path]) for path in crowded}
        if all(longer[path] == names[path] for path in crowded):
            return _numbered(names)
        names |= longer
    return names


def _crowded(names: Mapping[str, str]) -> list[str]:
    """Return the paths whose name another path has, too."""
    count = Counter(names.values())
    return [path for path, name in names.items() if count[name] > 1]


def _longer(path: str, name: str) -> str:
    """Return the name with one more folder, or as it is when it has them all."""
    parts = PurePath(path).parts[1:]
    count = name.count("/") + 2
    return printable("/".join(parts[-count:])) if count <= len(parts) else name


def _numbered(names: Mapping[str, str]) -> Mapping[str, str]:
    """Return the names with a number behind those that another path has taken."""
    taken = set(names.values())
    seen: set[str] = set()
    result: dict[str, str] = {}
    for path, name in names.items():
        free, number = name, 2
        while free in seen or (free != name and free in taken):
            free, number = f"{name} ({number})", number + 1
        seen.add(free)
        result[path] = free
    return result
