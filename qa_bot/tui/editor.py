"""The command line that opens a document in the user's editor at a line."""

from collections.abc import Sequence
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
