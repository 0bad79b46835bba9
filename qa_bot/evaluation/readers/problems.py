"""What the readers share: reading bytes, and telling all mistakes of a file at once."""

from collections.abc import Sequence
from pathlib import Path

from qa_bot.errors import SuiteError

_SHOWN = 50


def read_bytes(path: Path) -> bytes:
    """Return what the file holds; raise SuiteError where it cannot be read."""
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise SuiteError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error


def read_json_text(path: Path) -> str:
    """Return the text of a JSON file (UTF-8, with or without a mark); raise SuiteError where it is something else."""
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SuiteError(f"{path}: not UTF-8 (byte {error.start:,}); save it as UTF-8") from error


def refuse(path: Path, problems: Sequence[str]) -> None:
    """Raise SuiteError with a line for each of the first fifty problems, if there is any."""
    if problems:
        lines = [f"{path}: {problem}" for problem in problems[:_SHOWN]]
        if len(problems) > _SHOWN:
            lines.append(f"{path}: and {len(problems) - _SHOWN:,} more like these")
        raise SuiteError("\n".join(lines))
