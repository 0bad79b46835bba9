"""The one boundary that text crosses before a terminal, a file for people or a log shows it.

Documents, file names and questions may hold characters that steer a terminal or hide in a line: escape sequences,
C1 controls, bidirectional overrides, invisible format characters. Here they become visible marks, one code point for
one, so that spans into the text still fit.
"""

import re
from functools import cache

# Kept although invisible: U+00AD soft hyphen, U+200C and U+200D (Persian, Indic scripts, emoji), variation selectors.
UNSAFE_CLASS = (
    "\x00-\x08\x0b-\x1f"  # C0 but tab and newline
    "\x7f-\x9f"  # DEL and C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
    "\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # other invisible format controls
    "\u2028\u2029"  # line and paragraph separators
    "\ud800-\udfff"  # lone surrogates: no encoding can write them
    "\U000e0000-\U000e007f"  # tags
)
"""The unsafe characters, as the inside of a regular expression's character class."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_DELETE = "\x7f"
_REPLACEMENT = "�"


def safe(text: str) -> str:
    """Return ``text`` with every unsafe character made visible; same length, newline and tab kept.

    A carriage return before a newline becomes a space, another C0 control and DEL its control picture (``␛``), a line
    separator a space, anything else U+FFFD.
    """
    if text.isprintable():
        return text
    if "\r\n" in text:
        text = text.replace("\r\n", " \n")
    return _unsafe().sub(_visible, text)


def safe_line(text: str) -> str:
    """Return ``text`` made safe for a place that holds one line, a file name for example; same length."""
    return safe(text).replace("\n", "␊").replace("\t", "␉")


def safe_one_line(text: str) -> str:
    """Return ``text`` made safe and on one line, every run of white space one space."""
    return safe_line(" ".join(text.split()))


def without_surrogates(text: str) -> str:
    """Return ``text`` with each lone surrogate replaced by U+FFFD, so that it can be encoded; same length."""
    return _SURROGATE.sub(_REPLACEMENT, text)


@cache
def _unsafe() -> re.Pattern[str]:
    """Return the pattern of an unsafe character; compiled by need: most texts are known to be safe without it."""
    return re.compile(f"[{UNSAFE_CLASS}]")


def _visible(match: re.Match[str]) -> str:
    character = match.group()
    if character < " ":
        return chr(0x2400 + ord(character))
    if character == _DELETE:
        return "␡"
    return " " if character in "\u2028\u2029" else _REPLACEMENT
