"""Which files are the documents: named files, folders and globs, looked at but not read.

A file's shown name is its path below the folder that was named, or below a glob's fixed folders; for a file that was
named itself, the file name. Files that would have the same name get the folders above until they differ. Hidden files
and folders are skipped unless they are named. Symbolic links are followed as far as they lead to what is named; a file
that is reached in several ways is taken once.
"""

import os
import stat
from collections.abc import Collection, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from qa_bot.ingest.exclusion import Exclusion
from qa_bot.ingest.files import time_of
from qa_bot.ingest.loaders import SUFFIXES
from qa_bot.ingest.names import printable, unique
from qa_bot.ingest.roots import Roots
from qa_bot.ingest.selection import Selection, below_base, of_folder, of_glob, split_glob
from qa_bot.ingest.walk import NOT_A_FILE, Trail, walk
from qa_bot.text.globs import has_magic


class FoundFile(NamedTuple):
    """A file to read: ``name`` is shown to people, ``location`` the absolute path, ``size`` in bytes, ``time_ns`` of
    its last change (``files.time_of``).
    """

    name: str
    location: str
    size: int
    time_ns: int

    @property
    def path(self) -> Path:
        """The absolute path, made on demand: most files are only compared with the index."""
        return Path(self.location)


class Discovery(NamedTuple):
    """``files``, sorted by their unique names, and ``problems``: a shown name and why it cannot be read.

    ``trail`` is where they were looked for.
    """

    files: tuple[FoundFile, ...]
    problems: Mapping[str, str]
    trail: Trail


def discover(
    documents: Sequence[str],
    base: Path,
    exclude: Sequence[str] = (),
    suffixes: Collection[str] | None = None,
    index: Path | None = None,
) -> Discovery:
    """Find the files that ``documents`` (files, folders, globs; relative ones are below ``base``) name.

    ``exclude`` are globs of what to leave out, ``suffixes`` those to take from folders (".txt"; by default all that
    have a loader), ``index`` a folder to skip. A file named by its path or by a glob that spells its suffix is
    taken whatever its suffix. Nothing is raised for what cannot be read: it is a problem in the result.
    """
    search = _Search(
        base=os.path.abspath(base),
        excluded=Exclusion(exclude),
        suffixes=SUFFIXES if suffixes is None else suffixes,
        index=os.path.abspath(index) if index else None,
    )
    search.trail.roots += map(search.root, documents)
    for document in documents:
        search.take(document)
    return Discovery(tuple(search.found()), search.problems, search.trail)


class _Search:
    """What one discovery looks for, and what it has found so far: files, and beside them their device and inode."""

    def __init__(self, base: str, excluded: Exclusion, suffixes: Collection[str], index: str | None) -> None:
        self.base, self.excluded, self.suffixes, self.index = base, excluded, frozenset(suffixes), index
        self.files: list[FoundFile] = []
        self.identities: list[tuple[int, int]] = []
        self.problems: dict[str, str] = {}
        self.trail = Trail()
        self.roots = Roots(self.trail.roots)

    def root(self, document: str) -> str:
        """Return the absolute path of what one of the documents names, or of the fixed beginning of a glob."""
        path = self._path(document)
        return split_glob(path)[0] if has_magic(document) and not os.path.exists(path) else path

    def _path(self, document: str) -> str:
        return os.path.abspath(os.path.join(self.base, document))

    def take(self, document: str) -> None:
        """Add what one of the documents names."""
        path = self._path(document)
        named = below_base(path, self.base) or "."
        try:
            status = os.stat(path)
        except (OSError, ValueError) as error:
            if has_magic(document):
                self._walk(of_glob(path, self.base, self.excluded, self.index, self.suffixes), named)
            else:
                self.problems[named] = _why_missing(error)
            return
        if self.excluded.leaves_out(named, path):
            return
        if stat.S_ISDIR(status.st_mode):
            self._walk(of_folder(path, self.base, self.excluded, self.index, self.suffixes), None)
        elif stat.S_ISREG(status.st_mode):
            self.trail.files.append(path)
            self._add(os.path.basename(path), path, status)
        else:
            self.problems[named] = NOT_A_FILE

    def _walk(self, selection: Selection, glob: str | None) -> None:
        before = len(self.files) + len(self.problems)
        start = selection.root.rstrip("/") + "/"
        for relative, status in walk(selection, self.problems, self.trail, self.roots):
            self._add(relative, start + relative, status)
        if glob is not None and before == len(self.files) + len(self.problems):
            self.problems[glob] = "no file matches; correct the pattern or remove it from the documents"

    def _add(self, name: str, path: str, status: os.stat_result) -> None:
        # Not the status itself: a large object that would have to be kept for every file.
        self.files.append(FoundFile(printable(name), path, status.st_size, time_of(status)))
        self.identities.append((status.st_dev, status.st_ino))

    def found(self) -> list[FoundFile]:
        """Return the files sorted by name: each once, and files of the same name with longer ones."""
        files = self.files
        if len(set(self.identities)) < len(files):
            files = list(self._by_identity().values())
        if len({file.name for file in files}) < len(files):
            names = unique((file.location, file.name) for file in sorted(files, key=lambda file: file.location))
            files = [file._replace(name=names[file.location]) for file in files]
        return sorted(files, key=itemgetter(0))

    def _by_identity(self) -> Mapping[tuple[int, int] | str, FoundFile]:
        first: dict[tuple[int, int] | str, FoundFile] = {}
        for file, (device, inode) in zip(self.files, self.identities, strict=True):
            # A system without inode numbers gives 0: there, the path is what tells files apart.
            first.setdefault((device, inode) if inode else file.location, file)
        return first


def _why_missing(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "there is no such file or folder; correct the path or remove it from the documents"
    reason = error.strerror if isinstance(error, OSError) else error
    return f"it cannot be read ({reason}); correct the path or remove it from the documents"
