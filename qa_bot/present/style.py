"""How parts of a text are set off on a terminal; without colour, nothing is written around them."""

from typing import NamedTuple

_RESET = "\x1b[0m"


class Style(NamedTuple):
    """The control sequence that begins each kind of part, "" for a plain one; ``width`` in columns, None: endless."""

    answer: str = ""
    place: str = ""
    dim: str = ""
    warning: str = ""
    width: int | None = None

    def set(self, kind: str, text: str) -> str:
        """Return ``text`` as a part of a kind ("answer", "place", "dim", "warning"); its letters stay as they are."""
        start: str = getattr(self, kind)
        return f"{start}{text}{_RESET}" if start and text else text


def style(colour: bool, width: int | None = None) -> Style:
    """Return the style of a terminal: highlights bold on the terminal's own colours, or no control sequence at all."""
    if not colour:
        return Style(width=width)
    return Style(answer="\x1b[1;32m", place="\x1b[36m", dim="\x1b[2m", warning="\x1b[33m", width=width)
