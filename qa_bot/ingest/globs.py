"""Glob patterns over '/'-separated names: ``*``, ``?`` and ``[…]`` within a name, ``**`` across folders."""

import re
from collections.abc import Iterable, Sequence

_MAGIC = re.compile(r"[*?\[]")
_SET = re.compile(r"\[(!?+)(\][^\]]*|[^\]]+)\]")  # one character at least: "[]" and "[!]" are names
_NOTHING = re.compile(r"(?!)")


def has_magic(pattern: str) -> bool:
    """Tell whether ``pattern`` has a character that a glob gives a meaning."""
    return _MAGIC.search(pattern) is not None


def part_regex(part: str) -> str:
    """Return the regular expression of one part of a pattern: the name of a file or folder."""
    pieces, position = [], 0
    while position < len(part):
        character = part[position]
        chosen = _SET.match(part, position) if character == "[" else None
        if chosen:
            pieces.append(f"[{'^/' if chosen[1] else ''}{_escaped_set(chosen[2])}]")
            position = chosen.end()
            continue
        pieces.append({"*": "[^/]*", "?": "[^/]"}.get(character) or re.escape(character))
        position += 1
    return re.sub(r"(?:\[\^/\]\*){2,}", "[^/]*", "".join(pieces))


def _escaped_set(characters: str) -> str:
    """Escape what a regular expression's set would read otherwise; ranges (``a-z``) stay unless they run backwards."""
    escaped = re.sub(r"([\\\]\[^&~|])", r"\\\1", characters)
    return re.sub(
        r"([^\\])-(.)", lambda range_: range_[0] if range_[1] <= range_[2] else f"{range_[1]}\\-{range_[2]}", escaped
    )


def path_regex(pattern: str, *, below: bool) -> str:
    """Return the regular expression of a whole pattern; ``below``: what is below a folder that matches does, too."""
    parts = [part for part in pattern.split("/") if part not in ("", ".")]
    regex = ""
    for part in parts[:-1]:
        regex += "(?:[^/]+/)*" if part == "**" else part_regex(part) + "/"
    if parts:
        regex += ".*" if parts[-1] == "**" else part_regex(parts[-1])
    return regex + ("(?:/.*)?" if below else "")


def compiled(regexes: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern for any of ``regexes``, to be used with ``fullmatch``; of none, one that matches nothing."""
    either = "|".join(f"(?:{regex})" for regex in regexes)
    return re.compile(either, re.DOTALL) if either else _NOTHING


class Exclusion:
    """The globs of files and folders to leave out.

    A pattern without a slash is compared with the name of every file and folder, at any depth; one with a slash with
    the shown name and the path relative to the base or, when it begins with a slash, with the absolute path. What is
    below an excluded folder is excluded.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        cleaned = [pattern.removeprefix("./").rstrip("/") for pattern in patterns]
        cleaned = [pattern for pattern in cleaned if pattern]
        absolute = [pattern for pattern in cleaned if pattern.startswith("/")]
        whole = [pattern for pattern in cleaned if "/" in pattern and not pattern.startswith("/")]
        self._names = compiled(part_regex(pattern) for pattern in cleaned if "/" not in pattern)
        self._whole = compiled(path_regex(pattern, below=True) for pattern in whole)
        self._absolute = compiled(path_regex(pattern, below=True) for pattern in absolute)
        self.active = bool(cleaned)

    def __call__(self, shown: str, below_base: str, path: str) -> bool:
        """Tell whether the file or folder at the absolute ``path`` is left out.

        ``shown`` is its name for people, ``below_base`` its path relative to the base.
        """
        return self.active and (
            self._names.fullmatch(path.rpartition("/")[2]) is not None
            or self._whole.fullmatch(shown) is not None
            or self._whole.fullmatch(below_base) is not None
            or self._absolute.fullmatch(path.lstrip("/")) is not None
        )

    def leaves_out(self, below_base: str, path: str) -> bool:
        """Tell whether what was named, or a folder above it up to the base, is left out."""
        while not self(below_base, below_base, path):
            if "/" not in below_base:
                return False
            below_base, path = below_base.rpartition("/")[0], path.rpartition("/")[0]
        return True
