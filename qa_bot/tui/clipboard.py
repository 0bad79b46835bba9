"""Copy text to the clipboard: by the programs that are there, and by the terminal (OSC 52), through tmux too."""

import base64
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence

PROGRAMS: tuple[tuple[str, ...], ...] = (
    ("wl-copy",),
    ("xclip", "-selection", "clipboard"),
    ("xsel", "--clipboard", "--input"),
    ("clip.exe",),
)
"""What is tried in turn, with the text on standard input; on a Mac it is ``pbcopy`` alone."""

TMUX = ("tmux", "load-buffer", "-w", "-")
"""What is tried within tmux where none of those works: its own buffer; it hands that on where it may (from 3.2 on)."""

ENCODINGS = {"clip.exe": "utf-16-le"}
"""What a program reads that does not read UTF-8: Windows' own takes anything else for the old code page."""

TIMEOUT = 2.0
"""Seconds a program may take; one that waits for a display that is not there must not hold anything up."""


def through_tmux(text: str) -> str:
    """Return the sequence that puts ``text`` on the clipboard of the terminal that tmux runs in (allow-passthrough).

    tmux takes the bare OSC 52 for itself where it is set to (set-clipboard on), and keeps it from the terminal else.
    """
    encoded = base64.b64encode(text.encode("utf-8")).decode("ascii")
    return f"\x1bPtmux;\x1b\x1b]52;c;{encoded}\a\x1b\\"


def by_program(text: str, tmux: bool = False, which: Callable[[str], str | None] = shutil.which) -> str | None:
    """Return the name of the program that took ``text``; None where there is none, or none took it."""
    programs: Sequence[tuple[str, ...]] = (("pbcopy",),) if sys.platform == "darwin" else PROGRAMS
    for command in (*programs, TMUX) if tmux else programs:
        if which(command[0]) is not None and _give(command, text):
            return command[0]
    return None


def _give(command: tuple[str, ...], text: str) -> bool:
    try:
        done = subprocess.run(
            command,
            input=text.encode(ENCODINGS.get(command[0], "utf-8"), "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def told(what: str, program: str | None) -> str:
    """Return what the user is told: by which way it went, and what that way may lack."""
    if program == TMUX[0]:
        return f"Copied {what} into tmux (prefix ] pastes it); your terminal has it too where both allow that (OSC 52)."
    if program is not None:
        return f"Copied {what}."
    return f"Copied {what} by way of the terminal (OSC 52). If nothing arrives, your terminal does not allow that."
