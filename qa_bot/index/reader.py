"""An index as questions see it: the segments of one state as one collection, read-only."""

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.parts import Part, edges, gather, split
from qa_bot.index.segment import NO_SECTION, Segment
from qa_bot.index.strings import Chain, Strings
from qa_bot.index.words import IndexedWords
from qa_bot.text.detection import SAMPLE, detect
from qa_bot.types import BlockKind, Source, Span

_KINDS = tuple(BlockKind)
_NONE = np.empty(0, np.int64)


class Sentence(NamedTuple):
    """A sentence of the index: its row, its document's number, where it stands in the document's text.

    ``line`` and ``page`` count from 1; a document without page breaks has one page.
    ``section`` is the row of the heading it stands under, NO_SECTION before the first.
    """

    row: int
    document: int
    span: Span
    line: int
    page: int
    kind: BlockKind
    section: int


class Index(IndexedWords):
    """Segments and what ``state.write_state`` wrote about them; a segment alone may do without.

    Rows number sentences, segment after segment; rows and documents that are dead keep their numbers.
    """

    @classmethod
    def of_file(cls, path: Path) -> "Index":
        """Return the index that is one segment, all alive."""
        return cls([Segment(path)])

    # how much there is

    @property
    def n_sentences(self) -> int:
        """How many sentences there are, the dead apart."""
        return self.totals.sentences

    @property
    def n_documents(self) -> int:
        """How many documents there are, the dead apart."""
        return self.totals.documents

    @cached_property
    def documents(self) -> Array:
        """The numbers of the documents, ascending, the dead apart (int64)."""
        live = [
            np.arange(part.segment.totals.documents) if part.live is None else np.flatnonzero(part.live)
            for part in self.parts
        ]
        return np.concatenate([part.document + ours for part, ours in zip(self.parts, live, strict=True)])

    @cached_property
    def ranks(self) -> Array | None:
        """The place of each document in the order of names; None where that is the order of their numbers."""
        return None if self._state is None else self._state.whole("ranks")

    def in_order(self, rows: Array) -> Array:
        """Return sentences in the order of their documents' names, then of the text."""
        return rows if self.ranks is None else rows[np.lexsort((rows, self.ranks[self.document_of(rows)]))]

    # sentences

    def document_of(self, rows: Array) -> Array:
        """Return the documents of sentences (int64)."""
        return gather(self.parts, Segment.document_of, rows, lambda part: part.document)

    def document_edges(self, rows: Array) -> tuple[Array, Array]:
        """Return the first row, and the row after the last, of each sentence's document (int64)."""
        return edges(self.parts, lambda segment: segment.document_rows, Segment.document_of, rows)

    def paragraph_edges(self, rows: Array) -> tuple[Array, Array]:
        """Return the first row, and the row after the last, of each sentence's paragraph (int64)."""
        return edges(self.parts, lambda segment: segment.paragraph_rows, Segment.paragraph_of, rows)

    def sections(self, rows: Array) -> Array:
        """Return the row of the heading that each sentence stands under, or is; NO_SECTION before the first (int64)."""
        out = np.empty(len(rows), dtype=np.int64)
        for part, chosen, local in split(self.parts, rows):
            found = part.segment.section_of(local)
            out[chosen] = np.where(found == NO_SECTION, NO_SECTION, found + part.row)
        return out

    def outer_sections(self, headings: Array) -> Array:
        """Return the row of the heading that each heading stands under (int64).

        NO_SECTION for the outermost headings, and in the place of a NO_SECTION.
        """
        out = np.full(len(headings), NO_SECTION)
        there = np.flatnonzero(headings != NO_SECTION)
        for part, chosen, local in split(self.parts, headings[there]):
            found = part.segment.outer_section_of(local)
            out[there[chosen]] = np.where(found == NO_SECTION, NO_SECTION, found + part.row)
        return out

    def outer_section(self, heading: int) -> int:
        """Return the row of the heading that a heading stands under; NO_SECTION for an outermost one."""
        part, local, _ = self._place(heading)
        found = part.segment.outer_section(local)
        return NO_SECTION if found == NO_SECTION else part.row + found

    def header(self, row: int) -> range:
        """Return the rows of the header of the table that a sentence is a row of; none for other sentences."""
        part, local, _ = self._place(row)
        found = part.segment.header(local)
        return range(part.row + found.start, part.row + found.stop) if found else found

    def kinds(self, rows: Array) -> Array:
        """Return what each sentence is part of (int64, the place in BlockKind)."""
        return gather(self.parts, Segment.kinds, rows)

    def endings(self, rows: Array) -> Array:
        """Return what each sentence ends with (int64, an Ending)."""
        return gather(self.parts, lambda segment, local: segment.endings.take(local), rows)

    @cached_property
    def definition_rows(self) -> Array:
        """The sentences that define an abbreviation, those of dead documents apart (int64, ascending)."""
        return np.concatenate([part.row + part.living(part.segment.definition_rows) for part in self.parts])

    @cached_property
    def defines(self) -> Array:
        """Whether each sentence is one of ``definition_rows`` (bool)."""
        last = self.parts[-1]
        defines = np.zeros(last.row + last.segment.totals.sentences, dtype=bool)
        defines[self.definition_rows] = True
        return defines

    def sentence(self, row: int) -> Sentence:
        """Return where a sentence stands."""
        part, local, document = self._place(row)
        segment = part.segment
        start, section = int(segment.sentence_starts[local]), segment.section(local)
        return Sentence(
            row=row,
            document=part.document + document,
            span=Span(start, start + int(segment.sentence_sizes[local])),
            line=segment.texts.line(document, start),
            page=segment.texts.page(document, start),
            kind=_KINDS[segment.kind(local)],
            section=NO_SECTION if section == NO_SECTION else part.row + section,
        )

    def text(self, row: int) -> str:
        """Return a sentence's text, as the document has it."""
        part, local, document = self._place(row)
        start = int(part.segment.sentence_starts[local])
        return part.segment.texts.between(document, start, start + int(part.segment.sentence_sizes[local]))

    def document(self, row: int) -> int:
        """Return the document of a sentence."""
        part, _, document = self._place(row)
        return part.document + document

    def ending(self, row: int) -> int:
        """Return what a sentence ends with, an Ending."""
        part, local, _ = self._place(row)
        return int(part.segment.endings[local])

    def kind(self, row: int) -> BlockKind:
        """Return what a sentence is part of."""
        part, local, _ = self._place(row)
        return _KINDS[part.segment.kind(local)]

    def _place(self, row: int) -> tuple[Part, int, int]:
        """Return a row's part, and there its number and its document's."""
        part = next(part for part in reversed(self.parts) if part.row <= row)
        local = row - part.row
        return part, local, part.segment.document(local)

    # documents

    @cached_property
    def names(self) -> Sequence[str]:
        """The documents' names, by number."""
        return self._chain(lambda segment: segment.names)

    @cached_property
    def paths(self) -> Sequence[str]:
        """The documents' files, by number."""
        return self._chain(lambda segment: segment.paths)

    @cached_property
    def titles(self) -> Sequence[str]:
        """The documents' titles, by number."""
        return self._chain(lambda segment: segment.titles)

    @cached_property
    def dates(self) -> Sequence[str]:
        """The documents' dates, by number; "" for none."""
        return self._chain(lambda segment: segment.dates)

    def _chain(self, strings: Callable[[Segment], Strings]) -> Sequence[str]:
        lists = [strings(part.segment) for part in self.parts]
        return lists[0] if len(lists) == 1 else Chain(lists)

    def document_rows(self, document: int) -> range:
        """Return the rows of a document."""
        part = self._part_of(document)
        first, last = part.segment.document_rows[document - part.document :][:2].tolist()
        return range(part.row + first, part.row + last)

    def document_text(self, document: int) -> str:
        """Return a document's whole text as it was indexed; sentence spans fit it."""
        part = self._part_of(document)
        return part.segment.texts.of(document - part.document)

    def first_with(self, term: int, most: int) -> Array:
        """Return the first rows that hold a term, in the order of the documents, ``most`` at most."""
        held = [part.row + part.living(self.postings.occurrences(k, term)) for k, part in enumerate(self.parts)]
        return self.in_order(np.concatenate(held))[:most]

    def count_living(self, rows: Array) -> int:
        """Return how many of some rows (int64, ascending) are of living documents."""
        edges = [0, *rows.searchsorted([part.row for part in self.parts[1:]]).tolist(), len(rows)]
        return sum(
            part.count_living(rows[first:last] - part.row if part.row else rows[first:last])
            for part, (first, last) in zip(self.parts, pairwise(edges), strict=True)
        )

    def language_of(self, document: int) -> str:
        """Return the code of the language that a document's text begins in."""
        known = self._languages_of_documents
        if document not in known:
            part = self._part_of(document)
            known[document] = detect(part.segment.texts.between(document - part.document, 0, SAMPLE))
        return known[document]

    @cached_property
    def _languages_of_documents(self) -> dict[int, str]:
        """The languages of the documents that were looked at."""
        return {}

    def text_of(self, name: str) -> str | None:
        """Return the text of the document of that name, None where there is none."""
        found = (document for document in self.documents.tolist() if self.names[document] == name)
        return next((self.document_text(document) for document in found), None)

    def title_terms(self, documents: Array) -> tuple[Array, Array, Array]:
        """Return how many words the title of each document (ascending) has, and the terms of all of them and their
        entries in the thesaurus (int64).
        """
        starts = [part.document for part in self.parts]
        bounds = pairwise([*documents.searchsorted(starts).tolist(), len(documents)])
        lengths, terms, entries = [_NONE], [_NONE], [_NONE]
        for part, (first, last) in zip(self.parts, bounds, strict=True):
            if first < last:
                local = documents[first:last] - part.document
                words = part.segment.word_terms[part.segment.title_words(local)]
                lengths.append(part.segment.title_lengths[local])
                terms.append(words if part.terms is None else part.terms[words])
                entries.append(part.segment.term_entries[words].astype(np.int64))
        return np.concatenate(lengths), np.concatenate(terms), np.concatenate(entries)

    def _part_of(self, document: int) -> Part:
        return next(part for part in reversed(self.parts) if part.document <= document)

    def stat(self, document: int) -> tuple[int, int]:
        """Return a document's size in bytes and modification time in nanoseconds when it was last looked at."""
        return int(self.stats[0][document]), int(self.stats[1][document])

    @cached_property
    def stats(self) -> tuple[Array, Array]:
        """The size in bytes and modification time in nanoseconds of every document, the dead included."""
        columns = self.parts[0].segment.columns if self._state is None else self._state
        return columns.whole("sizes"), columns.whole("mtimes")

    def sources(self) -> tuple[Source, ...]:
        """Return what is known of each document, in the order of their numbers."""
        rows = [np.diff(part.segment.document_rows.astype(np.int64)) for part in self.parts]
        counts, sizes = np.concatenate(rows).tolist(), self.stats[0].tolist()
        columns = [*zip(self.names, self.paths, self.titles, self.dates, counts, sizes, strict=True)]
        return tuple(
            Source(name, Path(path), title, date or None, sentences, size)
            for name, path, title, date, sentences, size in (columns[document] for document in self.documents)
        )
