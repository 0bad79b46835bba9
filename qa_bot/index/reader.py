"""An index as questions see it: the segments of one state as one collection, read-only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from qa_bot.index.columns import Array, Columns
from qa_bot.index.lexicon import Lexicon
from qa_bot.index.postings import Postings
from qa_bot.index.segment import Segment, Totals
from qa_bot.index.strings import Chain, Strings
from qa_bot.text.stem import TermOf, term_maker
from qa_bot.types import BlockKind, Source, Span

_KINDS = tuple(BlockKind)
HEADING = _KINDS.index(BlockKind.HEADING)
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


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of some sentences in a row: ``lengths`` (n,) of each sentence, and for every word its ``terms``,
    ``forms`` and ``classes`` (t,), all int64.
    """

    lengths: Array
    terms: Array
    forms: Array
    classes: Array


@dataclass(frozen=True, slots=True)
class Part:
    """A segment within an index: the numbers of its first row and document, which of its documents live (None: all)."""

    segment: Segment
    row: int
    document: int
    live: Array | None
    terms: Array | None
    forms: Array | None


class AllPostings:
    """The postings of all segments, by common numbers of terms and rows (or documents, for titles)."""

    def __init__(
        self, parts: Sequence[tuple[Postings, int, Array | None]], changed: Array | None, frequencies: Array | None
    ) -> None:
        """``parts`` are postings, their first unit and the common numbers of their terms."""
        self._base = parts[0][0]
        self._others = [(postings, first, _Inverse(terms)) for postings, first, terms in parts[1:] if terms is not None]
        self._changed = changed
        self._frequencies = frequencies

    def of(self, term: int) -> tuple[Array, Array]:
        """Return the rows (int64, ascending) that hold a term, and how often each does (float64).

        Those of dead documents are among them: who ranks rows leaves these out.
        """
        rows, counts = self._base.of(term)
        if not self._others:
            return rows, counts
        found = [(rows, counts)]
        for postings, first, local in self._others:
            rows, counts = postings.of(local.of(term))
            found.append((rows + first, counts))
        return np.concatenate([rows for rows, _ in found]), np.concatenate([counts for _, counts in found])

    def frequency(self, term: int) -> int:
        """Return how many living rows hold a term."""
        return int(self.frequencies(np.array([term]))[0])

    def frequencies(self, terms: Array) -> Array:
        """Return how many living rows hold each of the terms (int64)."""
        found = self._base.frequencies(terms)
        if self._changed is None or self._frequencies is None or not len(self._changed):
            return found
        return overlaid(found, terms, self._changed, self._frequencies)


def overlaid(values: Array, numbers: Array, changed: Array, others: Array) -> Array:
    """Return ``values`` with those of ``others`` in the place of what has ``changed`` (ascending)."""
    at = np.minimum(np.searchsorted(changed, numbers.astype(changed.dtype)), len(changed) - 1)
    return np.where(changed[at] == numbers, others[at].astype(np.int64), values)


class _Inverse:
    """From common numbers to those of a segment."""

    def __init__(self, numbers: Array) -> None:
        self._order = np.argsort(numbers, kind="stable")
        self._numbers = numbers[self._order].astype(np.int64)

    def of(self, number: int) -> int:
        """Return the segment's number, -1 where it has none."""
        at = int(np.searchsorted(self._numbers, number))
        return int(self._order[at]) if at < len(self._numbers) and self._numbers[at] == number else -1


class Index:
    """Segments and what ``state.write_state`` wrote about them; a segment alone may do without.

    Rows number sentences, segment after segment; rows and documents that are dead keep their numbers.
    """

    def __init__(self, segments: Sequence[Segment], state: Columns | None = None) -> None:
        self._state = state
        self.totals = segments[0].totals if state is None else Totals.of(state.meta)
        self._languages: dict[str, int] = dict(segments[0].languages if state is None else state.meta["languages"])
        self.parts = tuple(self._parts(segments))

    @classmethod
    def of_file(cls, path: Path) -> "Index":
        """Return the index that is one segment, all alive."""
        return cls([Segment(path)])

    def _parts(self, segments: Sequence[Segment]) -> list[Part]:
        live = None if self._state is None else self._state.whole("live").view(bool)
        parts = []
        row = document = 0
        for number, segment in enumerate(segments):
            next_document = document + segment.totals.documents
            ours = None if live is None else live[document:next_document]
            dead = ours is not None and not ours.all()
            terms, forms = (
                None if self._state is None or not number else self._state.whole(f"{name}_{number}")
                for name in ("terms", "forms")
            )
            parts.append(Part(segment, row, document, ours if dead else None, terms, forms))
            row, document = row + segment.totals.sentences, next_document
        return parts

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

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of at least one in twenty documents, the most frequent first."""
        total = self._languages
        ranked = sorted(total, key=lambda code: (-total[code], code))
        return tuple(ranked[:1] + [code for code in ranked[1:] if total[code] >= self.n_documents / 20])

    # words

    @cached_property
    def terms(self) -> Lexicon:
        """What words are stored as."""
        extra = None if self._state is None else Strings(self._state, "extra_terms")
        return Lexicon(self.parts[0].segment.terms, extra, self._term_uses)

    @cached_property
    def forms(self) -> Lexicon:
        """What words are compared as: case folded, not stemmed."""
        extra = None if self._state is None else Strings(self._state, "extra_forms")
        return Lexicon(self.parts[0].segment.forms, extra, self._form_uses)

    @cached_property
    def postings(self) -> AllPostings:
        """The rows that hold each term."""
        parts = [(part.segment.postings, part.row, part.terms) for part in self.parts]
        return AllPostings(parts, *self._overlay("changed_terms", "frequencies"))

    @cached_property
    def title_postings(self) -> AllPostings:
        """The documents whose titles hold each term."""
        parts = [(part.segment.title_postings, part.document, part.terms) for part in self.parts]
        return AllPostings(parts, *self._overlay("changed_terms", "title_frequencies"))

    def _overlay(self, *names: str) -> tuple[Array | None, Array | None]:
        changed, values = (None if self._state is None else self._state.whole(name) for name in names)
        return changed, values

    def _term_uses(self, terms: Array) -> Array:
        return self.postings.frequencies(terms) + self.title_postings.frequencies(terms)

    def _form_uses(self, forms: Array) -> Array:
        base = self.parts[0].segment.form_uses
        known = np.minimum(forms, max(len(base) - 1, 0))
        uses = np.where(forms < len(base), base[known], 0) if len(base) else np.zeros(len(forms), np.int64)
        changed, others = self._overlay("changed_forms", "form_uses")
        if changed is None or others is None or not len(changed):
            return uses
        return overlaid(uses, forms, changed, others)

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

    # sentences

    def words(self, rows: Array) -> Wording:
        """Return the words of sentences."""
        lengths = self._gather(lambda segment, local: segment.sentence_lengths[local], rows)
        out = np.empty((3, int(lengths.sum())), dtype=np.int64)
        for part, chosen, local in self._split(rows):
            segment = part.segment
            words = segment.words(local)
            of_part = slice(None) if len(self.parts) == 1 else np.repeat(chosen, lengths)
            terms, forms = segment.word_terms[words], segment.word_forms[words]
            out[0, of_part] = terms if part.terms is None else part.terms[terms]
            out[1, of_part] = forms if part.forms is None else part.forms[forms]
            out[2, of_part] = segment.word_classes[words]
        return Wording(lengths, *out)

    def document_of(self, rows: Array) -> Array:
        """Return the documents of sentences (int64)."""
        return self._gather(lambda segment, local: segment.document_of(local), rows, lambda part: part.document)

    def document_edges(self, rows: Array) -> tuple[Array, Array]:
        """Return the first row, and the row after the last, of each sentence's document (int64)."""
        return self._edges(lambda segment, local: (segment.document_rows, segment.document_of(local)), rows)

    def paragraph_edges(self, rows: Array) -> tuple[Array, Array]:
        """Return the first row, and the row after the last, of each sentence's paragraph (int64)."""
        return self._edges(lambda segment, local: (segment.paragraph_rows, segment.paragraph_of(local)), rows)

    def _edges(self, units: Callable[[Segment, Array], tuple[Array, Array]], rows: Array) -> tuple[Array, Array]:
        def edge(step: int) -> Array:
            def take(segment: Segment, local: Array) -> Array:
                starts, numbers = units(segment, local)
                return starts[numbers.astype(np.int64) + step]

            return self._gather(take, rows, lambda part: part.row)

        return edge(0), edge(1)

    def _gather(
        self, take: Callable[[Segment, Array], Array], rows: Array, shift: Callable[[Part], int] = lambda part: 0
    ) -> Array:
        """Return what each row's segment has for it (int64), by numbers within the segment, ``shift`` added."""
        out = np.empty(len(rows), dtype=np.int64)
        for part, chosen, local in self._split(rows):
            out[chosen] = take(part.segment, local)
            out[chosen] += shift(part)
        return out

    def _split(self, rows: Array) -> list[tuple[Part, Array, Array]]:
        """Return the parts that rows are in, which rows those are (bool each), and their numbers there."""
        if len(self.parts) == 1:
            return [(self.parts[0], np.ones(len(rows), dtype=bool), rows)]
        starts = [part.row for part in self.parts]
        at = np.searchsorted(starts, rows, side="right") - 1
        # a part without rows begins where the next one does: that one is found
        return [(self.parts[k], at == k, rows[at == k] - starts[k]) for k in sorted(set(at.tolist()))]

    def sentence(self, row: int) -> Sentence:
        """Return where a sentence stands."""
        part, local, document = self._place(row)
        segment = part.segment
        start = int(segment.sentence_starts[local])
        return Sentence(
            row=row,
            document=part.document + document,
            span=Span(start, start + int(segment.sentence_sizes[local])),
            line=segment.texts.line(document, start),
            kind=_KINDS[segment.kinds[local]],
            section=self._section(part, local, document),
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

    def kind(self, row: int) -> BlockKind:
        """Return what a sentence is part of."""
        part, local, _ = self._place(row)
        return _KINDS[part.segment.kinds[local]]

    def _place(self, row: int) -> tuple[Part, int, int]:
        """Return a row's part, and there its number and its document's."""
        part = next(part for part in reversed(self.parts) if part.row <= row)
        local = row - part.row
        return part, local, part.segment.document(local)

    def _section(self, part: Part, local: int, document: int) -> int:
        first = int(part.segment.document_rows[document])
        headings = np.flatnonzero(part.segment.kinds[first : local + 1] == HEADING)
        return part.row + first + int(headings[-1]) if len(headings) else NO_SECTION

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

    def title_terms(self, document: int) -> Array:
        """Return the terms of a document's title, word by word (int64)."""
        part = self._part_of(document)
        local = document - part.document
        terms = part.segment.word_terms[part.segment.title_words(local, local + 1)]
        return (terms if part.terms is None else part.terms[terms]).astype(np.int64)

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
