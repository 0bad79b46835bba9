"""What the user named under documents, and which of the files below it are meant."""

import os
import re
from collections.abc import Collection
from typing import NamedTuple

from qa_bot.ingest.exclusion import Exclusion
from qa_bot.ingest.names import printable
from qa_bot.text.globs import compiled, has_magic, means_files, part_regex, path_regex


class Selection(NamedTuple):
    """A folder that was named, as itself or as the fixed beginning of a glob, and what to take from it.

    A file is shown with its path relative to ``root``; ``prefix`` before that gives the path relative to the base. The
    folder ``index_folder`` is not entered. ``lead`` are the patterns of a glob's first parts up to ``**``, and
    ``dotted`` tells which of them ask for hidden names; ``whole`` is the pattern of a relative path (None: any).
    ``suffixes`` None: the glob spells the suffix itself.
    """

    root: str
    prefix: str
    excluded: Exclusion
    index_folder: str | None
    suffixes: Collection[str] | None
    lead: tuple[re.Pattern[str], ...] = ()
    dotted: tuple[bool, ...] = ()
    whole: re.Pattern[str] | None = None

    def enters(self, relative: str, name: str, depth: int) -> bool:
        """Tell whether to look into the folder ``name``, ``depth`` folders below the root."""
        path = f"{self.root}/{relative}"
        return (
            self._visible(name, depth)
            and (depth >= len(self.lead) or self.lead[depth].fullmatch(name) is not None)
            and path != self.index_folder
            and not self.excluded(relative, self.prefix + relative, path)
        )

    def takes(self, relative: str, name: str, depth: int) -> bool:
        """Tell whether the file ``name`` is one of the documents."""
        return self._is_of_type(name) and self._is_meant(relative, name, depth)

    def skips(self, relative: str, name: str, depth: int) -> bool:
        """Tell whether the file ``name`` would be one of the documents, were it of another type."""
        return not self._is_of_type(name) and self._is_meant(relative, name, depth)

    def _is_of_type(self, name: str) -> bool:
        if self.suffixes is None:
            return True
        dot = name.rfind(".")
        return name[dot:].lower() in self.suffixes if dot >= 0 else "" in self.suffixes and name.isupper()

    def _is_meant(self, relative: str, name: str, depth: int) -> bool:
        return (
            (name[0] != "." or self._visible(name, depth))
            and (self.whole is None or self.whole.fullmatch(relative) is not None)
            and not (
                self.excluded.active and self.excluded(relative, self.prefix + relative, f"{self.root}/{relative}")
            )
        )

    def _visible(self, name: str, depth: int) -> bool:
        return name[0] != "." or (depth < len(self.dotted) and self.dotted[depth])


def suffix(name: str) -> str:
    """Return the suffix of a file name, lower case and with its dot; "" where there is none."""
    stem, dot, last = name.rpartition(".")
    return dot + last.lower() if stem else ""


def below_base(path: str, base: str) -> str:
    """Return what the user named as a path relative to the base, "" for the base itself; its own name outside it."""
    if path == base:
        return ""
    if path.startswith(base.rstrip("/") + "/"):
        return printable(path[len(base.rstrip("/")) + 1 :])
    return printable(os.path.basename(path))


def split_glob(pattern: str) -> tuple[str, list[str]]:
    """Return the fixed beginning of the absolute glob ``pattern``, a folder, and its parts from the first glob on."""
    parts = [part for part in pattern.split("/") if part]
    fixed = next(number for number, part in enumerate(parts) if has_magic(part))
    return "/" + "/".join(parts[:fixed]), parts[fixed:]


def of_folder(
    root: str, base: str, excluded: Exclusion, index: str | None, suffixes: Collection[str] | None
) -> Selection:
    """Return the selection of everything below the folder ``root``."""
    named = below_base(root, base)
    return Selection(root, f"{named}/" if named else "", excluded, index, suffixes)


def of_glob(
    pattern: str, base: str, excluded: Exclusion, index: str | None, suffixes: Collection[str] | None
) -> Selection:
    """Return the selection of the files that the absolute glob ``pattern`` matches.

    A folder that it matches stands for all that is below, unless the pattern ends in a suffix (``*.md``).
    """
    root, rest = split_glob(pattern)
    lead = rest[: rest.index("**")] if "**" in rest else rest
    files_only = means_files(rest[-1])
    named = below_base(root, base)
    return Selection(
        root.rstrip("/"),
        f"{named}/" if named else "",
        excluded,
        index,
        None if files_only else suffixes,
        tuple(compiled([part_regex(part)]) for part in lead),
        tuple(part.startswith(".") for part in lead),
        compiled([path_regex("/".join(rest), below=not files_only)]),
    )
