"""Where things stand: the configuration file, the packaged guide, the index of what no configuration names."""

import os
import re
import stat
from collections.abc import Sequence
from pathlib import Path

from qa_bot.config.environment import cache_folder, state_folder
from qa_bot.errors import UnwritableError

FILE_NAME = "config.yaml"
_GLOB = re.compile(r"[*?[]")
_PACKAGE = Path(__file__).parent.parent


def find_config(start: Path) -> Path | None:
    """Return the nearest config.yaml in ``start`` (absolute) or a folder above it, None where there is none.

    Folders that may not be looked into are passed over.
    """
    for folder in (start, *start.parents):
        candidate = folder / FILE_NAME
        if os.path.isfile(candidate):
            return candidate
    return None


def is_planted(path: Path) -> bool:
    """Tell whether a file is somebody else's, in a folder where others than its owner may put files, such as /tmp."""
    if os.name != "posix":
        return False
    open_to_others = path.parent.stat().st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return bool(open_to_others) and path.stat().st_uid not in (os.getuid(), 0)


def guide_folder() -> Path:
    """Return the folder of the guide to qa-bot: inside an installed package, beside it in a working copy."""
    installed = _PACKAGE / "guide"
    return installed if installed.is_dir() else _PACKAGE.parent / "knowledge"


def cached_index(documents: Sequence[str]) -> Path:
    """Return where the index over ``documents`` (absolute) is kept in the user's cache: a folder for each list."""
    return cache_folder() / "index" / _key("\0".join(documents))


def history_file(index: Path) -> Path:
    """Return where the questions asked of the documents of ``index`` (absolute) are kept: a file for each index."""
    return state_folder() / "history" / f"{_key(str(index))}.jsonl"


def _key(text: str) -> str:
    import hashlib

    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:20]


def make_cache_folder(index: Path) -> None:
    """Make the folder that holds ``index`` where that is the user's cache: no one else would make it.

    It is the user's alone, for indexes hold the text of documents. Raises UnwritableError where it cannot be made.
    """
    if index.is_relative_to(cache_folder()):
        for folder in (cache_folder(), index.parent):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise UnwritableError(
                    f"{folder}: cannot be made ({error.strerror or error}); make its parent folder writable, set "
                    "XDG_CACHE_HOME, or name another index with --index DIR"
                ) from error


def common_folder(documents: Sequence[str]) -> Path:
    """Return the deepest folder that holds all ``documents`` (absolute): it does not depend on the current folder."""
    return Path(os.path.commonpath([os.path.dirname(_without_glob(path)) for path in documents]))


def tops(documents: Sequence[str], base: Path) -> tuple[str, ...]:
    """Return the folders in which the relative paths of ``documents`` (absolute) begin: the base, and their parents.

    So a path begins with the name of the folder that was named, or further up where the base is.
    """
    named = (os.path.dirname(path) for path in documents if path == _without_glob(path))
    return tuple(dict.fromkeys((str(base), *named)))


def has_glob(path: str) -> bool:
    """Tell whether a path has a character that globs give a meaning."""
    return _GLOB.search(path) is not None


def _without_glob(path: str) -> str:
    return path if os.path.lexists(path) else _GLOB.split(path, maxsplit=1)[0]


def absolute(entry: str, base: Path) -> Path:
    """Return ``entry`` as an absolute path: relative to ``base``, with ``~`` as the user's home; no links followed."""
    return Path(os.path.normpath(os.path.join(base, os.path.expanduser(entry))))


def document_path(entry: str, base: Path) -> str:
    """Return a document's entry as an absolute path in which only the entry's own glob characters are such."""
    path = str(absolute(entry, base))
    if not has_glob(entry) or os.path.lexists(path):
        return path
    import glob

    home = entry.startswith("~") or os.path.isabs(entry)
    return path if home else os.path.normpath(os.path.join(glob.escape(str(base)), entry))
