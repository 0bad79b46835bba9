"""The marks beside the words of a span that belong to them: $7.50, 80 %, --force, v2.4, b.i.d., Press (AP)."""

import re
from functools import cache

from qa_bot.text.amounts import CURRENCY_SIGNS
from qa_bot.types import Span

_MARKS_IN_FRONT = frozenset(CURRENCY_SIGNS)
# These belong to what stands behind them unless a word ends in front of them (Ctrl+F, C#)
_SIGNS_IN_FRONT = frozenset("+#−@")
# What flags, negative numbers, paths and hidden files begin with, where nothing stands in front of it
_BEGINS = frozenset(("-", "--", "/", "//", "./", "../", "~", "~/", "~/.", "/.", "./.", "."))
_IN_BEGINS = "-/.~"
_LONGEST_BEGIN = max(map(len, _BEGINS))
_OPENING = frozenset("([{\"'`“‘«=|")
_UNIT = r"[ \u00a0\u202f]?(?:[%‰]|[€£$](?!\w|[ \u00a0\u202f]\d)|°(?:[ \u00a0\u202f]?[CFK]\b)?)"
_UNIT_MARKS = frozenset("%‰°€£$")
# The sentence goes on behind it: a stop that abbreviates
_ABBREVIATES = r"\.(?=[,;:)]|\s{1,3}[^\W\dA-Z_])"
_INITIALS = r"(?<!\w)[^\W\d_](?:\.[^\W\d_])+\Z"
_LONGEST_INITIALS = 20
# Marks that come in pairs, and what is one of them: those of code and emphasis may be several in a run, and a star
# between two spaces is no emphasis
_PAIRED = {'"': '"', "`": "`{1,9}", "*": r"(?<!\s)\*{1,3}|\*{1,3}(?!\s)"}
_LONGEST_RUN = 9
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("«", "»"), ("»", "«"), ("“", "”"), ("„", "“"))
# Fields of no word: 30 3 * * *. One star alone marks an item, or multiplies
_STARS_IN_FRONT = r"(?<![^\s\"'`(])(?:\* )+\Z"
_STARS_BEHIND = r"(?: \*)+(?![^\s\"'`).,;])"
_MOST_STARS = 10
_FEWEST_STARS = 2


def written(text: str, start: int, end: int) -> Span:
    """Return the span of words from ``start`` to ``end`` with the marks that belong to them."""
    start = _with_marks_in_front(text, start, end)
    end = _with_marks_behind(text, start, end)
    for mark, pattern in _PAIRED.items():
        if mark in text:
            start, end = _closed(text, start, end, mark, pattern)
    if "*" in text:
        start, end = _with_stars(text, start, end)
    return Span(*_with_brackets(text, start, end))


def _with_marks_in_front(text: str, start: int, end: int) -> int:
    mark, before = text[start - 1 : start], text[start - 2 : start - 1]
    if mark in _MARKS_IN_FRONT:
        return start - 1
    if not before.isalnum() and (mark in _SIGNS_IN_FRONT or (mark in {"v", "V"} and text[start].isdigit())):
        return start - 1
    if mark == "%" and not before.isalnum() and "%" in text[start:end]:
        return start - 1
    begin = start
    while begin and start - begin < _LONGEST_BEGIN and text[begin - 1] in _IN_BEGINS:
        begin -= 1
    free = not begin or text[begin - 1].isspace() or text[begin - 1] in _OPENING
    return begin if free and text[begin:start] in _BEGINS else start


def _with_marks_behind(text: str, start: int, end: int) -> int:
    mark = text[end : end + 1]
    may_have_unit = text[end - 1 : end].isdigit() and not _UNIT_MARKS.isdisjoint(text[end : end + 2])
    if may_have_unit and (unit := _pattern(_UNIT).match(text, end)):
        return unit.end()
    if mark == ".":
        initials = _pattern(_INITIALS).search(text, max(start, end - _LONGEST_INITIALS), end)
        return end + bool(initials or _pattern(_ABBREVIATES).match(text, end))
    in_path = mark in {"/", "\\"} and mark in text[start:end] and not text[end + 1 : end + 2].isalnum()
    return end + in_path


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span with a bracket right in front or behind whose partner is in it: {home}/log, Press (AP)."""
    for opening, closing in _BRACKETS:
        more = text.count(closing, start, end) - text.count(opening, start, end)
        if more > 0 and text.endswith(opening, 0, start):
            start -= 1
        elif more < 0 and text.startswith(closing, end):
            end += 1
    return start, end


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    """Return a pattern, compiled by need: few sentences need one."""
    return re.compile(pattern)


def _with_stars(text: str, start: int, end: int) -> tuple[int, int]:
    in_front = _pattern(_STARS_IN_FRONT).search(text, max(0, start - 2 * _MOST_STARS), start)
    behind = _pattern(_STARS_BEHIND).match(text, end)
    whole = in_front.start() if in_front else start, behind.end() if behind else end
    return whole if text.count("*", *whole) >= _FEWEST_STARS else (start, end)


def _closed(text: str, start: int, end: int, mark: str, pattern: str) -> tuple[int, int]:
    """Return the span with the marks beside it whose partners are in it: run `qa-bot`, `a` to `b`."""
    inside = sum(1 for _ in _pattern(pattern).finditer(text, start, end))
    if not inside:
        return start, end
    before, after = text[max(0, start - _LONGEST_RUN) : start], text[end : end + _LONGEST_RUN]
    in_front, behind = len(before) - len(before.rstrip(mark)), len(after) - len(after.lstrip(mark))
    if inside % 2:
        return (start, end + behind) if behind else (start - in_front, end)
    return (start - in_front, end + behind) if in_front and behind else (start, end)
