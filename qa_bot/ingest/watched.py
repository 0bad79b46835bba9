"""What to watch so that no change in the documents is missed, and which changes matter: the rules of ``discover``."""

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from qa_bot.config import Config
from qa_bot.ingest.discover import discover
from qa_bot.ingest.walk import Folder

Identity = tuple[int, int] | None
"""Which folder or file a path leads to: device and inode; None where there is none."""


@dataclass(frozen=True, slots=True)
class Watched:
    """The folders that documents, and the settings, are in.

    ``paths`` are these folders, each watched by itself: nothing below it is that was not looked into. ``folders`` tells
    by path what may be in them, ``names`` which single files are meant, ``settings`` the file that these are from.
    ``roots`` are the places that the settings name and ``identities`` what was there.
    """

    paths: tuple[str, ...]
    folders: Mapping[str, Sequence[Folder]]
    names: Mapping[str, frozenset[str]]
    settings: frozenset[str]
    roots: tuple[str, ...]
    identities: tuple[Identity, ...]

    @classmethod
    def of(cls, config: Config) -> Self:
        """Look at what the settings name, as the index does."""
        trail = discover(config.documents, config.base, config.exclude, index=config.index).trail
        roots = tuple(dict.fromkeys(trail.roots))
        identities = tuple(map(_identity, roots))
        settings = () if config.source is None else _spellings(str(config.source))
        folders: defaultdict[str, list[Folder]] = defaultdict(list)
        for folder in trail.folders:
            for path in _spellings(folder.path):
                folders[path].append(folder)
        names: defaultdict[str, set[str]] = defaultdict(set)
        for file in (*trail.files, *settings):
            # Where a link leads, too: an editor may write that file.
            for path in _spellings(file):
                names[os.path.dirname(path)].add(os.path.basename(path))
        paths = {folder.path for folder in trail.folders} | names.keys()
        return cls(
            tuple(sorted(path for path in paths if _can_be_told(path) and os.path.isdir(path))),
            folders,
            {path: frozenset(those) for path, those in names.items()},
            frozenset(settings),
            roots,
            identities,
        )

    def concerns(self, path: str) -> bool:
        """Tell whether a change of ``path`` may be one of the documents."""
        if path in self.folders:
            return True
        folder, name = os.path.split(path)
        if path not in self.settings and name in self.names.get(folder, ()):
            return True
        return any(known.may_hold(name) for known in self.folders.get(folder, ()))

    def outdated_by(self, paths: Iterable[str]) -> bool:
        """Tell whether other folders may have to be watched after a change of ``paths``: any that is no plain file."""
        return any(os.path.islink(path) or not os.path.isfile(path) for path in paths)

    def moved(self) -> bool:
        """Tell whether something else is where the settings point: a folder vanished, came back, was mounted over."""
        return tuple(map(_identity, self.roots)) != self.identities


def _identity(path: str) -> Identity:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def _spellings(path: str) -> tuple[str, ...]:
    """Return the path as named and with all links followed: systems tell of changes by either."""
    return tuple(dict.fromkeys((path, os.path.realpath(path))))


def _can_be_told(path: str) -> bool:
    """Tell whether the path is text: the library takes no other. What is in such a folder is read all the same."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
