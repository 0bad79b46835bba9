"""How a plain text is set out as a whole, which tells what its single lines are."""

import re
from typing import NamedTuple

_LEAST_LINES = 8
_DEEPER = re.compile(r"\n(?:  |\t)")
_MARKED = "-*- outline -*-"
_STARS = re.compile(r"(\*{1,5})[ \t]+(?=[^\W_]|['\"])")
_STARRED = re.compile(r"^(\*{1,5}) [^\n*]*[^\n.!?:;, ] ?\n[^\S\n]*$", re.M)
_WIDE_RULE = re.compile(r"={40,}[^\S\n]*+")
_ANCHORS = re.compile(r"(?:[^\S\n]*+\*[^\s*]{1,60}\*)+[^\S\n]*+(?=\n|\Z)|\s*+(?:\*[^\s*]{1,60}\*[^\S\n]++)+")
_LONGEST_HEADING = 80
_LONGEST_LINE = 200  # with the anchors


class Layout(NamedTuple):
    """``indented``: headings stand at the margin, and what is below them deeper, as in a manual page.

    ``outline``: stars mark headings, the more the deeper.
    """

    indented: bool
    outline: bool


def of(lined: str) -> Layout:
    r"""Return the layout of a text whose line ends are ``\n``, or were ``\r\n`` and are `` \n``."""
    return Layout(_is_indented(lined), _is_outline(lined))


def stars(lined: str, start: int, end: int) -> re.Match[str] | None:
    """Return the match of the stars, group 1, that a line of an outline begins with."""
    return _STARS.match(lined, start, end)


def below_wide_rule(lined: str, rule: tuple[int, int], end: int) -> tuple[int, int] | None:
    """Return the range of the heading that stands right below a rule as wide as the page, and ends the block; or None.

    What leads to it from elsewhere (``*4.2*``) is no part of it.
    """
    if not _WIDE_RULE.fullmatch(lined, *rule):
        return None
    line = lined[rule[1] : min(end, rule[1] + _LONGEST_LINE)].rstrip()
    if end - rule[1] > _LONGEST_LINE or "\n" in line.lstrip():
        return None
    first, last = 0, len(line)
    for anchors in _ANCHORS.finditer(line):
        first, last = (anchors.end(), last) if not line[: anchors.start()].strip() else (first, anchors.start())
    words = line[first:last].strip()
    if not words or len(words) > _LONGEST_HEADING or words[-1] in ".,;:…":
        return None
    start = rule[1] + line.index(words, first)
    return start, start + len(words)


def at_margin(lined: str, start: int) -> bool:
    """Tell whether a line begins at ``start``, without an indent."""
    return start == 0 or lined[start - 1] == "\n"


def indent(lined: str, start: int) -> int:
    """Return the column, from 0, that the line begins at in which ``start`` stands."""
    line = lined[lined.rfind("\n", 0, start) + 1 : start + 1].expandtabs()
    return len(line) - len(line.lstrip())


def has_deeper(lined: str) -> bool:
    """Tell whether any line has an indent."""
    return _DEEPER.search(lined) is not None


def _is_indented(lined: str) -> bool:
    """Tell whether most lines have an indent; the short way, since in most texts none has."""
    if not has_deeper(lined):
        return False
    lines = lined.count("\n") - lined.count("\n\n") - lined.count("\n \n")
    deeper = lined.count("\n  ") + lined.count("\n\t")
    return lines >= _LEAST_LINES and deeper * 2 >= lines


def _is_outline(lined: str) -> bool:
    """Tell whether lines with one star and lines with two stand alone, as the items of a list hardly do."""
    if "*" not in lined or "\n** " not in lined:  # a single character is found soonest
        return False
    depths = {len(line[1]) for line in _STARRED.finditer(lined)}
    return {1, 2} <= depths or (2 in depths and _MARKED in lined[:200])
