"""The environment and the user's folders: the only place of the package that reads them."""

import os
import sys
from pathlib import Path
from typing import Any


def cache_folder() -> Path:
    """Return the user's cache folder for qa_bot: in ``$XDG_CACHE_HOME`` where that is absolute, else ``~/.cache``."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    return Path(named if os.path.isabs(named) else os.path.expanduser("~/.cache"), "qa_bot")


def state_folder() -> Path:
    """Return the user's folder for what qa_bot remembers: in ``$XDG_STATE_HOME`` where that is absolute, else
    ``~/.local/state``.
    """
    named = os.environ.get("XDG_STATE_HOME", "")
    return Path(named if os.path.isabs(named) else os.path.expanduser("~/.local/state"), "qa_bot")


def child_environment(root: str) -> dict[str, str]:
    """Return the environment of a process of this program's own, which imports the package from the folder ``root``."""
    path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
    return {**os.environ, "PYTHONPATH": path}


def history_refused() -> bool:
    """Whether the user wants no question kept (``QA_BOT_NO_HISTORY`` is set and not empty)."""
    return bool(os.environ.get("QA_BOT_NO_HISTORY"))


def colour_refused() -> bool:
    """Whether the user wants no colour at all (https://no-color.org: ``NO_COLOR`` is set and not empty)."""
    return bool(os.environ.get("NO_COLOR"))


def dumb_terminal() -> bool:
    """Whether the terminal says that it cannot move its cursor (``TERM=dumb``)."""
    return os.environ.get("TERM") == "dumb"


def in_tmux() -> bool:
    """Whether the terminal is one that tmux draws."""
    return bool(os.environ.get("TMUX"))


def is_terminal(stream: Any) -> bool:
    """Whether ``stream`` is open and a terminal."""
    try:
        return stream is not None and bool(stream.isatty())
    except ValueError:  # closed
        return False


def colour_wanted(stream: Any) -> bool:
    """Whether control sequences may be written to ``stream``: a terminal, not a dumb one, and no ``NO_COLOR``."""
    return is_terminal(stream) and not colour_refused() and not dumb_terminal()


def terminal_width(stream: Any) -> int | None:
    """Return the columns of the terminal behind ``stream``; None where it is no terminal or does not say."""
    if not is_terminal(stream):
        return None
    try:
        return os.get_terminal_size(stream.fileno()).columns or None
    except (OSError, ValueError, AttributeError):
        return None


def editor() -> tuple[str, ...] | None:
    """Return the user's editor command in words, from ``$VISUAL`` or ``$EDITOR``; None where neither names one.

    Never from a file: nothing in a folder of documents may name a program to run.
    """
    import shlex

    command = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "")
    try:
        return tuple(shlex.split(command, posix=sys.platform != "win32")) or None
    except ValueError:  # an unbalanced quote
        return None
