"""What stands in a word or beside it and is no part of it: hyphens at the end of a line, letters by number, the colours
of a terminal, line ends in Chinese and Japanese.

Manual pages are set with U+2010 where a line ends within a word; a soft hyphen shows where one may. In Markdown and in
HTML, a letter may be written as an entity (``K&#363;kai``, ``caf&eacute;``). Logs have escape sequences around words
(ECMA-48, CSI), whose letter would begin the next one.
"""

import re
from functools import cache
from itertools import chain

from qa_bot.text.heading import unescaped
from qa_bot.text.wide import UNSPACED

ESCAPE = r"\x1b\[[\d;:?]{0,20}[A-Za-z]"
"""The pattern of an escape sequence that sets a colour or the like."""


def are_in(text: str) -> bool:
    """Tell whether a text may have a joint."""
    has_sign = "&" in text or "\x1b" in text or not (text.isascii() or ("\u2010" not in text and "\u00ad" not in text))
    if has_sign and _joint().search(text) is not None:
        return True
    return not text.isascii() and "\n" in text and _unspaced_break().search(text) is not None


def whole(text: str) -> str:
    """Return the text with its words whole: without hyphens and line ends that part them, with letters for their
    entities and spaces for escape sequences.
    """
    return _joint().sub(lambda joint: _letter(joint[0]), text) if are_in(text) else text


def whole_with_places(text: str) -> tuple[str, list[int]]:
    """Return ``whole(text)`` and where each of its characters begins in ``text``, and at last where that ends."""
    parts: list[str] = []
    places: list[range | list[int]] = []
    position = 0
    for joint in _joint().finditer(text):
        start, end = joint.span()
        letter = _letter(joint[0])
        if letter == joint[0]:
            continue
        parts += (text[position:start], letter)
        places += (range(position, start), [start] * len(letter))
        position = end
    return "".join((*parts, text[position:])), [*chain.from_iterable(places), *range(position, len(text) + 1)]


@cache
def _joint() -> re.Pattern[str]:
    """Return the pattern of a joint, compiled by need; each begins with its sign, which is quickly looked for."""
    return re.compile(
        r"&(?:#\d{2,6}|#[xX][\dA-Fa-f]{2,5}|[A-Za-z]{2,8});"
        rf"|{ESCAPE}"
        r"|\u2010(?<=[^\W\d_]\u2010)[^\S\n]*+\n[^\S\n]*+(?=[^\W\d_])"
        r"|\u00ad(?<=[^\W\d_]\u00ad)(?:[^\S\n]*+\n[^\S\n]*+)?(?=[^\W\d_])"
        rf"|\r?\n(?:(?<=[{UNSPACED}]\n)|(?<=[{UNSPACED}]\r\n))[^\S\n]*+(?=[{UNSPACED}])"
    )


@cache
def _unspaced_break() -> re.Pattern[str]:
    """Return the pattern of a line end that no space stands for, the commonest sign: looked for by itself."""
    return re.compile(rf"\n(?:(?<=[{UNSPACED}]\n)|(?<=[{UNSPACED}]\r\n))[^\S\n]*+[{UNSPACED}]")


def _letter(joint: str) -> str:
    """Return the letter that an entity stands for, a space for an escape sequence, nothing for a hyphen or a line end;
    what stands for no letter is left as it is.
    """
    if joint[0] != "&":
        return " " if joint[0] == "\x1b" else ""
    letter = unescaped(joint)
    return letter if len(letter) == 1 and letter.isalpha() else joint
