"""Bringing an index up to date with the documents that were found."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from qa_bot.config import Config
from qa_bot.errors import IndexingError
from qa_bot.index.lock import PATIENCE
from qa_bot.index.manifest import Entry
from qa_bot.index.store import Origin, Store, entry_of
from qa_bot.index.update import Update, apply, compact
from qa_bot.ingest.changes import changes
from qa_bot.ingest.discover import Discovery, FoundFile
from qa_bot.ingest.look import Look
from qa_bot.ingest.reading import read_files
from qa_bot.ingest.skipped import skipped_note
from qa_bot.ingest.tally import ReportProgress, Tally
from qa_bot.types import Refresh

# From this share of all bytes on, everything is read anew: no slower, and it leaves one segment
_MOST = 0.5


def refresh(
    store: Store,
    config: Config,
    found: Look,
    progress: ReportProgress | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    force: bool = False,
    retry: bool = False,
    patience: float = PATIENCE,
) -> Refresh:
    """Make the index one of the files found, reading those that have changed; all of them if ``force``.

    ``retry``: those that could not be read are tried again, changed or not. What cannot be read is listed. Raises
    Cancelled when ``cancelled()`` is true between two files, IndexingError when there is nothing to index or the index
    cannot be written, BusyError where another process goes on writing it for ``patience`` seconds; what was there
    stands then.
    """
    start = time.perf_counter()
    if not found.discovery.files:
        raise IndexingError(_nothing_found(config, found.discovery))
    with store.writing(cancelled, patience):
        run = _Run(store, found, config.language, progress, cancelled)
        result = run.anew() if force else run.changed(retry=retry)
    return replace(result, seconds=time.perf_counter() - start)


def _nothing_found(config: Config, discovery: Discovery) -> str:
    problems = [f"{name}: {why}" for name, why in sorted(discovery.problems.items())]
    where = ", ".join(config.documents) or "an empty list of documents"
    note = skipped_note(discovery.trail.skipped)
    first = f"no documents in {where}; name files or folders with `documents:` or --documents"
    return "\n".join([first, *problems, *([note] if note else [])])


@dataclass(frozen=True, slots=True)
class _Run:
    """One run of an index's writer, who holds the lock."""

    store: Store
    found: Look
    language: str
    progress: ReportProgress | None
    cancelled: Callable[[], bool] | None

    def changed(self, *, retry: bool) -> Refresh:
        """Read what has changed since the current state; everything where there is none to start from.

        ``retry``: also where nothing has, what could not be read is tried again.
        """
        opened = self.store.open()
        if opened is None or opened[1].settings != self.found.settings:
            return self.anew()
        index, manifest = opened
        tried = retry and manifest.unread
        if manifest.fingerprint == self.found.fingerprint and not tried:  # another process has just done it
            return Refresh(unread=manifest.unread)
        files = self.found.discovery.files
        diff = changes(index, files, self._tally([]).check)
        if _size([file for file in diff.files if file.name not in manifest.unread]) > _MOST * _size(files):
            return self.anew()
        added, unread = self._read(diff.files) if diff.files else (None, {})
        touched = {document: (file.size, file.time_ns) for document, file in diff.touched.items()}
        origin = self._origin(unread)
        if added or touched or diff.dropped or origin != Origin.of(manifest):
            manifest = apply(Update(diff.dropped, touched, added), self.store, index, manifest, origin)
            self._compact()
        return Refresh(
            added=_readable(diff.added, unread),
            changed=_readable(diff.changed, unread),
            removed=tuple(sorted(diff.removed + [file.name for file in diff.changed if file.name in unread])),
            unread=origin.unread,
        )

    def anew(self) -> Refresh:
        """Read everything."""
        before = _known(self.store)
        segment, unread = self._read(self.found.discovery.files, empty=True)
        origin = self._origin(unread)
        if segment is not None:
            self.store.publish([segment], None, origin)
        stats = {file.name: (file.size, file.time_ns) for file in self.found.discovery.files}
        now = {name: stat for name, stat in stats.items() if name not in unread}
        return Refresh(
            added=tuple(sorted(now.keys() - before.keys())),
            changed=tuple(sorted(name for name in now.keys() & before.keys() if now[name] != before[name])),
            removed=tuple(sorted(before.keys() - now.keys())),
            unread=origin.unread,
        )

    def _read(self, files: Sequence[FoundFile], *, empty: bool = False) -> tuple[Entry | None, Mapping[str, str]]:
        """Return the segment that files became, None for one without documents unless ``empty``, and what is unread."""
        path = self.store.new_path("segment")
        seal, unread = read_files(files, self.language, path, self.store.new_path("build"), self._tally(files))
        if not empty and len(unread) == len(files):
            path.unlink()
            return None, unread
        return entry_of(path, seal), unread

    def _compact(self) -> None:
        opened = self.store.open()
        if opened is not None:
            compact(self.store, *opened)

    def _tally(self, files: Sequence[FoundFile]) -> Tally:
        return Tally(files, self.progress, self.cancelled)

    def _origin(self, unread: Mapping[str, str]) -> Origin:
        problems = {**self.found.discovery.problems, **unread}
        return Origin(self.found.settings, self.found.fingerprint, problems)


def _size(files: Sequence[FoundFile]) -> int:
    return sum(file.size for file in files)


def _readable(files: Sequence[FoundFile], unread: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(file.name for file in files if file.name not in unread)


def _known(store: Store) -> dict[str, tuple[int, int]]:
    """Return the size and time of each document that the current index holds, by name; nothing where it is unusable."""
    try:
        opened = store.open()
        if opened is None:
            return {}
        index, _ = opened
        return {index.names[document]: index.stat(document) for document in index.documents.tolist()}
    except IndexingError:
        return {}
