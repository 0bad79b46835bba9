"""The manifest of an index folder: which files make up the current state, and what they were built from."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from qa_bot.errors import DamagedError, IndexingError
from qa_bot.index.seal import REBUILD, Seal

SCHEMA = 23
# What a manifest is known by where its schema is damaged
_OURS = {"segments", "fingerprint"}


class Entry(NamedTuple):
    """A file of the index folder: its name and its seal."""

    name: str
    size: int
    checksum: int

    @property
    def seal(self) -> Seal:
        """What the file must be."""
        return Seal(self.size, self.checksum)


class Manifest(NamedTuple):
    """A state: its ``segments`` and, where these are several or not wholly alive, the file of their common ``state``.

    ``fingerprint`` identifies the files (names, sizes, times) and settings that the state was built from, ``settings``
    the settings alone; ``unread`` tells for each file that could not be read why.
    """

    settings: str
    fingerprint: str
    segments: tuple[Entry, ...]
    state: Entry | None
    documents: int
    sentences: int
    unread: Mapping[str, str]

    @property
    def names(self) -> frozenset[str]:
        """The names of the files of the state."""
        return frozenset(entry.name for entry in (*self.segments, self.state) if entry is not None)


def encode(manifest: Manifest) -> bytes:
    """Return a manifest as JSON, its schema and a checksum with it."""
    body = manifest._asdict()
    body["segments"] = [entry._asdict() for entry in manifest.segments]
    body["state"] = None if manifest.state is None else manifest.state._asdict()
    return json.dumps({"schema": SCHEMA, "checksum": _checksum(body), **body}, indent=1).encode()


def decode(data: bytes, path: Path) -> Manifest | None:
    """Return the manifest read from ``path``; None for one of another schema.

    Raises IndexingError where it is no manifest of qa_bot's, DamagedError where it has changed since it was written.
    """
    try:
        body = json.loads(data)
    except ValueError as error:
        raise _damaged(path, error) from error
    if not isinstance(body, dict) or not (isinstance(body.get("schema"), int) or body.keys() >= _OURS):
        raise IndexingError(f"{path}: not a manifest of qa-bot; name another index folder")
    schema = body.pop("schema", None)
    if not isinstance(schema, int):
        raise _damaged(path, "it names no schema")
    if schema != SCHEMA:
        return None
    if body.pop("checksum", None) != _checksum(body):
        raise _damaged(path, "its checksum is another one")
    try:
        return _manifest(body)
    except (TypeError, KeyError, AttributeError) as error:
        raise _damaged(path, error) from error


def _manifest(body: dict[str, Any]) -> Manifest:
    segments = tuple(Entry(**entry) for entry in body.pop("segments"))
    state = body.pop("state")
    return Manifest(segments=segments, state=None if state is None else Entry(**state), **body)


def _checksum(body: Mapping[str, Any]) -> int:
    return crc32(json.dumps(body, sort_keys=True).encode())


def _damaged(path: Path, why: object) -> DamagedError:
    return DamagedError(f"{path}: damaged ({why}); {REBUILD}")
