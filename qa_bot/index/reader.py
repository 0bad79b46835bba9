"""An index as questions see it: read-only, memory-mapped, one state from opening to closing."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from qa_bot.index.columns import Array, Strings, read_array
from qa_bot.index.postings import Postings
from qa_bot.text.stem import TermOf, term_maker
from qa_bot.types import BlockKind, Source, Span

_KINDS = tuple(BlockKind)
NO_SECTION = -1


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the index: its row, its document's number, where it stands in the document's text.

    ``section`` is the row of the heading it stands under, NO_SECTION before the first.
    """

    row: int
    document: int
    span: Span
    line: int
    kind: BlockKind
    section: int


class Index:
    """The columns that a ``Builder`` wrote. Rows number sentences, in the order of documents and of their text."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.terms = Strings.read(folder, "terms")
        self.postings = Postings.read(folder, "postings")
        self.title_postings = Postings.read(folder, "title_postings")
        self.token_starts = read_array(folder, "token_starts")
        self.tokens = read_array(folder, "tokens")
        self.paragraph_of = read_array(folder, "sentence_paragraphs")
        self.document_of = read_array(folder, "sentence_documents")
        self.paragraph_rows = read_array(folder, "paragraph_rows")
        self.document_rows = read_array(folder, "document_rows")
        self.sections = read_array(folder, "sentence_sections")
        self.kinds = read_array(folder, "sentence_kinds")
        self._starts = read_array(folder, "sentence_starts")
        self._ends = read_array(folder, "sentence_ends")
        self._lines = read_array(folder, "sentence_lines")
        self._bytes = read_array(folder, "sentence_bytes")
        self._texts = read_array(folder, "texts")
        self._text_starts = read_array(folder, "text_starts")
        self.names = Strings.read(folder, "names")
        self.paths = Strings.read(folder, "paths")
        self.titles = Strings.read(folder, "titles")
        self.dates = Strings.read(folder, "dates")

    @property
    def n_sentences(self) -> int:
        """How many sentences there are."""
        return len(self.document_of)

    @property
    def n_documents(self) -> int:
        """How many documents there are."""
        return len(self.names)

    @cached_property
    def sentence_lengths(self) -> Array:
        """Words in each sentence (int64)."""
        return np.diff(self.token_starts)

    @cached_property
    def paragraph_lengths(self) -> Array:
        """Words in each paragraph (int64)."""
        return np.diff(self.token_starts[self.paragraph_rows])

    @cached_property
    def title_tokens(self) -> Array:
        """The words of all titles in a row, by number (int32)."""
        return read_array(self._folder, "title_tokens")

    @cached_property
    def title_token_starts(self) -> Array:
        """Where the words of each document's title start (int64, one more than documents)."""
        return read_array(self._folder, "title_token_starts")

    @cached_property
    def title_lengths(self) -> Array:
        """Words in each document's title (int64)."""
        return np.diff(self.title_token_starts)

    @cached_property
    def word_terms(self) -> Array:
        """The term of each word as written, by number (int32)."""
        return read_array(self._folder, "word_terms")

    @cached_property
    def word_classes(self) -> Array:
        """What each word as written may tell (uint32, bits of ``qa_bot.text.word_classes.WordClass``)."""
        return read_array(self._folder, "word_classes")

    @cached_property
    def word_forms(self) -> Array:
        """The form (row of ``forms``) of each word as written (int32)."""
        return read_array(self._folder, "word_forms")

    @cached_property
    def document_lengths(self) -> Array:
        """Words in each document, its title included (int64)."""
        return np.diff(self.token_starts[self.document_rows]) + self.title_lengths

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of at least one in twenty documents, the most frequent first."""
        total = Counter(Strings.read(self._folder, "languages"))
        ranked = sorted(total, key=lambda code: (-total[code], code))
        return tuple(ranked[:1] + [code for code in ranked[1:] if total[code] >= self.n_documents / 20])

    @cached_property
    def forms(self) -> Strings:
        """The words as written (case folded, not stemmed), in the order of their UTF-8 bytes."""
        return Strings.read(self._folder, "forms")

    @cached_property
    def form_counts(self) -> Array:
        """How often each of ``forms`` occurs (int32)."""
        return read_array(self._folder, "form_counts")

    def terms_of(self, form: str) -> tuple[int, ...]:
        """Return the terms, by number and ascending, that a word (case folded) is stored as in any of the languages."""
        found = {self.terms.find(make(form)) for make in self._term_makers}
        return tuple(sorted(found - {-1}))

    def term_of(self, form: str) -> str:
        """Return the term that a word (case folded) is stored as in the most frequent language."""
        return self._term_makers[0](form) if self._term_makers else form

    @cached_property
    def _term_makers(self) -> tuple[TermOf, ...]:
        return tuple(term_maker(code) for code in self.languages)

    def sentence(self, row: int) -> Sentence:
        """Return where a sentence stands."""
        return Sentence(
            row=row,
            document=int(self.document_of[row]),
            span=Span(int(self._starts[row]), int(self._ends[row])),
            line=int(self._lines[row]),
            kind=_KINDS[self.kinds[row]],
            section=int(self.sections[row]),
        )

    def text(self, row: int) -> str:
        """Return a sentence's text, as the document has it."""
        start = self._text_starts[self.document_of[row]]
        first, last = self._bytes[row]
        return self._texts[start + first : start + last].tobytes().decode("utf-8", "surrogatepass")

    def document_text(self, document: int) -> str:
        """Return a document's whole text as it was indexed; sentence spans fit it."""
        start, end = self._text_starts[document : document + 2]
        return self._texts[start:end].tobytes().decode("utf-8", "surrogatepass")

    def stat(self, document: int) -> tuple[int, int]:
        """Return a document's size in bytes and modification time in nanoseconds when it was indexed."""
        return int(self._stats[0][document]), int(self._stats[1][document])

    def sources(self) -> tuple[Source, ...]:
        """Return what is known of each document, in the order of their numbers."""
        counts = np.diff(self.document_rows).tolist()
        sizes = self._stats[0].tolist()
        columns = zip(self.names, self.paths, self.titles, self.dates, counts, sizes, strict=True)
        return tuple(
            Source(name, Path(path), title, date or None, sentences, size)
            for name, path, title, date, sentences, size in columns
        )

    @cached_property
    def _stats(self) -> tuple[Array, Array]:
        return read_array(self._folder, "sizes"), read_array(self._folder, "mtimes")
