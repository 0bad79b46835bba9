"""The index folder: which state is current, who may write, and how a new state takes its place.

``manifest.json`` names the files of the current state. What is new is written beside them and becomes current when a
new manifest is renamed over the old: whoever reads sees the one or the other. Files that are no longer named are
deleted afterwards; a reader keeps those that it has opened.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, Self

from qa_bot.errors import IndexingError, UnwritableError
from qa_bot.index.columns import Array, Columns
from qa_bot.index.lock import LOCK, PATIENCE, WRITER, writers_lock
from qa_bot.index.manifest import Entry, Manifest, decode, encode
from qa_bot.index.reader import Index
from qa_bot.index.seal import Seal
from qa_bot.index.segment import Segment
from qa_bot.index.state import write_state

_MANIFEST = "manifest.json"
_NEW_MANIFEST = f"{_MANIFEST}.new"
_NUMBERED = re.compile(r"(?:segment|state|build)-(\d+)")
_OURS = frozenset({_MANIFEST, _NEW_MANIFEST, LOCK, WRITER, ".gitignore"})
_REOPEN_TRIES = 5


class Documents(NamedTuple):
    """The documents of some segments, in their order: which are ``live`` (bool), their ``sizes`` in bytes, their
    ``mtimes`` in nanoseconds.
    """

    live: Array
    sizes: Array
    mtimes: Array


class Origin(NamedTuple):
    """What a state was built from; see ``Manifest``."""

    settings: str
    fingerprint: str
    unread: Mapping[str, str]

    @classmethod
    def of(cls, manifest: Manifest) -> Self:
        """Return what a manifest says."""
        return cls(manifest.settings, manifest.fingerprint, manifest.unread)


class Store:
    """An index folder. Nothing is created before something is written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def manifest(self) -> Manifest | None:
        """Return the current manifest; None where there is no index yet, or one of another schema.

        Raises IndexingError where the folder is not an index, DamagedError where its manifest is damaged.
        """
        path = self.folder / _MANIFEST
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            self._refuse_foreign()
            return None
        except OSError as error:
            raise _not_read(path, error) from error
        manifest = decode(data, path)
        if manifest is not None and not all(map(_NUMBERED.fullmatch, manifest.names)):
            raise IndexingError(f"{path}: damaged (it names files that are not of an index); name another index folder")
        return manifest

    def open(self) -> tuple[Index, Manifest] | None:
        """Return the current state and its manifest, None where there is none."""
        for attempt in range(_REOPEN_TRIES):
            manifest = self.manifest()
            if manifest is None:
                return None
            try:
                return self._opened(manifest), manifest
            except IndexingError:
                # a writer may have replaced the state between the two reads
                if attempt + 1 == _REOPEN_TRIES or self.manifest() == manifest:
                    raise
        return None

    def _opened(self, manifest: Manifest) -> Index:
        segments = [Segment(self.folder / entry.name, entry.seal) for entry in manifest.segments]
        state = manifest.state
        return Index(segments, None if state is None else Columns(self.folder / state.name, state.seal))

    @contextmanager
    def writing(self, cancelled: Callable[[], bool] | None = None, patience: float = PATIENCE) -> Iterator[None]:
        """Hold the writer's lock.

        Raises IndexingError where the folder is not an index, UnwritableError where it cannot be written, BusyError
        where another process goes on writing for ``patience`` seconds, and Cancelled. An OSError within the block
        becomes an UnwritableError, unless it names a file outside the folder.
        """
        self._refuse_foreign()
        self._make_folder()
        try:
            self._hide_from_git()
            with writers_lock(self.folder, cancelled, patience), self._tidied():
                yield
        except OSError as error:
            if not self._concerns(error):
                raise
            raise self._not_written(error) from error

    def _hide_from_git(self) -> None:
        with suppress(FileExistsError), (self.folder / ".gitignore").open("x", encoding="ascii") as file:
            file.write("*\n")

    def _make_folder(self) -> None:
        try:
            # Its owner's alone: it holds the text of documents that others may not be allowed to read.
            self.folder.mkdir(mode=0o700, exist_ok=True)
        except FileNotFoundError as error:
            raise IndexingError(
                f"{self.folder}: its parent folder does not exist; create it, or name another with --index DIR"
            ) from error
        except (NotADirectoryError, FileExistsError) as error:
            raise IndexingError(f"{self.folder}: not a folder; name another index folder") from error
        except OSError as error:
            raise self._not_written(error) from error

    def _concerns(self, error: OSError) -> bool:
        """Tell whether an error is of the folder: of a file in it, or of none that is named (a disk that is full)."""
        name = error.filename
        return not isinstance(name, str | os.PathLike) or Path(name).is_relative_to(self.folder)

    def _not_written(self, error: OSError) -> UnwritableError:
        why = error.strerror or error
        way_out = "make it writable, or name another with --index DIR"
        return UnwritableError(f"{self.folder}: cannot be written ({why}); {way_out}")

    @contextmanager
    def _tidied(self) -> Iterator[None]:
        """Delete, before and after, what belongs to no state; where the manifest cannot be read, all stays."""
        try:
            with suppress(IndexingError):
                self.remove_unnamed()
            yield
        finally:
            with suppress(IndexingError, OSError):
                self.remove_unnamed()

    def new_path(self, kind: str) -> Path:
        """Return a path for a new ``segment``, ``state`` or ``build``; the writer's lock must be held."""
        taken = [int(match[1]) for path in self.folder.iterdir() if (match := _NUMBERED.fullmatch(path.name))]
        return self.folder / f"{kind}-{max(taken, default=0) + 1}"

    def publish(self, segments: Sequence[Entry], documents: Documents | None, origin: Origin) -> Manifest:
        """Make segments that stand in the folder the current state; the writer's lock must be held.

        ``documents`` None: the only segment is as it was written, and all of it lives. Raises OSError where something
        cannot be written; the old state stands then.
        """
        opened = [Segment(self.folder / entry.name, entry.seal) for entry in segments]
        state, totals = None, opened[0].totals
        if documents is not None:
            path = self.new_path("state")
            seal = write_state(path, opened, documents.live, documents.sizes, documents.mtimes)
            state = entry_of(path, seal)
            totals = Index(opened, Columns(path, seal)).totals
        manifest = Manifest(
            settings=origin.settings,
            fingerprint=origin.fingerprint,
            segments=tuple(segments),
            state=state,
            documents=totals.documents,
            sentences=totals.sentences,
            unread=dict(origin.unread),
        )
        self._replace_manifest(encode(manifest))
        return manifest

    def _replace_manifest(self, data: bytes) -> None:
        """Write the manifest beside the old one and rename it over that, both lasting when this returns."""
        temporary = self.folder / _NEW_MANIFEST
        temporary.unlink(missing_ok=True)  # of a writer that was killed; or a link, which must not be written through
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, self.folder / _MANIFEST)
        if os.name == "posix":
            descriptor = os.open(self.folder, os.O_RDONLY)
            with suppress(OSError):  # some file systems know no such thing
                os.fsync(descriptor)
            os.close(descriptor)

    def remove_unnamed(self) -> None:
        """Delete the files that the manifest does not name: older states, and what a killed writer left.

        The writer's lock must be held. The manifest is read for it, whatever the caller knows: what it names stays.
        """
        manifest = self.manifest()
        kept = frozenset() if manifest is None else manifest.names
        for path in self.folder.iterdir():
            if _NUMBERED.fullmatch(path.name) and path.name not in kept:
                if path.is_dir():
                    import shutil  # with it come three kinds of compression: nothing for each question to wait for

                    shutil.rmtree(path, ignore_errors=True)
                else:
                    with suppress(OSError):  # Windows keeps what a reader has open; the next writer deletes it
                        path.unlink()

    def _refuse_foreign(self) -> None:
        """Raise IndexingError where the folder holds something, and is not an index."""
        try:
            entries = {entry.name for entry in os.scandir(self.folder)}
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            raise _not_read(self.folder, error) from error
        foreign = sorted(name for name in entries if name not in _OURS and not _NUMBERED.fullmatch(name))
        if foreign and _MANIFEST not in entries:
            raise IndexingError(
                f"{self.folder}: not an index of qa-bot (it holds {foreign[0]!r}); name another folder for the index"
            )


def entry_of(path: Path, seal: Seal) -> Entry:
    """Return the manifest's entry of a file."""
    return Entry(path.name, seal.size, seal.checksum)


def _not_read(path: Path, error: OSError) -> IndexingError:
    why = error.strerror or error
    return IndexingError(f"{path}: cannot be read ({why}); make it readable, or name another index with --index DIR")
