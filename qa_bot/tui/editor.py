"""The command line that opens a document in the user's editor at a line, and how it is run."""

import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath

AT_LINE = {
    **dict.fromkeys(
        ("vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "kak", "micro", "joe", "ne", "mg"), "+"
    ),
    **dict.fromkeys(("code", "code-insiders", "codium", "cursor"), "--goto"),
    **dict.fromkeys(("hx", "helix", "subl", "zed"), ":"),
}
"""How an editor is told the line: ``+N FILE``, ``--goto FILE:N`` or ``FILE:N``. Another one gets the file alone."""


def command(editor: Sequence[str], path: Path, line: int) -> list[str]:
    """Return the words of the command that opens ``path`` at ``line`` (from 1) with ``editor``.

    ``path`` is absolute, so it is never taken for an option.
    """
    name = PurePath(editor[0]).stem.lower()
    way = AT_LINE.get(name)
    words = [*editor]
    if way == "+":
        return [*words, f"+{line}", str(path)]
    if way == "--goto":
        return [*words, "--goto", f"{path}:{line}"]
    return [*words, f"{path}:{line}" if way == ":" else str(path)]


def run(words: Sequence[str]) -> str:
    """Run an editor's command until it ends, and return what went wrong, "" for nothing. Call it in the main thread."""
    try:
        with _interrupts_ignored():
            code = subprocess.run(words, check=False).returncode
    except OSError as error:
        return f"{words[0]} could not be started: {error.strerror or error}."
    return f"{words[0]} ended with the code {code}." if code > 0 else ""


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Leave Ctrl+C to the editor: the terminal sends it to both, and it is meant for the one that is seen."""
    # a handler, not SIG_IGN, which the editor would inherit
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
