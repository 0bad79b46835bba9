"""Where the command line writes: answers to standard output, everything else to standard error."""

import os
import sys
from typing import NamedTuple

from qa_bot.config.environment import colour_wanted
from qa_bot.text.safe import safe


class Console(NamedTuple):
    """The two streams, with how much the user wants to read: ``quiet`` errors only, ``verbose`` details too.

    Where it is not to draw (``draws``), a terminal gets plain lines, too.
    """

    quiet: bool = False
    verbose: bool = False
    draws: bool = True

    def out(self, text: str) -> None:
        """Write ``text`` (safe already) to standard output, at once."""
        if sys.stdout is not None:
            sys.stdout.write(text)
            sys.stdout.flush()

    def say(self, message: str) -> None:
        """Tell the user something, unless they asked for quiet."""
        if not self.quiet:
            _to_stderr(f"{message}\n")

    def detail(self, message: str) -> None:
        """Tell the user something they asked for with ``-v``."""
        if self.verbose and not self.quiet:
            _to_stderr(f"{message}\n")

    def error(self, message: str) -> None:
        """Tell the user what went wrong, whatever they asked for."""
        _to_stderr(f"qa-bot: error: {message}\n")

    @property
    def shows_progress(self) -> bool:
        """Whether a progress bar may be drawn: it needs control sequences."""
        return self.draws and not self.quiet and colour_wanted(sys.stderr)


def prepare_output(*, utf8: bool) -> None:
    """Make standard output take any text: as UTF-8, or with ``?`` for letters that its encoding does not have."""
    stream = sys.stdout
    if stream is None or not hasattr(stream, "reconfigure"):
        return
    if utf8:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    else:
        stream.reconfigure(errors="replace")


def silence_output() -> None:
    """Point standard output at nothing, so that the interpreter's last flush into a closed pipe stays quiet."""
    if sys.stdout is None:
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)


def _to_stderr(text: str) -> None:
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(safe(text))
        sys.stderr.flush()
    except (OSError, ValueError):
        return  # nobody listens; that must not change what the command does
