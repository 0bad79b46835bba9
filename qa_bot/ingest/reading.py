"""Files to a segment: read, cut and indexed in chunks, by several processes where there is much, then merged."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from qa_bot.errors import DocumentError
from qa_bot.index.builder import Builder
from qa_bot.index.columns import Seal
from qa_bot.index.merge import merge
from qa_bot.index.reader import Index
from qa_bot.index.segment import Segment
from qa_bot.index.update import documents_of
from qa_bot.index.vocabulary import KnownWords
from qa_bot.ingest.cutting import cut
from qa_bot.ingest.discover import FoundFile
from qa_bot.ingest.tally import Tally

# Bytes of files from which on it pays to start processes, and bytes that one chunk has at most
_MUCH = 6_000_000
_CHUNK = 36_000_000
# Chunks for each process, so that none waits long for the last
_SHARE = 2


@dataclass(frozen=True, slots=True)
class Read:
    """The part of a segment that a chunk of files became, and for each file that could not be read why."""

    path: Path
    seal: Seal
    unread: dict[str, str]


def read_files(
    files: Sequence[FoundFile], language: str, path: Path, work: Path, tally: Tally
) -> tuple[Seal, dict[str, str]]:
    """Write the documents of files (in the order of their names) as the segment ``path``; ``work`` is a new folder.

    Returns the segment's seal, and for each file that could not be read why. Raises Cancelled, OSError where something
    cannot be written, IndexingError where a process ended before its work was done.
    """
    work.mkdir()
    try:
        parts = list(_parts(files, language, work, tally))
        unread = {name: why for part in parts for name, why in part.unread.items()}
        if len(parts) == 1:
            os.replace(parts[0].path, path)
            return parts[0].seal, unread
        return _merged(parts, path), unread
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _parts(files: Sequence[FoundFile], language: str, work: Path, tally: Tally) -> Iterator[Read]:
    size = sum(file.size for file in files)
    n_workers = workers_for(size)
    chunks = list(_chunks(files, min(_CHUNK, size // (n_workers * _SHARE) + 1) if n_workers > 1 else _CHUNK))
    paths = _paths(work, len(chunks))
    if n_workers == 1:
        known = KnownWords()
        for chunk, path in zip(chunks, paths, strict=True):
            yield read_chunk(chunk, language, path, known, lambda sentences, size: _count(tally, sentences, size))
        return
    from qa_bot.ingest.workers import read_in_processes

    yield from read_in_processes([*zip(chunks, paths, strict=True)], language, n_workers, tally)


def _paths(work: Path, n: int) -> list[Path]:
    return [work / f"part-{number}" for number in range(n)]


def workers_for(size: int) -> int:
    """Return how many processes are to read so many bytes; 1 for none beside this one."""
    return 1 if size < _MUCH else max(1, min(os.cpu_count() or 1, size // (_MUCH // 2)))


def _count(tally: Tally, sentences: int, size: int) -> None:
    tally.add(1, sentences, size)
    tally.report()
    tally.check()


def _chunks(files: Sequence[FoundFile], size: int) -> Iterator[Sequence[FoundFile]]:
    """Yield the files in lists of about ``size`` bytes; one list at least."""
    first = held = 0
    for k, file in enumerate(files):
        if held and held + file.size > size:
            yield files[first:k]
            first, held = k, 0
        held += file.size
    yield files[first:]


def read_chunk(
    files: Sequence[FoundFile], language: str, path: Path, known: KnownWords, told: Callable[[int, int], None]
) -> Read:
    """Write the documents of files as one segment; ``told`` gets the sentences and the size in bytes of each file.

    ``known`` are the words of earlier chunks.
    """
    builder = Builder(path, known)
    unread = {}
    for file in files:
        before = builder.sentences
        try:
            builder.add(cut(file, language))
        except DocumentError as error:
            unread[file.name] = str(error)
        told(builder.sentences - before, file.size)
    return Read(path, builder.write(), unread)


def _merged(parts: Sequence[Read], path: Path) -> Seal:
    segments = [Segment(part.path, part.seal) for part in parts]
    known = [documents_of(Index([segment])) for segment in segments]
    sizes, mtimes = (np.concatenate([getattr(one, name) for one in known]) for name in ("sizes", "mtimes"))
    return merge(path, segments, [one.live for one in known], sizes, mtimes)
