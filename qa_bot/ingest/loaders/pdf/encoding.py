"""Letters that PDFium gives as other characters: codes of TeX's fonts, and accents before their letters."""

import re
from collections.abc import Mapping
from unicodedata import normalize

# Codes of the Cork encoding (T1) that fonts of pictures give as they are. Brackets of formulas (CMEX) have some of the
# same codes: only what touches a word is a letter of a text.
_LIGATURES: Mapping[str, str] = {"\x1b": "ff", "\x1c": "fi", "\x1d": "fl", "\x1e": "ffi", "\x1f": "ffl"}
_MARKS: Mapping[str, str] = {"\x10": "“", "\x11": "”", "\x15": "–", "\x16": "—"}
_BULLET = "\x88"  # of the text companion encoding (TS1)

_CODES = re.compile("[\x10\x11\x15\x16\x1b-\x1f\x88]")
_LIGATURE = re.compile("(?<=[^\\W\\d_])[\x1b-\x1f]|[\x1b-\x1f](?=[^\\W\\d_])")
_MARK = re.compile("\x10(?=\\w)|(?<=[\\w.,;:!?)])\x11|(?<=\\w)[\x15\x16](?=\\w)|(?<=\\w )\x16(?= \\w)")
# An acute in front of a consonant is how some write an apostrophe: it´s
_ACCENT = re.compile("(¨)([^\\W\\d_])|(´)([aeiouyıAEIOUY])")
_COMBINING: Mapping[str, str] = {"´": "\u0301", "¨": "\u0308"}


def decoded(words: str) -> str:
    """Return the words of a line with the letters that a reader of the page sees."""
    if _CODES.search(words):
        words = _LIGATURE.sub(lambda found: _LIGATURES[found[0]], words)
        words = _MARK.sub(lambda found: _MARKS[found[0]], words).replace(_BULLET, "•")
    return _ACCENT.sub(_composed, words) if "¨" in words or "´" in words else words


def _composed(found: re.Match[str]) -> str:
    """Return a letter with the accent before it, or both as they are where no such letter is."""
    accent, letter = filter(None, found.groups())
    composed = normalize("NFC", letter.replace("ı", "i") + _COMBINING[accent])
    return composed if len(composed) == 1 else found[0]
