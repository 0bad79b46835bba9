"""How far links may lead: to what was named under documents, and no further."""

import os
from collections.abc import Sequence
from functools import cached_property


class Roots:
    """The absolute paths of files and folders that were named, and of the fixed beginnings of globs."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths

    @cached_property
    def _real(self) -> tuple[str, ...]:
        return tuple(_real(path) for path in self._paths if "\0" not in path)

    def hold(self, path: str) -> bool:
        """Tell whether what ``path`` leads to, all links followed, is one of them or below one."""
        return _real(path).startswith(self._real)


def _real(path: str) -> str:
    return os.path.realpath(path).rstrip("/") + "/"
