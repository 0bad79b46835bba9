"""Several segments, or drafts of some, to one: the same bytes as if the living documents had been indexed at once.

Every segment is made here, so that it cannot matter how its documents came together. Everything goes through in
batches of a bounded size that are read from the files, never mapped. Columns that do not depend on each other are
written at the same time: nearly all of it is NumPy's work, which lets other threads run.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from qa_bot.index.ahead import ahead
from qa_bot.index.ascending import AscendingWriter
from qa_bot.index.codes import decode
from qa_bot.index.columns import Array, ColumnsWriter
from qa_bot.index.inversion import Inverter
from qa_bot.index.merged_words import MergedWords
from qa_bot.index.runs import RunsWriter
from qa_bot.index.seal import Seal
from qa_bot.index.segment import Segment, Totals
from qa_bot.index.strings import Strings, write_strings
from qa_bot.index.texts import TextsWriter

if TYPE_CHECKING:
    from concurrent.futures import Executor

# Words that are in memory at a time
_BATCH = 1 << 20
# Beside the one that writes: one that reads ahead, and one that inverts behind
_THREADS = 2


@dataclass(frozen=True, slots=True)
class Run:
    """Documents of one segment, from ``first`` on and before ``last``, that follow each other in the merged one, too.

    ``first_row`` and ``last_row`` are their rows, in the same manner; ``words`` how many these have.
    """

    segment: int
    first: int
    last: int
    first_row: int
    last_row: int
    words: int

    def units(self, name: str) -> tuple[int, int]:
        """Return the first and the last, in the same manner, of its sentences ("") or titles ("title_")."""
        return (self.first, self.last) if name else (self.first_row, self.last_row)


def merge(path: Path, segments: Sequence[Segment], live: Sequence[Array], sizes: Array, mtimes: Array) -> Seal:
    """Write the living documents of segments as one segment, in the order of their names, and return its seal.

    ``live`` (bool) tells for each segment who of its documents is alive; ``sizes`` and ``mtimes`` are of all documents.
    Raises OSError where it cannot be written, DamagedError where a segment is not as it was written.
    """
    # who asks a question merges nothing, and would wait for the import
    from concurrent.futures import ThreadPoolExecutor

    for segment in segments:
        segment.columns.check()
    order = _by_name(segments, live)
    starts = np.cumsum([0, *(segment.totals.documents for segment in segments)]).tolist()
    kept = [starts[segment] + document for segment, document in order]
    with ThreadPoolExecutor(_THREADS) as pool:
        merger = _Merger(path, segments, [*_runs(order, segments)], pool)
        sentences = pool.submit(merger.write_sentences)
        merger.write_words(MergedWords(segments, live, pool))
        sentences.result()
    return merger.write_documents(sizes[kept], mtimes[kept])


def segment_of(drafts: Sequence[Segment], path: Path) -> Seal:
    """Write the documents of drafts as one segment and return its seal; raises as ``merge``."""
    live = [np.ones(draft.totals.documents, dtype=bool) for draft in drafts]
    sizes, mtimes = (
        np.concatenate([draft.columns.read(name, 0, draft.totals.documents).astype(np.int64) for draft in drafts])
        for name in ("sizes", "mtimes")
    )
    return merge(path, drafts, live, sizes, mtimes)


def _by_name(segments: Sequence[Segment], live: Sequence[Array]) -> list[tuple[int, int]]:
    """Return the segment and the number there of each living document, in the order of names."""
    named = [
        (name, number, document)
        for number, (segment, alive) in enumerate(zip(segments, live, strict=True))
        for document, (name, lives) in enumerate(zip(segment.names, alive.tolist(), strict=True))
        if lives
    ]
    return [(number, document) for _, number, document in sorted(named)]


def _runs(order: Sequence[tuple[int, int]], segments: Sequence[Segment]) -> Iterator[Run]:
    """Yield the runs of ordered documents, each of at most ``_BATCH`` words or of one document."""
    following = [next_one == (segment, document + 1) for (segment, document), next_one in pairwise(order)]
    starts = [0, *(k + 1 for k, follows in enumerate(following) if not follows), len(order)] if order else []
    for start, end in pairwise(starts):
        number, first = order[start]
        last = first + end - start
        columns = segments[number].columns
        rows = columns.read("document_rows", first, last + 1).tolist()
        words = np.cumsum(columns.read("document_lengths", first, last), dtype=np.int64)
        cuts = (np.flatnonzero(np.diff(words // _BATCH)) + 1).tolist()
        sums = [0, *words.tolist()]
        for a, b in pairwise([0, *cuts, end - start]):
            yield Run(number, first + a, first + b, rows[a], rows[b], sums[b] - sums[a])


def _batches(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield the runs in lists of at most ``_BATCH`` words or of one run."""
    batch: list[Run] = []
    words = 0
    for run in runs:
        if batch and words + run.words > _BATCH:
            yield batch
            batch, words = [], 0
        batch.append(run)
        words += run.words
    if batch:
        yield batch


class _Merger:
    """Writes the runs of several segments as one segment."""

    def __init__(self, path: Path, segments: Sequence[Segment], runs: Sequence[Run], pool: "Executor") -> None:
        self._folder = path.parent
        self._segments = segments
        self._runs = runs
        self._pool = pool
        self._writer = ColumnsWriter(path)
        self._totals = Totals(0, 0, 0, 0)

    def write_words(self, merged: MergedWords) -> None:
        """Write the vocabulary, the words of sentences and titles, and the postings of both."""
        vocabulary = self._pool.submit(merged.write, self._writer)
        for name in ("", "title_"):
            runs = RunsWriter(self._writer, name)
            inverter = Inverter(self._folder, merged.term_uses, self._pool)
            for words, lengths in ahead(self._pool, partial(self._words, name, merged), _batches(self._runs)):
                inverter.append(merged.terms.take(words), lengths)
                runs.append(words, lengths)
            inverter.write(self._writer, f"{name}postings")
        vocabulary.result()

    def _words(self, name: str, merged: MergedWords, batch: Sequence[Run]) -> tuple[Array, Array]:
        """Return the words of some runs' sentences or titles (int64), and how many each of these has."""
        words = [merged.words[run.segment].take(self._old_words(name, run)) for run in batch]
        lengths = [self._read(f"{name}lengths", run, *run.units(name)) for run in batch]
        return np.concatenate(words), np.concatenate(lengths)

    def _old_words(self, name: str, run: Run) -> Array:
        """Return the words of a run's sentences or titles by their old numbers (int64)."""
        segment = self._segments[run.segment]
        starts = segment.title_code_starts if name else segment.code_starts
        first, last = run.units(name)
        return decode(self._read(f"{name}codes", run, starts[first], starts[last]))

    def _read(self, name: str, run: Run, first: int, last: int) -> Array:
        return self._segments[run.segment].columns.read(name, first, last)

    def write_sentences(self) -> None:
        """Write the columns of sentences and paragraphs, and the texts."""
        texts, paragraphs = TextsWriter(self._writer), AscendingWriter(self._writer, "sentence_paragraphs")
        self._writer.append("document_rows", np.zeros(1, np.int64))
        for run in self._runs:
            texts.copy(self._segments[run.segment].columns, run.first, run.last)
            for name in ("sentence_starts", "sentence_sizes", "sentence_kinds", "sentence_endings"):
                self._writer.append(name, self._read(name, run, run.first_row, run.last_row))
            self._writer.append("document_lengths", self._read("document_lengths", run, run.first, run.last))
            rows = self._read("document_rows", run, run.first + 1, run.last + 1)
            self._writer.append("document_rows", _moved(rows, run.first_row, self._totals.sentences))
            self._write_definitions(run)
            self._write_paragraphs(run, paragraphs)
        self._writer.append("paragraph_rows", np.array([self._totals.sentences]))

    def _write_definitions(self, run: Run) -> None:
        rows = self._segments[run.segment].definition_rows.data
        first, last = bisect_left(rows, run.first_row), bisect_left(rows, run.last_row)
        held = self._read("definition_rows", run, first, last)
        self._writer.append("definition_rows", _moved(held, run.first_row, self._totals.sentences))

    def _write_paragraphs(self, run: Run, numbers: AscendingWriter) -> None:
        segment, done = self._segments[run.segment], self._totals
        documents = segment.paragraph_documents.data
        first, last = bisect_left(documents, run.first), bisect_left(documents, run.last)
        for name, start, end, old, new in (
            ("paragraph_rows", first, last, run.first_row, done.sentences),
            ("paragraph_documents", first, last, run.first, done.documents),
            ("paragraph_lengths", first, last, 0, 0),
        ):
            self._writer.append(name, _moved(segment.columns.read(name, start, end), old, new))
        sizes: Array = np.diff(segment.columns.read("paragraph_rows", first, last + 1).astype(np.int64))
        numbers.append(np.repeat(np.arange(done.paragraphs, done.paragraphs + last - first), sizes))
        self._totals = Totals(
            done.documents + run.last - run.first,
            done.paragraphs + last - first,
            done.sentences + run.last_row - run.first_row,
            done.words + run.words,
        )

    def write_documents(self, sizes: Array, mtimes: Array) -> Seal:
        """Write the columns of documents, and the file."""
        for name in ("names", "paths", "titles", "dates"):
            write_strings(self._writer, name, self._strings(name))
        languages = self._strings("languages")
        write_strings(self._writer, "languages", languages)
        self._writer.append("sizes", sizes)
        self._writer.append("mtimes", mtimes)
        return self._writer.write({**self._totals._asdict(), "languages": dict(sorted(Counter(languages).items()))})

    def _strings(self, name: str) -> list[str]:
        lists = [Strings(segment.columns, name) for segment in self._segments]
        return [value for run in self._runs for value in lists[run.segment].run(run.first, run.last)]


def _moved(values: Array, old: int, new: int) -> Array:
    return values.astype(np.int64) - old + new
