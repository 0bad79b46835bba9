"""A segment: documents, their sentences and words in one immutable file, with numbers that hold within it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from enum import IntEnum
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np

from qa_bot.index.ascending import Ascending
from qa_bot.index.codes import decode
from qa_bot.index.columns import Array, Columns
from qa_bot.index.kinds import HEADER, ROW, are_citable, are_headings, kinds_of, levels_of
from qa_bot.index.postings import Postings
from qa_bot.index.seal import Seal
from qa_bot.index.strings import Strings
from qa_bot.index.texts import Texts

NO_SECTION = -1


class Ending(IntEnum):
    """What a sentence ends with; OPEN where it ends with none of these marks."""

    STOP = 0
    QUESTION = 1
    COLON = 2
    OPEN = 3


QUESTION = int(Ending.QUESTION)  # a plain number, quicker to compare


class Totals(NamedTuple):
    """How much there is; ``words`` are those of sentences, titles apart."""

    documents: int
    paragraphs: int
    sentences: int
    words: int

    @classmethod
    def of(cls, meta: Mapping[str, Any]) -> "Totals":
        """Return the totals among the ``meta`` of a file of columns."""
        return cls(meta["documents"], meta["paragraphs"], meta["sentences"], meta["words"])


def _column(name: str) -> cached_property[Array]:
    return cached_property(lambda segment: segment.columns.whole(name))


def _strings(name: str) -> cached_property[Strings]:
    return cached_property(lambda segment: Strings(segment.columns, name))


def _ascending(name: str) -> cached_property[Ascending]:
    return cached_property(lambda segment: Ascending(segment.columns, name))


def _postings(name: str) -> cached_property[Postings]:
    return cached_property(lambda segment: Postings(segment.columns, name))


class Segment:
    """The columns that ``merge.merge`` wrote, or ``builder.Builder`` as a draft, each opened when first asked for.

    Rows number the sentences, in the order of documents and of their text; paragraphs and documents are runs of rows.
    Words are numbered by falling use, terms and forms in the order of their bytes. A draft has no postings, and its
    words, terms and forms are numbered as they came.
    """

    # words

    terms = _strings("terms")
    """What words are stored as."""
    forms = _strings("forms")
    """What words are compared as: case folded, not stemmed."""
    form_uses = _column("form_uses")
    """How often each form occurs, titles included."""
    word_terms = _column("word_terms")
    """The term of each word as written."""
    word_forms = _column("word_forms")
    """The form of each word as written."""
    word_classes = _column("word_classes")
    """What each word as written may tell (bits of ``qa_bot.text.word_classes.WordClass``)."""
    term_entries = _column("term_entries")
    """The number of each term in the thesaurus, 0 for none."""
    postings = _postings("postings")
    """The rows that hold each term."""
    title_postings = _postings("title_postings")
    """The documents whose titles hold each term."""

    # sentences

    sentence_lengths = _column("lengths")
    """Words in each sentence."""
    sentence_starts = _column("sentence_starts")
    """Where each sentence begins in its document's text, in code points."""
    sentence_sizes = _column("sentence_sizes")
    """Code points of each sentence."""
    endings = _column("sentence_endings")
    """What each sentence ends with (uint8, an Ending)."""
    _kinds = _column("sentence_kinds")
    _paragraphs = _ascending("sentence_paragraphs")
    code_starts = _ascending("code_starts")
    """Where the bytes of each sentence's words begin, and where the last one's end."""
    definition_rows = _column("definition_rows")
    """The rows of sentences that define an abbreviation, ascending."""

    # paragraphs

    paragraph_rows = _column("paragraph_rows")
    """The first row of each paragraph, and the number of rows."""
    paragraph_lengths = _column("paragraph_lengths")
    """Words in each paragraph."""
    paragraph_documents = _column("paragraph_documents")
    """The document of each paragraph."""

    # documents

    document_rows = _column("document_rows")
    """The first row of each document, and the number of rows."""
    document_lengths = _column("document_lengths")
    """Words in each document, without its title."""
    title_lengths = _column("title_lengths")
    """Words in each document's title."""
    title_code_starts = _ascending("title_code_starts")
    """Where the bytes of each title's words begin, and where the last one's end."""
    names = _strings("names")
    """The documents' names."""
    paths = _strings("paths")
    """The documents' files."""
    titles = _strings("titles")
    """The documents' titles."""
    dates = _strings("dates")
    """The documents' dates, "" for none."""

    def __init__(self, path: Path, seal: Seal | None = None) -> None:
        self.columns = Columns(path, seal)
        self.totals = Totals.of(self.columns.meta)
        self._of_levels: dict[int, Array] = {}

    @property
    def languages(self) -> Mapping[str, int]:
        """How many documents there are of each language."""
        languages: Mapping[str, int] = self.columns.meta["languages"]
        return languages

    def kinds(self, rows: Array) -> Array:
        """Return what kind of block each sentence is part of (uint8, the place in BlockKind)."""
        return kinds_of(self._kinds.take(rows))

    def kind(self, row: int) -> int:
        """Return what kind of block a sentence is part of, the place in BlockKind."""
        return int(kinds_of(self._kinds[row]))

    def citable(self, rows: Array) -> Array:
        """Return which sentences may be cited (bool): questions, headers of tables, and headings that tell nothing are
        context for what stands under them.
        """
        return are_citable(self._kinds.take(rows)) & (self.endings.take(rows) != QUESTION)

    @cached_property
    def _headings(self) -> Array:
        """The rows of headings, ascending (int64)."""
        return np.flatnonzero(are_headings(self._kinds))

    def _headings_above(self, level: int) -> Array:
        """Return the rows of headings of less than a level, ascending (int64)."""
        if level not in self._of_levels:
            levels = levels_of(self._kinds.take(self._headings))
            self._of_levels[level] = self._headings[levels < level]
        return self._of_levels[level]

    @cached_property
    def texts(self) -> Texts:
        """The documents' texts."""
        return Texts(self.columns)

    def document_of(self, rows: Array) -> Array:
        """Return the documents of rows."""
        return self.paragraph_documents[self.paragraph_of(rows)]

    def document(self, row: int) -> int:
        """Return the document of a row."""
        return int(self.paragraph_documents[self._paragraphs[row]])

    def paragraph_of(self, rows: Array) -> Array:
        """Return the paragraphs of rows (int64)."""
        return self._paragraphs.at(rows)

    def section_of(self, rows: Array) -> Array:
        """Return the row of the heading that each row stands under, or is; NO_SECTION before the first (int64)."""
        return self._last_of(self._headings, rows, "right")

    def section(self, row: int) -> int:
        """Return what ``section_of`` does, quicker for one row."""
        return self._at(self._headings, bisect_right(self._headings.data, row) - 1, row)

    def outer_section_of(self, headings: Array) -> Array:
        """Return the row of the heading that each heading stands under (int64); NO_SECTION for the outermost ones."""
        levels = levels_of(self._kinds.take(headings))
        out = np.full(len(headings), NO_SECTION)
        for level in sorted(set(levels.tolist()) - {1}):
            chosen = np.flatnonzero(levels == level)
            out[chosen] = self._last_of(self._headings_above(level), headings[chosen], "left")
        return out

    def outer_section(self, heading: int) -> int:
        """Return what ``outer_section_of`` does, for one heading."""
        level = int(levels_of(self._kinds[heading]))
        if level == 1:
            return NO_SECTION
        above = self._headings_above(level)
        return self._at(above, bisect_left(above.data, heading) - 1, heading)

    def _last_of(self, headings: Array, rows: Array, side: Literal["left", "right"]) -> Array:
        """Return for each row the last of some headings (ascending) before it in its document; NO_SECTION for none.

        With the ``side`` "right", a row that is one of the headings has itself.
        """
        if not len(headings):
            return np.full(len(rows), NO_SECTION)
        place = headings.searchsorted(rows, side) - 1
        found = headings.take(np.maximum(place, 0))
        first = self.document_rows.take(self.document_of(rows))
        return np.where((place >= 0) & (found >= first), found, NO_SECTION)

    def _at(self, headings: Array, place: int, row: int) -> int:
        """Return the heading at a ``place``; NO_SECTION without one, or where it is in another document than the
        row.
        """
        found = int(headings[place]) if place >= 0 else NO_SECTION
        return found if found >= self.document_rows[self.document(row)] else NO_SECTION

    def header(self, row: int) -> range:
        """Return the rows of the header of the table that a row is of; none for other rows."""
        if self._kinds[row] != ROW:
            return range(0)
        first = int(self.paragraph_rows[self._paragraphs[row]])
        found = np.flatnonzero(self._kinds[first:row] == HEADER)
        return range(first + int(found[0]), first + int(found[-1]) + 1) if len(found) else range(0)

    def words(self, rows: Array) -> Array:
        """Return the words of rows, one row's behind the other's, by number (int64)."""
        return self._coded("codes", self.code_starts, rows)

    def words_between(self, first: int, last: int) -> Array:
        """Return the words of the rows from ``first`` on and before ``last``, by number (int64)."""
        return decode(self.columns.slice("codes", self.code_starts[first], self.code_starts[last]))

    def title_words(self, documents: Array) -> Array:
        """Return the words of the titles of documents, one title's behind the other's, by number (int64)."""
        return self._coded("title_codes", self.title_code_starts, documents)

    def _coded(self, name: str, starts: Ascending, units: Array) -> Array:
        bounds = zip(starts.at(units).tolist(), starts.at(units + 1).tolist(), strict=True)
        return decode(self.columns.runs(name, bounds))
