"""Documents to a draft: all that a segment has but its postings, words numbered as they came (``merge`` does the rest).

A builder takes in documents and writes them batch by batch, so that it holds few at a time.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from pathlib import Path

import numpy as np

from qa_bot.index.columns import Array, ColumnsWriter
from qa_bot.index.kinds import NUMBER_OF_KIND, number_of_heading
from qa_bot.index.merged_words import write_uses
from qa_bot.index.packed import Packed
from qa_bot.index.runs import RunsWriter
from qa_bot.index.seal import Seal
from qa_bot.index.segment import QUESTION, Ending, Totals
from qa_bot.index.strings import StringsWriter
from qa_bot.index.texts import TextsWriter
from qa_bot.index.vocabulary import Vocabulary
from qa_bot.text.definitions import definitions
from qa_bot.text.language import language
from qa_bot.text.telling import tells
from qa_bot.text.tokenise import spaced_words_of, written_words
from qa_bot.types import Block, BlockKind, Document, Span

_ENDINGS = (
    (frozenset("?？؟⁇⁈⁉՞\u037e"), Ending.QUESTION),
    (frozenset(".!…。！｡．।॥։።۔"), Ending.STOP),
    (frozenset(":："), Ending.COLON),
)
_STOP = int(Ending.STOP)  # a plain number, as QUESTION is
_QUOTES = frozenset("\"'“”‘’„«»‹›「」『』")
_STRINGS = ("names", "paths", "titles", "dates", "languages")
# Kinds of blocks, one behind the other, that are of one list or table
_CONTINUED = frozenset(
    (
        (BlockKind.ITEM, BlockKind.ITEM),
        (BlockKind.ROW, BlockKind.ROW),
        (BlockKind.HEADER, BlockKind.ROW),
    )
)

# Code points of the documents that are held at a time
_BATCH = 1 << 22


@dataclass(frozen=True, slots=True)
class Cut:
    """A document and its sentences: ``sentences[k]`` are the spans of ``document.blocks[k]``."""

    document: Document
    sentences: Sequence[Sequence[Span]]
    language: str
    size: int
    mtime_ns: int


WordsOf = Callable[[Cut], Sequence[str]]
"""From a document and its sentences to runs of words, with spaces around words."""


class Builder:
    """Takes in documents and writes them as a draft."""

    def __init__(self, path: Path) -> None:
        """Write to the file ``path``, which must not exist, in a folder that does."""
        self._writer = ColumnsWriter(path)
        self._vocabulary = Vocabulary()
        self._uses = np.zeros(0, dtype=np.int64)
        self._body, self._titles = RunsWriter(self._writer, ""), RunsWriter(self._writer, "title_")
        self._texts = TextsWriter(self._writer)
        self._strings = {name: StringsWriter(self._writer, name) for name in _STRINGS}
        self._writer.append("document_rows", np.zeros(1, np.int64))
        self._held: list[Cut] = []
        self._size = 0
        self._totals = Totals(0, 0, 0, 0)

    def add(self, cut: Cut) -> None:
        """Add a document after those that were added before."""
        self._held.append(cut)
        self._size += len(cut.document.text)
        if self._size >= _BATCH:
            self._write_held()

    def write(self) -> Seal:
        """Write the draft and return its seal; raises OSError where it cannot be written."""
        self._write_held()
        self._writer.append("paragraph_rows", np.array([self._totals.sentences]))
        self._vocabulary.write(self._writer)
        write_uses(self._writer, self._uses)
        return self._writer.write(self._totals._asdict(), lasting=False)

    def _write_held(self) -> None:
        cuts, self._held, self._size = self._held, [], 0
        lengths = self._write_words(self._body, cuts, _words_of_sentences)
        self._write_words(self._titles, cuts, _words_of_title)
        self._texts.append([cut.document.text for cut in cuts])
        self._write_sentences(cuts)
        paragraphs = self._write_paragraphs(cuts, lengths)
        self._write_documents(cuts, lengths)
        done = self._totals
        self._totals = Totals(
            done.documents + len(cuts),
            done.paragraphs + paragraphs,
            done.sentences + len(lengths),
            done.words + int(lengths.sum()),
        )

    def _write_words(self, runs: RunsWriter, cuts: Sequence[Cut], words_of: WordsOf) -> Array:
        """Write the words that documents have in runs (sentences, or the title); return how many each run has."""
        written = [words_of(cut) for cut in cuts]
        languages = np.array([cut.language for cut in cuts]).repeat([*map(len, written)])
        lines = [*chain.from_iterable(written)]
        all_lengths = [np.empty(0, np.int64)]
        for first, last in _pieces(lines):
            numbers, lengths = self._vocabulary.number(languages[first:last], lines[first:last])
            runs.append(numbers, lengths)
            all_lengths.append(lengths)
            uses = np.bincount(numbers, minlength=len(self._uses))
            uses[: len(self._uses)] += self._uses
            self._uses = uses
        return np.concatenate(all_lengths)

    def _write_sentences(self, cuts: Sequence[Cut]) -> None:
        spans = [span for cut in cuts for sentences in cut.sentences for span in sentences]
        starts = np.array([span.start for span in spans], dtype=np.int64)
        kinds = [_number_of(block, cut) for cut in cuts for block in cut.document.blocks]
        counts = [len(sentences) for cut in cuts for sentences in cut.sentences]
        self._writer.append("sentence_starts", starts)
        self._writer.append("sentence_sizes", np.array([span.end for span in spans], dtype=np.int64) - starts)
        self._writer.append("sentence_kinds", np.repeat(np.array(kinds, dtype=np.int64), counts))
        endings = chain.from_iterable(map(_endings, cuts))
        self._writer.append("sentence_endings", np.fromiter(endings, np.int64, len(spans)))
        rows = chain.from_iterable(map(_definition_rows, cuts, self._first_rows(cuts)))
        self._writer.append("definition_rows", np.fromiter(rows, np.int64))

    def _first_rows(self, cuts: Sequence[Cut]) -> Iterator[int]:
        """Return the row of each document's first sentence, and the row after the last one's."""
        return accumulate((sum(map(len, cut.sentences)) for cut in cuts), initial=self._totals.sentences)

    def _write_paragraphs(self, cuts: Sequence[Cut], lengths: Array) -> int:
        """Write where paragraphs begin and how many words they have; return how many there are."""
        first = row = self._totals.sentences
        rows, documents = [], []
        for document, cut in enumerate(cuts, start=self._totals.documents):
            previous: Block | None = None
            for block, sentences in zip(cut.document.blocks, cut.sentences, strict=True):
                if not _continues(previous, block, cut.document.readable):
                    rows.append(row)
                    documents.append(document)
                row += len(sentences)
                previous = block
        edges = np.array([*rows, row], dtype=np.int64)
        self._writer.append("paragraph_rows", edges[:-1])
        self._writer.append("paragraph_documents", np.array(documents, dtype=np.int64))
        self._writer.append("paragraph_lengths", _sums(lengths, edges - first))
        return len(documents)

    def _write_documents(self, cuts: Sequence[Cut], lengths: Array) -> None:
        documents = [cut.document for cut in cuts]
        for name, values in (
            ("names", [document.name for document in documents]),
            ("paths", [str(document.path) for document in documents]),
            ("titles", [document.title for document in documents]),
            ("dates", [document.date or "" for document in documents]),
            ("languages", [cut.language for cut in cuts]),
        ):
            self._strings[name].append(Packed.of(values))
        rows = np.array([*self._first_rows(cuts)], dtype=np.int64)
        self._writer.append("document_rows", rows[1:])
        self._writer.append("document_lengths", _sums(lengths, rows - rows[0]))
        self._writer.append("sizes", np.array([cut.size for cut in cuts], dtype=np.int64))
        self._writer.append("mtimes", np.array([cut.mtime_ns for cut in cuts], dtype=np.int64))


def _pieces(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where pieces of lines begin and end, each of ``_BATCH`` code points or little more."""
    ends = np.cumsum([*map(len, lines)])
    edges = (np.flatnonzero(np.diff(ends // _BATCH)) + 1).tolist()
    yield from pairwise([0, *edges, len(lines)])


def _number_of(block: Block, cut: Cut) -> int:
    """Return what the kind of a block of a document is stored as."""
    if block.kind is BlockKind.HEADING:
        heading = block.span.of(cut.document.readable)
        return number_of_heading(block.level, tells=tells(heading, language(cut.language)))
    return NUMBER_OF_KIND[block.kind]


def _words_of_sentences(cut: Cut) -> Sequence[str]:
    return spaced_words_of(cut.document.readable, chain.from_iterable(cut.sentences))


def _words_of_title(cut: Cut) -> Sequence[str]:
    return [" ".join(written_words(cut.document.title))]


def _sums(values: Array, edges: Array) -> Array:
    """Return the sum of the values between each two edges."""
    sums: Array = np.diff(np.concatenate([[0], np.cumsum(values)])[edges])
    return sums


def _endings(cut: Cut) -> Iterator[int]:
    """Yield what each sentence ends with; one that quotes a question at its end does not ask it."""
    text = cut.document.readable
    for span in chain.from_iterable(cut.sentences):
        ending = _ending_of(text[max(span.end - 2, span.start) : span.end])
        quotes = ending == QUESTION and text[span.end - 1] in _QUOTES and text[span.start] not in _QUOTES
        yield _STOP if quotes else ending


@lru_cache(maxsize=1 << 12)
def _ending_of(last: str) -> int:
    """Return what a sentence ends with, by its last two characters: a quotation mark or bracket may follow its end."""
    return int(next((ending for marks, ending in _ENDINGS if not marks.isdisjoint(last)), Ending.OPEN))


def _definition_rows(cut: Cut, first: int) -> Iterator[int]:
    """Yield the rows, from ``first`` on, of the sentences that define an abbreviation."""
    text = cut.document.readable
    bracket = text.find("(")
    for row, span in enumerate(chain.from_iterable(cut.sentences) if bracket >= 0 else (), start=first):
        if bracket < span.start:
            bracket = text.find("(", span.start)
            if bracket < 0:
                return
        if bracket < span.end and next(definitions(span.of(text)), None):
            yield row


def _continues(previous: Block | None, block: Block, text: str) -> bool:
    """Tell whether a block belongs to the paragraph before it: list items and tables, and what leads into them."""
    if previous is None or block.kind not in (BlockKind.ITEM, BlockKind.ROW, BlockKind.HEADER):
        return False
    if (previous.kind, block.kind) in _CONTINUED:
        return True
    return previous.kind is BlockKind.PARAGRAPH and previous.span.of(text).rstrip().endswith(":")
