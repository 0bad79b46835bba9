"""Walk through a folder: each regular file once, links last and not out of what was named, loops harmless."""

import os
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from qa_bot.ingest.names import printable
from qa_bot.ingest.roots import Roots
from qa_bot.ingest.selection import Selection, suffix

NOT_A_FILE = "it is not a regular file (a pipe, a socket or a device); name files and folders only"


class Folder(NamedTuple):
    """A folder that was looked into: ``relative`` to its selection's root ("", or ending in "/"), ``depth`` below."""

    selection: Selection
    path: str
    relative: str
    depth: int

    def may_hold(self, name: str) -> bool:
        """Tell whether ``name`` in it may be one of the documents, or a folder to look into."""
        relative = self.relative + name
        return self.selection.takes(relative, name, self.depth) or (
            self.selection.enters(relative, name, self.depth) and not os.path.isfile(f"{self.path}/{name}")
        )


@dataclass(slots=True)
class Trail:
    """Where documents were looked for, so that it can be watched.

    ``roots`` are the absolute paths named, or the fixed beginnings of globs; ``files`` those that were named themselves
    and the links to files; ``folders`` all that were looked into; ``skipped`` how many files of each suffix were passed
    over for being of another type.
    """

    roots: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    folders: list[Folder] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class _Pending:
    """What is still to be looked at: ``folders`` as a stack; ``links`` wait until no folder is left."""

    folders: list[Folder]
    trail: Trail
    roots: Roots
    links: list[tuple[Folder, str]] = field(default_factory=list)
    seen: set[tuple[int, int]] = field(default_factory=set)


def walk(
    selection: Selection, problems: dict[str, str], trail: Trail, roots: Roots
) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the path relative to the selection's root and the status of each file that it takes.

    Links are followed to what ``roots`` hold. ``problems`` gets the shown names of folders and files that cannot be
    read, with the reason; ``trail`` the folders that were looked into and the links to files.
    """
    pending = _Pending([Folder(selection, selection.root or "/", "", 0)], trail, roots)
    while pending.folders or pending.links:
        while pending.folders:
            yield from _files(pending.folders.pop(), selection, pending, problems)
        links, pending.links = sorted(pending.links, key=lambda link: link[0].relative + link[1]), []
        for folder, name in links:
            yield from _linked(folder, name, selection, pending, problems)


def _files(
    folder: Folder, selection: Selection, pending: _Pending, problems: dict[str, str]
) -> list[tuple[str, os.stat_result]]:
    """Return the folder's own files; folders and links in it become pending."""
    found: list[tuple[str, os.stat_result]] = []
    try:
        if not _is_first_visit(os.stat(folder.path), pending):
            return found
        pending.trail.folders.append(folder)
        with os.scandir(folder.path) as entries:
            for entry in entries:
                name = entry.name
                relative = folder.relative + name
                if entry.is_dir(follow_symlinks=False):
                    _enter(folder, name, selection, pending)
                elif entry.is_symlink():
                    pending.links.append((folder, name))
                elif selection.takes(relative, name, folder.depth):
                    _take(entry, relative, selection, found, problems)
                elif selection.skips(relative, name, folder.depth):
                    pending.trail.skipped[suffix(name)] += 1
    except FileNotFoundError:
        # Removed since its parent was listed: it is no document any more.
        return found
    except OSError as error:
        why = f"the folder cannot be read ({error.strerror}); make it readable or exclude it"
        _report(selection, folder.relative.rstrip("/"), why, problems)
    return found


def _take(
    entry: os.DirEntry[str],
    relative: str,
    selection: Selection,
    found: list[tuple[str, os.stat_result]],
    problems: dict[str, str],
) -> None:
    try:
        if entry.is_file(follow_symlinks=False):
            found.append((relative, entry.stat(follow_symlinks=False)))
        else:
            _report(selection, relative, NOT_A_FILE, problems)
    except FileNotFoundError:
        return
    except OSError as error:
        why = f"it cannot be looked at ({error.strerror}); correct the permissions of its folder or exclude it"
        _report(selection, relative, why, problems)


def _report(selection: Selection, relative: str, why: str, problems: dict[str, str]) -> None:
    """Add a problem under the shown name, or under a longer one where another folder has the same."""
    name = printable(relative)
    if not name or name in problems:
        name = printable(selection.prefix + relative).rstrip("/") or "."
    problems[name] = why


def _is_first_visit(status: os.stat_result, pending: _Pending) -> bool:
    identity = (status.st_dev, status.st_ino)
    if status.st_ino and identity in pending.seen:
        return False
    pending.seen.add(identity)
    return True


def _enter(folder: Folder, name: str, selection: Selection, pending: _Pending) -> None:
    relative = folder.relative + name
    if selection.enters(relative, name, folder.depth):
        path = f"{folder.path.rstrip('/')}/{name}"
        pending.folders.append(Folder(selection, path, relative + "/", folder.depth + 1))


def _linked(
    folder: Folder, name: str, selection: Selection, pending: _Pending, problems: dict[str, str]
) -> Iterator[tuple[str, os.stat_result]]:
    relative = folder.relative + name
    path = f"{folder.path.rstrip('/')}/{name}"
    try:
        status = os.stat(path)
    except OSError as error:
        if selection.takes(relative, name, folder.depth):
            _report(selection, relative, f"the link leads to nothing readable ({error.strerror})", problems)
        return
    is_folder = stat.S_ISDIR(status.st_mode)
    wanted = selection.enters if is_folder else selection.takes
    if not wanted(relative, name, folder.depth):
        return
    if not pending.roots.hold(path):
        _report(selection, relative, _leads_out(path), problems)
    elif is_folder:
        _enter(folder, name, selection, pending)
    elif stat.S_ISREG(status.st_mode):
        pending.trail.files.append(path)
        yield relative, status
    else:
        _report(selection, relative, NOT_A_FILE, problems)


def _leads_out(path: str) -> str:
    target = printable(os.path.realpath(path))
    return f"the link leads out of the documents, to {target}; name that under documents to have it read, or exclude it"
