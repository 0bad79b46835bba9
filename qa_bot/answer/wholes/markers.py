"""What a sentence opens with and is no part of it: a clause's number, an item's marker, the time of an entry."""

import re
from functools import cache

_DAY_TIME = r"\d{1,2}:\d{2}(?::\d{2})?"
_LEVEL = r"\.[1-9]\d?"
_BEGINS = "([§0123456789"
_LONGEST_INDENT = 4


def end_of_marker(text: str, *, times: bool = True) -> int:
    """Return where the marker that ``text`` opens with ends, in code points; 0 without one. Where ``times`` is False,
    the time of an entry is none.
    """
    opening = text[: _LONGEST_INDENT + 2].lstrip()
    if not opening or (opening[0] not in _BEGINS and opening[1:2] != ")"):
        return 0
    marker = _marker().match(text)
    if marker is None or (not times and ":" in marker.group()):
        return 0
    return marker.end()


@cache
def _marker() -> re.Pattern[str]:
    """Return the pattern of markers, compiled by need: few sentences have one.

    What has no mark behind it tells by its dots (4.1 The tenant) and by the capital of a word, which 2.4 GHz has not.
    """
    return re.compile(
        rf"\s{{0,{_LONGEST_INDENT}}}(?:\(\w{{1,3}}\)|[a-z]\)|(?:§ ?)?\d{{1,2}}(?:{_LEVEL}){{0,5}}(?:\.\)?|\))"
        rf"|\[{_DAY_TIME}\]"
        rf"|(?:(?:§ ?)?\d{{1,2}}(?:{_LEVEL}){{1,5}}|{_DAY_TIME})"
        rf"(?=\s{{1,{_LONGEST_INDENT}}}(?:[^\W\d_a-z][^\W\d_A-Z]|A\s)))(?=\s+\S)"
    )
