"""Abbreviations as a sentence defines them: "service level agreement (SLA)", "SLA (service level agreement)".

After Schwartz & Hearst 2003, "A simple algorithm for identifying abbreviation definitions in biomedical text", but
initials go before letters within words: PPE is "personal protective equipment", not the last two of these words.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from qa_bot.text.normalise import fold_accents, fold_case

# Characters and words of a short form
_SHORTEST, _LONGEST, _WORDS = 2, 10, 2
# Characters before a bracket in which the words of a long form are looked for
_BEFORE = 240
# What stands in a bracket, of no more characters than a long form has
_BRACKET = re.compile(r"\(([^()]{2,160}+)\)")
# Where what a bracket has beside a form begins: "(SLA; see below)"
_BESIDE = re.compile(r"[,;:]\s|[=[\]]")
_NO_LONG_FORM = re.compile(r"[()[\];:]")
_QUOTES = "\"'“”‘’„«»*`"


class Definition(NamedTuple):
    """An abbreviation (``short``, without the s of a plural) and what it stands for, as written."""

    short: str
    long: str


def definitions(text: str) -> Iterator[Definition]:
    """Yield the abbreviations that a sentence defines, in its order; the time is linear in its length."""
    for bracket in _BRACKET.finditer(text):
        found = _defined(text, bracket.start(), _BESIDE.split(bracket[1], maxsplit=1)[0].strip())
        if found:
            yield found


def _defined(text: str, start: int, held: str) -> Definition | None:
    """Return what is defined by a bracket that begins at ``start`` and what it has ``held``."""
    short = _short_form(held.removeprefix("the ").strip(_QUOTES))
    found = _long_form(short, _before(text, start)) if short else ""
    if not found and text[start - 1 : start].isspace():
        *_, word = ("", *text[max(start - _LONGEST - 3, 0) : start].split())
        short = _short_form(word.strip(_QUOTES))
        found = _long_form(short, held) if short and len(held.split()) <= _most_words(short) else ""
    return Definition(short, found) if found else None


def singular(word: str) -> str:
    """Return a word without the s that makes the plural of an acronym (SLAs: SLA)."""
    return word[:-1] if word.endswith("s") and word[-2:-1].isupper() and sum(map(str.isupper, word)) > 1 else word


def _short_form(text: str) -> str:
    """Return a text that may be a short form, else "": with two capitals, or one word with a capital and a digit."""
    if not _SHORTEST <= len(text) <= _LONGEST + 1 or not _folded(text[0]).isalnum():
        return ""
    text = singular(text)
    words = text.count(" ") + 1
    capitals = sum(map(str.isupper, text))
    with_digit = words == 1 and capitals == 1 and any(map(str.isdigit, text))
    return text if len(text) <= _LONGEST and words <= _WORDS and (capitals > 1 or with_digit) else ""


def _most_words(short: str) -> int:
    """Return of how many words the long form of a short form is at most."""
    return min(len(short) + 5, 2 * len(short))


def _before(text: str, start: int) -> str:
    """Return the words before a bracket, up to the nearest mark that no long form has."""
    first = max(start - _BEFORE, 0)
    words = text[first:start]
    if first and not text[first - 1].isspace():
        words = words.partition(" ")[2]
    return _NO_LONG_FORM.split(words)[-1]


def _long_form(short: str, text: str) -> str:
    """Return the end of ``text`` that a short form stands for, "" where it stands for none."""
    text = " ".join(text.split()[-_most_words(short) :])
    characters, folded = [*filter(str.isalnum, _folded(short))], _folded(text)
    place = _place(characters, folded, initials=True)
    if place < 0:
        place = _place(characters, folded, initials=False)
    found = text[place:].strip(_QUOTES) if place >= 0 else ""
    return "" if len(found) <= len(short) or any(word.startswith(short) for word in found.split()) else found


def _place(characters: Sequence[str], text: str, *, initials: bool) -> int:
    """Return where the ``characters`` begin to stand in a text in their order; -1 where they do not.

    They are looked for from right to left, each as near as possible to the one behind it. The first begins a word; with
    ``initials``, every one does.
    """
    place = len(text)
    for number, character in reversed([*enumerate(characters)]):
        place = text.rfind(character, 0, place)
        while place > 0 and text[place - 1].isalnum() and (initials or not number):
            place = text.rfind(character, 0, place)
        if place < 0:
            break
    return place


def _folded(text: str) -> str:
    """Return a text without case and accents, each character at its place."""
    return text.lower() if text.isascii() else "".join(map(_folded_character, text))


@lru_cache(maxsize=1 << 10)
def _folded_character(character: str) -> str:
    folded = fold_accents(fold_case(character))
    return folded if len(folded) == 1 else character
