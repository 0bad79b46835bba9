"""A conversation as a file that the user names; its ending says in which form."""

from collections.abc import Callable, Sequence
from pathlib import Path

from qa_bot.errors import ExportError
from qa_bot.present.json import conversation_json
from qa_bot.present.markdown import conversation_markdown
from qa_bot.types import Turn

FORMS: dict[str, Callable[[Sequence[Turn]], str]] = {".md": conversation_markdown, ".json": conversation_json}
"""What a conversation is written as, by the ending of the file."""


def export(turns: Sequence[Turn], name: str) -> Path:
    """Write the turns of a conversation to a new file, and return its absolute path; ``~`` is the user's folder.

    Raises ExportError, also where there is such a file: none is overwritten.
    """
    try:
        path = Path(name).expanduser().absolute()
        form = FORMS.get(path.suffix.lower())
        if form is None:
            raise ExportError(f"{name}: the name must end in {' or '.join(FORMS)}")
        _write_new(path, form(turns))
    except FileExistsError:
        raise ExportError(f"{path} is there already, and stays as it is; choose another name") from None
    except (OSError, ValueError, RuntimeError) as error:  # a NUL in the name; a user who has no folder
        raise ExportError(f"{name} cannot be written: {getattr(error, 'strerror', None) or error}") from error
    return path


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; where that fails half-way, nothing is left of it."""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        try:
            file.write(text)
            file.flush()
        except OSError:
            path.unlink(missing_ok=True)
            raise
