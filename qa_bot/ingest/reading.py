"""Files to a segment: read and cut into drafts, by several processes where there is much, which are merged."""

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa_bot.errors import DocumentError
from qa_bot.index.builder import Builder
from qa_bot.index.merge import segment_of
from qa_bot.index.seal import Seal
from qa_bot.index.segment import Segment
from qa_bot.ingest.cutting import cut
from qa_bot.ingest.discover import FoundFile
from qa_bot.ingest.tally import Tally

# Bytes of files from which on it pays to start processes, and bytes that one is given at a time
_MUCH = 6_000_000
_CHUNK = 1_000_000


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft that files became, and for each file that could not be read why."""

    path: Path
    seal: Seal
    unread: dict[str, str]


class Reader:
    """Reads files into one draft."""

    def __init__(self, language: str, path: Path) -> None:
        """``language`` may be "auto"; ``path`` is the draft's."""
        self._language = language
        self._path = path
        self._builder = Builder(path)
        self._unread: dict[str, str] = {}

    def read(self, file: FoundFile) -> int:
        """Add a file; return how many sentences it has, none where it cannot be read."""
        try:
            found = cut(file, self._language)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong with a file must not keep the others out
            self._unread[file.name] = _why_unread(error)
            return 0
        self._builder.add(found)
        return sum(map(len, found.sentences))

    def write(self) -> Draft:
        """Write the draft; raises OSError where it cannot be written."""
        return Draft(self._path, self._builder.write(), self._unread)


def _why_unread(error: Exception) -> str:
    if isinstance(error, DocumentError):
        return str(error)
    if isinstance(error, MemoryError):
        return "it takes more memory than there is; split it or exclude it"
    if isinstance(error, RecursionError):
        return "it is nested too deeply; simplify it or exclude it"
    fault = f"{type(error).__name__}: {error}"
    return f"a fault of qa-bot kept it from being read ({fault}); please report that, or exclude it"


def read_files(
    files: Sequence[FoundFile], language: str, path: Path, work: Path, tally: Tally
) -> tuple[Seal, dict[str, str]]:
    """Write the documents of files as the segment ``path``; ``work`` is a new folder.

    Returns the segment's seal, and for each file that could not be read why. Raises Cancelled, OSError where something
    cannot be written, IndexingError where a process ended before its work was done.
    """
    work.mkdir()
    try:
        drafts = _drafts(files, language, work, tally)
        seal = segment_of([Segment(draft.path, draft.seal) for draft in drafts], path)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return seal, {name: why for draft in drafts for name, why in draft.unread.items()}


def _drafts(files: Sequence[FoundFile], language: str, work: Path, tally: Tally) -> list[Draft]:
    n_workers = workers_for(sum(file.size for file in files))
    # a name that a process of a killed run, which may not have ended yet, does not write to
    paths = [work / f"draft-{os.getpid()}-{number}" for number in range(n_workers)]
    if n_workers == 1:
        return [_read_here(files, language, paths[0], tally)]
    from qa_bot.ingest.workers import read_in_processes

    return read_in_processes([*_chunks(files)], language, paths, tally)


def workers_for(size: int) -> int:
    """Return how many processes are to read so many bytes; 1 for none beside this one."""
    return 1 if size < _MUCH else max(1, min(os.cpu_count() or 1, size // (_MUCH // 2)))


def _read_here(files: Sequence[FoundFile], language: str, path: Path, tally: Tally) -> Draft:
    reader = Reader(language, path)
    for file in files:
        tally.add(1, reader.read(file), file.size)
        tally.report()
        tally.check()
    return reader.write()


def _chunks(files: Sequence[FoundFile]) -> Iterator[Sequence[FoundFile]]:
    """Yield the files in lists of about ``_CHUNK`` bytes."""
    first = held = 0
    for k, file in enumerate(files):
        if held and held + file.size > _CHUNK:
            yield files[first:k]
            first, held = k, 0
        held += file.size
    yield files[first:]
