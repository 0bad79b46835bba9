"""What is left out of the documents."""

from collections.abc import Sequence

from qa_bot.text.globs import compiled, part_regex, path_regex


class Exclusion:
    """The globs of files and folders to leave out.

    A pattern without a slash is compared with the name of every file and folder, at any depth; one with a slash with
    the shown name and the path relative to the base or, when it begins with a slash, with the absolute path. What is
    below an excluded folder is excluded.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        cleaned = [pattern.removeprefix("./").rstrip("/") for pattern in patterns]
        cleaned = [pattern for pattern in cleaned if pattern]
        absolute = [pattern for pattern in cleaned if pattern.startswith("/")]
        whole = [pattern for pattern in cleaned if "/" in pattern and not pattern.startswith("/")]
        self._names = compiled(part_regex(pattern) for pattern in cleaned if "/" not in pattern)
        self._whole = compiled(path_regex(pattern, below=True) for pattern in whole)
        self._absolute = compiled(path_regex(pattern, below=True) for pattern in absolute)
        self.active = bool(cleaned)

    def __call__(self, shown: str, below_base: str, path: str) -> bool:
        """Tell whether the file or folder at the absolute ``path`` is left out.

        ``shown`` is its name for people, ``below_base`` its path relative to the base.
        """
        return self.active and (
            self._names.fullmatch(path.rpartition("/")[2]) is not None
            or self._whole.fullmatch(shown) is not None
            or self._whole.fullmatch(below_base) is not None
            or self._absolute.fullmatch(path.lstrip("/")) is not None
        )

    def leaves_out(self, below_base: str, path: str) -> bool:
        """Tell whether what was named, or a folder above it up to the base, is left out."""
        while not self(below_base, below_base, path):
            if "/" not in below_base:
                return False
            below_base, path = below_base.rpartition("/")[0], path.rpartition("/")[0]
        return True
