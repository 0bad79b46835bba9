"""Documents to the columns of an index. A builder only grows; ``write`` ends it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from qa_bot.index.columns import Array, Strings, write_array
from qa_bot.index.postings import Postings
from qa_bot.index.reader import NO_SECTION
from qa_bot.index.vocabulary import Vocabulary, WrittenVocabulary
from qa_bot.text.tokenise import written_words
from qa_bot.types import Block, BlockKind, Document, Span

_LINE_END = re.compile(r"\r\n|\r|\n")
_KINDS = tuple(BlockKind)
_NO_WORDS = np.empty(0, np.int32)


@dataclass(frozen=True, slots=True)
class Cut:
    """A document and its sentences: ``sentences[k]`` are the spans of ``document.blocks[k]``."""

    document: Document
    sentences: Sequence[Sequence[Span]]
    language: str
    size: int
    mtime_ns: int


class Builder:
    """Collects documents and writes them as one folder of columns (see ``columns.Columns`` for what is there)."""

    def __init__(self) -> None:
        self._vocabulary = Vocabulary()
        self._tokens: list[Array] = []
        self._token_counts: list[int] = []
        self._titles: list[list[int]] = []
        self._rows: list[tuple[int, int, int, int, int]] = []  # start, end, kind, paragraph, section
        self._lines: list[Array] = []
        self._bytes: list[Array] = []
        self._texts: list[bytes] = []
        self._documents: list[Cut] = []
        self._document_rows: list[int] = [0]
        self._paragraphs = 0

    @property
    def documents(self) -> int:
        """How many documents have been added."""
        return len(self._documents)

    @property
    def sentences(self) -> int:
        """How many sentences have been added."""
        return len(self._rows)

    def add(self, cut: Cut) -> None:
        """Add a document after those that were added before."""
        text = cut.document.readable
        number = self._vocabulary.numbers(cut.language).__getitem__
        spans: list[Span] = []
        numbers: list[int] = []
        section = NO_SECTION
        previous: Block | None = None
        for block, sentences in zip(cut.document.blocks, cut.sentences, strict=True):
            if not _continues(previous, block, text):
                self._paragraphs += 1
            if block.kind is BlockKind.HEADING and sentences:
                section = len(self._rows)
            for span in sentences:
                found = list(map(number, written_words(span.of(text))))
                self._rows.append((span.start, span.end, _KINDS.index(block.kind), self._paragraphs - 1, section))
                self._token_counts.append(len(found))
                numbers += found
                spans.append(span)
            previous = block
        self._tokens.append(np.array(numbers, dtype=np.int32))
        self._titles.append(list(map(number, written_words(cut.document.title))))
        self._place(cut.document.text, spans)
        self._documents.append(cut)
        self._document_rows.append(len(self._rows))

    def _place(self, text: str, spans: Sequence[Span]) -> None:
        """Note the line of each sentence, and the bytes it covers in the stored text."""
        edges = np.array([(span.start, span.end) for span in spans], dtype=np.int64).reshape(-1, 2)
        ends = np.array([match.end() for match in _LINE_END.finditer(text)], dtype=np.int64)
        self._lines.append((np.searchsorted(ends, edges[:, 0], side="right") + 1).astype(np.int32))
        if not text.isascii():
            points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
            widths = 1 + (points >= 0x80) + (points >= 0x800) + (points >= 0x10000).astype(np.int64)
            edges = np.concatenate([[0], np.cumsum(widths)])[edges]
        self._bytes.append(edges)
        self._texts.append(text.encode("utf-8", "surrogatepass"))

    def write(self, folder: Path) -> None:
        """Write the columns into ``folder``, which must exist."""
        body = _Runs(np.concatenate([*self._tokens, _NO_WORDS]), np.array(self._token_counts, dtype=np.int64))
        titles = _Runs(
            np.array([word for title in self._titles for word in title], dtype=np.int32),
            np.array([len(title) for title in self._titles], dtype=np.int64),
        )
        words = self._vocabulary.write(folder, np.bincount(body.words, minlength=len(self._vocabulary)))
        body.write(folder, "", words)
        titles.write(folder, "title_", words)
        self._write_sentences(folder)
        self._write_documents(folder)

    def _write_sentences(self, folder: Path) -> None:
        rows = np.array(self._rows, dtype=np.int32).reshape(-1, 5)
        for name, column in zip(("starts", "ends", "kinds", "paragraphs", "sections"), rows.T, strict=True):
            write_array(folder, f"sentence_{name}", column.astype(np.uint8) if name == "kinds" else column)
        paragraphs = rows[:, 3]
        write_array(
            folder, "paragraph_rows", np.searchsorted(paragraphs, np.arange(self._paragraphs + 1)).astype(np.int32)
        )
        write_array(folder, "sentence_lines", np.concatenate([*self._lines, np.empty(0, np.int32)]))
        write_array(
            folder, "sentence_bytes", np.concatenate([*self._bytes, np.empty((0, 2), np.int64)]).astype(np.int32)
        )
        documents = np.repeat(np.arange(len(self._documents), dtype=np.int32), np.diff(self._document_rows))
        write_array(folder, "sentence_documents", documents)

    def _write_documents(self, folder: Path) -> None:
        found = [cut.document for cut in self._documents]
        Strings.write(folder, "names", [document.name for document in found])
        Strings.write(folder, "paths", [str(document.path) for document in found])
        Strings.write(folder, "titles", [document.title for document in found])
        Strings.write(folder, "dates", [document.date or "" for document in found])
        Strings.write(folder, "languages", [cut.language for cut in self._documents])
        write_array(folder, "document_rows", np.array(self._document_rows, dtype=np.int32))
        write_array(folder, "sizes", np.array([cut.size for cut in self._documents], dtype=np.int64))
        write_array(folder, "mtimes", np.array([cut.mtime_ns for cut in self._documents], dtype=np.int64))
        write_array(folder, "texts", np.frombuffer(b"".join(self._texts), dtype=np.uint8))
        write_array(folder, "text_starts", _starts(np.array([len(text) for text in self._texts], dtype=np.int64)))


@dataclass(frozen=True, slots=True)
class _Runs:
    """Words in a row (int32, the builder's numbers), cut into runs of ``counts`` words."""

    words: Array
    counts: Array

    def write(self, folder: Path, name: str, numbers: WrittenVocabulary) -> None:
        """Write the words by their lasting numbers, where each run starts, and the postings of terms by run."""
        write_array(folder, f"{name}tokens", numbers.lasting[self.words])
        write_array(folder, f"{name}token_starts", _starts(self.counts))
        runs = np.repeat(np.arange(len(self.counts), dtype=np.int32), self.counts)
        Postings.invert(numbers.terms[self.words], runs, numbers.n_terms).write(folder, f"{name}postings")


def _starts(counts: Array) -> Array:
    """Return where each of consecutive runs of ``counts`` elements starts, and the end of the last (int64)."""
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def _continues(previous: Block | None, block: Block, text: str) -> bool:
    """Tell whether a block belongs to the paragraph before it: list items and table rows, and what leads into them."""
    if previous is None or block.kind not in (BlockKind.ITEM, BlockKind.ROW):
        return False
    if previous.kind is block.kind:
        return True
    return previous.kind is BlockKind.PARAGRAPH and previous.span.of(text).rstrip().endswith(":")
