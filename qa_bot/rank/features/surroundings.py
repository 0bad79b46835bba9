"""What stands around the candidates of a question, as rows of the index, and which of its concepts stand there.

Shapes: n candidates, k concepts of the question, d distinct documents.
"""

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.kinds import ROW
from qa_bot.index.reader import Index
from qa_bot.index.segment import NO_SECTION, Ending
from qa_bot.index.words import Wording
from qa_bot.rank.features.words import Words
from qa_bot.rank.retrieve import Candidates
from qa_bot.rank.runs import distinct

NO_QUESTION = -1
"""Stands for the row of a question where there is none."""
# Sentences before one in which what it answers may be asked
_ASKED_BEFORE = 4


class Surroundings(Words):
    """The words of the candidates of one question over one index, and the rows around each; arrays are float64 unless
    said.
    """

    def __init__(self, candidates: Candidates, index: Index) -> None:
        super().__init__(candidates, index)
        documents = index.document_of(self.rows)
        self.document_numbers = np.array(sorted(set(documents.tolist())), documents.dtype)
        self.documents = self.document_numbers.searchsorted(documents)

    @cached_property
    def document_edges(self) -> tuple[Array, Array]:
        """First row, and the row after the last, of each candidate's document (n,)."""
        return self.index.document_edges(self.rows)

    @cached_property
    def paragraph_edges(self) -> tuple[Array, Array]:
        """First row, and the row after the last, of each candidate's paragraph (n,)."""
        return self.index.paragraph_edges(self.rows)

    @cached_property
    def kinds(self) -> Array:
        """What each candidate is part of (n,), by its place in BlockKind (int64)."""
        return self.index.kinds(self.rows)

    @cached_property
    def sections(self) -> Array:
        """Row of the heading above each candidate (n,), NO_SECTION without one."""
        return self.index.sections(self.rows)

    @cached_property
    def outer_sections(self) -> Array:
        """Row of the heading that the one above each candidate stands under (n,), NO_SECTION without one."""
        return self.index.outer_sections(self.sections)

    @cached_property
    def headers(self) -> tuple[Array, Array] | None:
        """First row, and the row after the last, of the header of each candidate's table (n,), twice the same where it
        is a row of none; None where all are of none.
        """
        is_row = self.kinds == ROW
        found = [self.index.header(row) for row in self.rows[is_row].tolist()]
        if not any(found):
            return None
        first, last = self.rows.copy(), self.rows.copy()
        first[is_row], last[is_row] = [rows.start for rows in found], [rows.stop for rows in found]
        return first, last

    @cached_property
    def endings(self) -> Array:
        """What each candidate ends with (n,), an Ending (int64)."""
        return self.index.endings(self.rows)

    @cached_property
    def questions_above(self) -> Array:
        """Row of the question that each candidate may answer, NO_QUESTION without one (n,): the last of the few
        sentences before that asks, in the same section, or the heading if that does.
        """
        top = np.maximum(self.sections, self.document_edges[0])
        heading = np.where(self.sections == NO_SECTION, self.rows, self.sections)
        rows = np.stack([*(np.maximum(self.rows - step, top) for step in range(1, _ASKED_BEFORE + 1)), heading])
        asking = (self.index.endings(rows.ravel()) == Ending.QUESTION).reshape(rows.shape) & (rows < self.rows)
        nearest = rows[asking.argmax(axis=0), np.arange(self.n)]
        return np.where(asking.any(axis=0), nearest, NO_QUESTION)

    @cached_property
    def above(self) -> tuple[Array, Wording]:
        """The rows (r,) of all headings and questions above the candidates, ascending, and their words."""
        sections, asked = self.sections, self.questions_above
        rows = distinct(np.concatenate((sections[sections != NO_SECTION], asked[asked != NO_QUESTION])))
        return rows, self.index.words(rows)

    @cached_property
    def _places(self) -> Mapping[str, Array]:
        """How many sentences with each concept come before a row (k, n), by what the row is to the candidate."""
        first, last = self.document_edges
        paragraph, paragraph_end = self.paragraph_edges
        section, outer, asked = self.sections, self.outer_sections, self.questions_above
        under, is_under_two, is_asked = section != NO_SECTION, outer != NO_SECTION, asked != NO_QUESTION
        top = np.where(under, section, first)
        rows = {
            "sentence": self.rows,
            "next": self.rows + 1,
            "before": np.maximum(self.rows - 1, first),
            "three before": np.maximum(self.rows - 3, first),
            "behind next": np.minimum(self.rows + 2, last),
            "paragraph": paragraph,
            "second of paragraph": paragraph + 1,
            "behind paragraph": paragraph_end,
            "document": first,
            "second of document": first + 1,
            "behind document": last,
            "section": top,
            "behind heading": np.where(under, section + 1, first),
            "outer section": np.where(is_under_two, outer, first),
            "behind outer heading": np.where(is_under_two, outer + 1, first),
            "question": np.where(is_asked, asked, first),
            "behind question": np.where(is_asked, asked + 1, first),
        }
        if self.headers is not None:
            rows["header"], rows["behind header"] = self.headers
        # numbers of the type that postings have: for others, all postings would be converted; ascending, for which the
        # search goes on from where it was
        wanted = np.array(list(rows.values()), np.int64).take(self.by_row, axis=1)
        places = np.empty((len(rows), self.k, self.n), np.int64)
        for concept, found in enumerate(self.matches):
            places[:, concept, self.by_row] = found.rows.searchsorted(wanted)
        return dict(zip(rows, places, strict=True))

    @cached_property
    def by_row(self) -> Array:
        """(n,) the candidates in the order of their rows (int64)."""
        return np.argsort(self.rows)

    def _held(self, first: str, last: str) -> Array:
        """Return (n, k) how many sentences hold each concept from one row on and before another."""
        return (self._places[last] - self._places[first]).T.astype(np.float64)
