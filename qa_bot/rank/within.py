"""Which documents a glob means, by the names and paths that are shown of them."""

import re
from collections.abc import Iterable, Sequence

from qa_bot.text.globs import means_files, path_regex


class Within:
    """A glob of documents: without a slash, of their file names; else of a path that may begin at any of its folders.

    That path is the shown name or the one below a folder of ``tops``; of a glob that begins with a slash, the whole.
    """

    def __init__(self, pattern: str, tops: Sequence[str]) -> None:
        self._is_name, self._is_whole = "/" not in pattern, pattern.startswith("/")
        below = "/" in pattern and (pattern.endswith("/") or not means_files(pattern))
        start = "/" if self._is_whole else "(?:.*/)?"
        self._regex = re.compile(start + path_regex(pattern, below=below), re.DOTALL)
        self._tops = sorted((f"{top.rstrip('/')}/" for top in tops), key=len)

    def __call__(self, name: str, location: str) -> bool:
        """Tell whether a document with the shown ``name`` at the absolute path ``location`` is meant."""
        return any(self._regex.fullmatch(path) for path in self._paths(name, location))

    def _paths(self, name: str, location: str) -> Iterable[str]:
        if self._is_whole:
            return (location,)
        if self._is_name:
            return name.rpartition("/")[2], location.rpartition("/")[2]
        top = next((top for top in self._tops if location.startswith(top)), location)
        return name, location.removeprefix(top)
