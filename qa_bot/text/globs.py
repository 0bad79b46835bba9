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
    pieces, position = [""], 0  # between stars
    while position < len(part):
        chosen = _SET.match(part, position)
        if chosen:
            pieces[-1] += _set_regex(chosen[2], negated=bool(chosen[1]))
        elif part[position] != "*":
            pieces[-1] += "[^/]" if part[position] == "?" else re.escape(part[position])
        elif pieces[-1] or len(pieces) == 1:  # several stars are one
            pieces.append("")
        position = chosen.end() if chosen else position + 1
    if len(pieces) == 1:
        return pieces[0]
    # What is behind a star is taken where it first stands, for good: time does not grow with the number of stars
    first, *between, last = pieces
    return first + "".join(f"(?>[^/]*?{piece})" for piece in between) + f"[^/]*{last}"


def _set_regex(characters: str, *, negated: bool) -> str:
    """Return the regular expression of a set; a range that runs backwards has nothing, as in ``fnmatch``."""
    pieces, position = [], 0
    while position < len(characters):
        first, hyphen, last = (
            characters[position],
            characters[position + 1 : position + 2],
            characters[position + 2 :][:1],
        )
        if hyphen == "-" and last:
            pieces += [f"{re.escape(first)}-{re.escape(last)}"] if first <= last else []
            position += 3
        else:
            pieces.append(re.escape(first))
            position += 1
    if not pieces:
        return "[^/]" if negated else _NOTHING.pattern
    return f"(?!/)[{'^' if negated else ''}{''.join(pieces)}]"


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
