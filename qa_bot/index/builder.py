"""Documents to a segment: what a document is cut into becomes columns. A builder only grows; ``write`` ends it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from qa_bot.index.ascending import AscendingWriter
from qa_bot.index.columns import Array, ColumnsWriter, Seal
from qa_bot.index.runs import RunsWriter, batches, write_inverted
from qa_bot.index.segment import Totals
from qa_bot.index.strings import write_strings
from qa_bot.index.texts import TextsWriter
from qa_bot.index.vocabulary import KnownWords, Numbering, Vocabulary, write_vocabulary
from qa_bot.text.tokenise import written_words
from qa_bot.types import Block, BlockKind, Document, Span

_KINDS = tuple(BlockKind)


@dataclass(frozen=True, slots=True)
class Cut:
    """A document and its sentences: ``sentences[k]`` are the spans of ``document.blocks[k]``."""

    document: Document
    sentences: Sequence[Sequence[Span]]
    language: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of a document beside its words and text."""

    name: str
    path: str
    title: str
    date: str
    language: str
    size: int
    mtime_ns: int


class Builder:
    """Collects documents and writes them as one segment (see ``segment.Segment`` for what is there)."""

    def __init__(self, path: Path, known: KnownWords | None = None) -> None:
        """Collect for the file ``path``, which must not exist, in a folder that does.

        ``known`` are the words that an earlier builder came to know.
        """
        self._writer = ColumnsWriter(path)
        self._texts = TextsWriter(self._writer)
        self._vocabulary = Vocabulary(known or KnownWords())
        self._words: list[Array] = []
        self._lengths: list[int] = []
        self._titles: list[list[int]] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._kinds: list[int] = []
        self._paragraph_rows: list[int] = []
        self._paragraph_documents: list[int] = []
        self._document_rows: list[int] = [0]
        self._documents: list[_Kept] = []

    @property
    def documents(self) -> int:
        """How many documents have been added."""
        return len(self._documents)

    @property
    def sentences(self) -> int:
        """How many sentences have been added."""
        return len(self._starts)

    def add(self, cut: Cut) -> None:
        """Add a document after those that were added before."""
        document = cut.document
        text = document.readable
        number = self._vocabulary.numbers(cut.language).__getitem__
        words: list[str] = []
        previous: Block | None = None
        for block, sentences in zip(document.blocks, cut.sentences, strict=True):
            if not _continues(previous, block, text):
                self._paragraph_rows.append(len(self._starts))
                self._paragraph_documents.append(len(self._documents))
            for span in sentences:
                start, end = span.start, span.end
                found = written_words(text[start:end])
                self._starts.append(start)
                self._ends.append(end)
                self._lengths.append(len(found))
                words += found
            self._kinds += [_KINDS.index(block.kind)] * len(sentences)
            previous = block
        self._words.append(np.fromiter(map(number, words), dtype=np.int32, count=len(words)))
        self._titles.append([*map(number, written_words(document.title))])
        self._texts.append(document.text)
        self._document_rows.append(len(self._starts))
        self._documents.append(
            _Kept(
                document.name,
                str(document.path),
                document.title,
                document.date or "",
                cut.language,
                cut.size,
                cut.mtime_ns,
            )
        )

    def write(self) -> Seal:
        """Write the segment and return its seal; raises OSError where it cannot be written."""
        body = np.concatenate([np.empty(0, np.int32), *self._words])
        titles = np.array([*chain.from_iterable(self._titles)], dtype=np.int32)
        words, places = self._vocabulary.words()
        body, titles = places[body], places[titles]
        uses = np.bincount(body, minlength=len(words)) + np.bincount(titles, minlength=len(words))
        numbering = write_vocabulary(self._writer, words, uses)
        lengths = np.array(self._lengths, dtype=np.int64)
        self._write_words("", body, lengths, numbering)
        self._write_words("title_", titles, np.array([*map(len, self._titles)], np.int64), numbering)
        self._write_sentences(lengths)
        self._write_documents()
        totals = Totals(self.documents, len(self._paragraph_rows), self.sentences, len(body))
        languages = Counter(kept.language for kept in self._documents)
        return self._writer.write({**asdict(totals), "languages": dict(sorted(languages.items()))})

    def _write_words(self, name: str, words: Array, lengths: Array, numbering: Numbering) -> None:
        """Write the words of sentences or titles, cut into runs of ``lengths`` words, and the postings of terms."""
        runs = RunsWriter(self._writer, name)
        for of_batch, words_of_batch in batches(lengths):
            runs.append(numbering.words[words[words_of_batch]], lengths[of_batch])
        write_inverted(self._writer, f"{name}postings", numbering.terms[words], lengths)

    def _write_sentences(self, lengths: Array) -> None:
        starts = np.array(self._starts, dtype=np.int64)
        rows = np.array([*self._paragraph_rows, len(starts)], dtype=np.int64)
        documents = np.array(self._document_rows, dtype=np.int64)
        ends = np.concatenate([[0], np.cumsum(lengths)])
        columns = {
            "sentence_starts": starts,
            "sentence_sizes": np.array(self._ends, dtype=np.int64) - starts,
            "sentence_kinds": np.array(self._kinds, dtype=np.uint8),
            "paragraph_rows": rows,
            "paragraph_lengths": np.diff(ends[rows]),
            "paragraph_documents": np.array(self._paragraph_documents, dtype=np.int64),
            "document_rows": documents,
            "document_lengths": np.diff(ends[documents]),
        }
        for name, column in columns.items():
            self._writer.append(name, column)
        paragraphs = np.repeat(np.arange(len(rows) - 1), np.diff(rows))
        AscendingWriter(self._writer, "sentence_paragraphs").append(paragraphs)

    def _write_documents(self) -> None:
        for name, values in (
            ("names", [kept.name for kept in self._documents]),
            ("paths", [kept.path for kept in self._documents]),
            ("titles", [kept.title for kept in self._documents]),
            ("dates", [kept.date for kept in self._documents]),
            ("languages", [kept.language for kept in self._documents]),
        ):
            write_strings(self._writer, name, values)
        self._writer.append("sizes", np.array([kept.size for kept in self._documents], dtype=np.int64))
        self._writer.append("mtimes", np.array([kept.mtime_ns for kept in self._documents], dtype=np.int64))


def _continues(previous: Block | None, block: Block, text: str) -> bool:
    """Tell whether a block belongs to the paragraph before it: list items and table rows, and what leads into them."""
    if previous is None or block.kind not in (BlockKind.ITEM, BlockKind.ROW):
        return False
    if previous.kind is block.kind:
        return True
    return previous.kind is BlockKind.PARAGRAPH and previous.span.of(text).rstrip().endswith(":")
