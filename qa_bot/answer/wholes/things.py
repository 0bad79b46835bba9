"""What is written without spaces and is one thing: paths, addresses, flags, file names, identifiers, times, dates.

No answer begins or ends within one. Words joined by a hyphen or a single slash are several ("five-year plan", "tin/lead
alloy"), unless they tell by what else is in them that they are a name ("us-east-1", "INC-4711", "km/h").
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from qa_bot.text.tokenise import Token

# What may stand between two words of one thing. An apostrophe is none: Ada's is parted elsewhere
_CLOSE = re.compile(r"[-_=/\\@&+~#$%*{}]{0,3}[-_./:=@&+~#?%\\$*{}]|:(?::|//+|\\+)|\.{1,2}[/\\]")
# Like those of _CLOSE, but a dash
_DASH = "--"
# Where a space is missing, these end a sentence or a label: "the mill.Then", "Place:Orta"
_ENDING = frozenset(".?:")
_IDENTIFYING = re.compile(r"[_=@\\:.&+~#$%*?{}]|/[^/]*/")
# The number of a note behind a word, "mill.12", stands behind longer words than that of a file, "log.1"
_LONG = 4
# A part of a word that is not a word of its own: I/O, km/h, mg/day
_SHORT = 2


def within_things(text: str, tokens: Sequence[Token]) -> Iterator[int]:
    """Yield the place of each word that one thing joins to the word in front of it."""
    close = [
        place
        for place, (left, right) in enumerate(pairwise(tokens), start=1)
        if text[left.end] != " " and _joins(text, left, right)
    ]
    for _, run in groupby(enumerate(close), lambda pair: pair[1] - pair[0]):
        places = [place for _, place in run]
        if _is_thing(text, tokens[places[0] - 1].start, tokens[places[-1]].end):
            yield from places


def _joins(text: str, left: Token, right: Token) -> bool:
    """Tell whether what stands between two words may join them."""
    between = text[left.end : right.start]
    if between == _DASH or not _CLOSE.fullmatch(between):
        return False
    if between not in _ENDING:
        return True
    before, after = text[left.start : left.end], text[right.start : right.end]
    if after[0].isupper() and not before.isupper():
        return False
    if between == ":":
        return not (before[0].isupper() and before[-1].islower())
    return not (after.isdigit() and before.isalpha() and len(before) >= _LONG)


def _is_thing(text: str, start: int, end: int) -> bool:
    """Tell whether words that are written without spaces, from ``start`` to ``end``, are one thing."""
    whole = text[start:end]
    if text[start - 1 : start] in {"-", "/", "~", "@"} or _IDENTIFYING.search(whole):
        return True
    if "/" in whole:
        return _is_short_for_one(*whole.split("/", 1))
    first, *others = whole.split("-")
    numbered = any(part[:1].isdigit() for part in others)
    return numbered and (len(others) > 1 or (not first.isdigit() and any(map(str.isupper, first))))


def _is_short_for_one(left: str, right: str) -> bool:
    """Tell whether what stands beside a slash is a fraction, or short as units and names are."""
    if left[-1].isdigit() and right[0].isdigit():
        return True
    return any(len(part) <= _SHORT and part.isalpha() for part in (left, right))
