"""The cells of a terminal that a text takes, drawn so that all terminals agree on them.

An emoji that consists of several characters takes one cell more in some terminals than in others, or four: what a
screen draws behind it then stands elsewhere, and remains there. Drawn one by one, its characters are as wide as each
of them is.
"""

import re

from rich.cells import cell_len

_JOINTS = re.compile("\ufe0f|\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])")
"""What asks for the form of an emoji, and what joins two of them; between letters a joiner stays, as it shapes them."""

_NO_JOINT = "\u200c"


def apart(text: str) -> str:
    """Return ``text`` with the characters of an emoji not joined; same length, so that places in it hold."""
    return text if text.isascii() else _JOINTS.sub(_NO_JOINT, text)


def cells(text: str) -> int:
    """Return how many cells ``text`` takes as it is drawn."""
    return cell_len(apart(text))
