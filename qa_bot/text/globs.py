"""Glob patterns over '/'-separated names: ``*``, ``?`` and ``[…]`` within a name, ``**`` across folders."""

import re
from collections.abc import Iterable

_MAGIC = re.compile(r"[*?\[]")
_SET = re.compile(r"\[(!?+)(\][^\]]*|[^\]]+)\]")  # one character at least: "[]" and "[!]" are names
_NOTHING = re.compile(r"(?!)")


def has_magic(pattern: str) -> bool:
    """Tell whether ``pattern`` has a character that a glob gives a meaning."""
    return _MAGIC.search(pattern) is not None


def means_files(pattern: str) -> bool:
    """Tell whether ``pattern`` spells a suffix (``*.md``): a folder of such a name does not stand for what is below."""
    stem, dot, suffix = pattern.rpartition("/")[2].rpartition(".")
    return bool(stem and dot) and not has_magic(suffix)


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
