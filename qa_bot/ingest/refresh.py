"""Bringing an index up to date with the documents that were found."""

import time
from collections.abc import Callable, Mapping, Sequence

from qa_bot.config import Config
from qa_bot.errors import Cancelled, DocumentError, IndexingError
from qa_bot.index.builder import Builder, Cut
from qa_bot.index.store import Store
from qa_bot.ingest.discover import Discovery, FoundFile
from qa_bot.ingest.loaders import load
from qa_bot.ingest.look import Found
from qa_bot.ingest.sentences import split_block
from qa_bot.text.language import detect
from qa_bot.types import Block, BlockKind, Document, Progress, Refresh, Span

ReportProgress = Callable[[Progress], None]


def refresh(
    store: Store,
    config: Config,
    found: Found,
    progress: ReportProgress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Refresh:
    """Build the index anew from the files found, and make it current; files that cannot be read are listed.

    Raises Cancelled when ``cancelled()`` is true between two files, IndexingError when there is nothing to index or the
    index cannot be written; what was there stands then.
    """
    start = time.perf_counter()
    if not found.discovery.files:
        raise IndexingError(_nothing_found(config, found.discovery))
    with store.writing():
        before = _known(store)
        builder = Builder()
        unread = dict(found.discovery.problems)
        reporter = _Reporter(found.discovery.files, progress)
        for file in found.discovery.files:
            if cancelled is not None and cancelled():
                raise Cancelled("indexing was stopped; the index that was there still stands")
            try:
                builder.add(_cut(file, config.language))
            except DocumentError as error:
                unread[file.name] = str(error)
            reporter.read(file, builder.sentences)
        store.publish(builder, found.fingerprint, unread)
    changes = _changes(before, {file.name: (file.size, file.mtime_ns) for file in found.discovery.files}, unread)
    return Refresh(*changes, unread=unread, seconds=time.perf_counter() - start)


def _nothing_found(config: Config, discovery: Discovery) -> str:
    problems = [f"{name}: {why}" for name, why in sorted(discovery.problems.items())]
    where = ", ".join(config.documents) or "an empty list of documents"
    return "\n".join([f"no documents in {where}; name files or folders with `documents:` or --documents", *problems])


def _cut(file: FoundFile, language: str) -> Cut:
    """Return a file's document, cut into sentences; raises DocumentError."""
    document = load(file.path, file.name)
    sentences = [_sentences(document, block) for block in document.blocks]
    code = detect(document.readable) if language == "auto" else language
    return Cut(document, sentences, code, file.size, file.mtime_ns)


def _sentences(document: Document, block: Block) -> list[Span]:
    """Return the sentences of a block; a heading is one."""
    if block.kind is BlockKind.HEADING:
        return [block.span]
    return split_block(document.readable, block.span.start, block.span.end)


def _known(store: Store) -> dict[str, tuple[int, int]]:
    """Return the size and time of each document that the current index holds, by name; nothing where it is unusable."""
    try:
        state = store.open()
    except IndexingError:
        return {}
    if state is None:
        return {}
    index, _ = state
    return {name: index.stat(document) for document, name in enumerate(index.names)}


def _changes(
    before: Mapping[str, tuple[int, int]], now: Mapping[str, tuple[int, int]], unread: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the names of documents added, changed and removed, each in the order of names."""
    readable = {name: stat for name, stat in now.items() if name not in unread}
    added = tuple(sorted(readable.keys() - before.keys()))
    changed = tuple(sorted(name for name in readable.keys() & before.keys() if readable[name] != before[name]))
    return added, changed, tuple(sorted(before.keys() - readable.keys()))


class _Reporter:
    """Counts what has been read, and reports it."""

    def __init__(self, files: Sequence[FoundFile], progress: ReportProgress | None) -> None:
        self._progress = progress
        self._files = len(files)
        self._bytes = sum(file.size for file in files)
        self._files_read = self._bytes_read = 0

    def read(self, file: FoundFile, sentences: int) -> None:
        self._files_read += 1
        self._bytes_read += file.size
        if self._progress is not None:
            self._progress(Progress(self._files_read, self._files, sentences, self._bytes_read, self._bytes))
