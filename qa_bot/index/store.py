"""The index folder: which state is current, who may write, and how a new state takes its place.

``manifest.json`` names the folder of the current state. A new state is written beside it and becomes current when a
new manifest is renamed over the old: whoever reads sees the one or the other. States that are no longer current are
deleted afterwards; a reader keeps the files that it has mapped.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa_bot.errors import IndexingError
from qa_bot.index.reader import Index

if TYPE_CHECKING:
    from qa_bot.index.builder import Builder

SCHEMA = 4
_MANIFEST = "manifest.json"
_LOCK = "lock"
_STATE = re.compile(r"state-(\d+)")
_OURS = frozenset({_MANIFEST, f"{_MANIFEST}.new", _LOCK, ".gitignore"})
_REOPEN_TRIES = 5


@dataclass(frozen=True, slots=True)
class Manifest:
    """What ``manifest.json`` holds.

    ``fingerprint`` identifies the files (names, sizes, times) and settings that the state was built from; ``unread``
    tells for each file that could not be read why.
    """

    schema: int
    state: str
    fingerprint: str
    documents: int
    sentences: int
    unread: Mapping[str, str]


class Store:
    """An index folder. Nothing is created before something is written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def manifest(self) -> Manifest | None:
        """Return the current manifest; None where there is no index yet, or one of another schema.

        Raises IndexingError where the folder is not an index, or its manifest is damaged.
        """
        path = self.folder / _MANIFEST
        try:
            data = json.loads(path.read_bytes())
        except FileNotFoundError:
            self._refuse_foreign()
            return None
        except (OSError, ValueError) as error:
            raise IndexingError(f"{path}: cannot be read ({error}); {_rebuild(self.folder)}") from error
        return _checked(data, path)

    def open(self) -> tuple[Index, Manifest] | None:
        """Return the current state and its manifest, None where there is none."""
        for attempt in range(_REOPEN_TRIES):
            manifest = self.manifest()
            if manifest is None:
                return None
            try:
                return Index(self.folder / manifest.state), manifest
            except IndexingError:
                # a writer may have replaced the state between the two reads
                if attempt + 1 == _REOPEN_TRIES or self.manifest() == manifest:
                    raise
        return None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer's lock; raises IndexingError where another process writes or the folder is not writable."""
        from filelock import FileLock, Timeout

        self._refuse_foreign()
        try:
            self.folder.mkdir(exist_ok=True)
            (self.folder / ".gitignore").write_text("*\n", encoding="ascii")
            lock = FileLock(self.folder / _LOCK, timeout=0)
            lock.acquire()
        except Timeout as error:
            raise IndexingError(f"{self.folder}: another qa-bot is writing this index; try again later") from error
        except FileNotFoundError as error:
            raise IndexingError(
                f"{self.folder}: its parent folder does not exist; create it or name another index folder"
            ) from error
        except (NotADirectoryError, FileExistsError) as error:
            raise IndexingError(f"{self.folder}: not a folder; name another index folder") from error
        except OSError as error:
            raise IndexingError(f"{self.folder}: cannot be written ({error.strerror or error})") from error
        try:
            yield
        finally:
            lock.release()

    def publish(self, builder: "Builder", fingerprint: str, unread: Mapping[str, str]) -> Manifest:
        """Write the builder's documents as a new state and make it current; the writer's lock must be held.

        Raises IndexingError where it cannot be written; the old state stands then.
        """
        state = self._fresh_state()
        folder = self.folder / state
        try:
            folder.mkdir()
            builder.write(folder)
            manifest = Manifest(SCHEMA, state, fingerprint, builder.documents, builder.sentences, dict(unread))
            temporary = self.folder / f"{_MANIFEST}.new"
            with temporary.open("w", encoding="utf-8", errors="surrogatepass") as file:
                json.dump(asdict(manifest), file, indent=1)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, self.folder / _MANIFEST)
        except BaseException as error:
            shutil.rmtree(folder, ignore_errors=True)
            if isinstance(error, OSError):
                raise IndexingError(f"{folder}: cannot be written ({error.strerror or error})") from error
            raise
        self._remove_states(but=state)
        return manifest

    def _fresh_state(self) -> str:
        taken = [int(match[1]) for path in self.folder.iterdir() if (match := _STATE.fullmatch(path.name))]
        return f"state-{max(taken, default=0) + 1}"

    def _remove_states(self, but: str) -> None:
        for path in self.folder.iterdir():
            if _STATE.fullmatch(path.name) and path.name != but:
                shutil.rmtree(path, ignore_errors=True)

    def _refuse_foreign(self) -> None:
        """Raise IndexingError where the folder holds something, and is not an index."""
        try:
            entries = {entry.name for entry in os.scandir(self.folder)}
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            raise IndexingError(f"{self.folder}: cannot be read ({error.strerror or error})") from error
        foreign = sorted(name for name in entries if name not in _OURS and not _STATE.fullmatch(name))
        if foreign and _MANIFEST not in entries:
            raise IndexingError(
                f"{self.folder}: not an index of qa-bot (it holds {foreign[0]!r}); name another folder for the index"
            )


def _checked(data: Any, path: Path) -> Manifest | None:
    """Return the manifest that ``data`` is; None for another schema; raises IndexingError where it is none at all."""
    if not isinstance(data, dict) or not isinstance(data.get("schema"), int):
        raise IndexingError(f"{path}: not a manifest of qa-bot; name another index folder")
    if data["schema"] != SCHEMA:
        return None
    try:
        manifest = Manifest(**data)
    except TypeError as error:
        raise IndexingError(f"{path}: damaged ({error}); {_rebuild(path.parent)}") from error
    if not _STATE.fullmatch(str(manifest.state)):
        raise IndexingError(f"{path}: damaged (state {manifest.state!r}); {_rebuild(path.parent)}")
    return manifest


def _rebuild(folder: Path) -> str:
    return f"delete {folder} and run `qa-bot index`"
