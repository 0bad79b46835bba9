"""The segments of a state as parts of one collection: which rows, documents, terms and forms they bring to it."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from qa_bot.index.columns import Array, Columns
from qa_bot.index.segment import Segment

Take = Callable[[Segment, Array], Array]
"""From a segment and numbers within it to what it has for them."""


class Part(NamedTuple):
    """A segment within an index: the numbers of its first ``row`` and ``document``, which of its documents are ``live``
    (bool; None for all), the common numbers of its ``terms`` and ``forms`` (None for its own).
    """

    segment: Segment
    row: int
    document: int
    live: Array | None
    terms: Array | None
    forms: Array | None

    def living(self, rows: Array) -> Array:
        """Return those of some rows, numbered within the segment, whose documents are alive (int64)."""
        rows = rows.astype(np.int64, copy=False)
        return rows if self.live is None else rows[self.live[self.segment.document_of(rows)]]

    def count_living(self, rows: Array) -> int:
        """Return how many of some rows (ascending) are living, by looking at the dead documents alone."""
        if self.live is None:
            return len(rows)
        dead, edges = np.flatnonzero(~self.live), np.asarray(self.segment.document_rows).astype(rows.dtype)
        return len(rows) - int((rows.searchsorted(edges[dead + 1]) - rows.searchsorted(edges[dead])).sum())


def parts_of(segments: Sequence[Segment], state: Columns | None) -> Iterator[Part]:
    """Yield the segments of a state as parts, in their order."""
    live = None if state is None else state.whole("live").view(bool)
    row = document = 0
    for number, segment in enumerate(segments):
        next_document = document + segment.totals.documents
        ours = None if live is None else live[document:next_document]
        some_dead = ours is not None and not ours.all()
        terms, forms = (
            None if state is None or not number else state.whole(f"{name}_{number}") for name in ("terms", "forms")
        )
        yield Part(segment, row, document, ours if some_dead else None, terms, forms)
        row, document = row + segment.totals.sentences, next_document


def split(parts: Sequence[Part], rows: Array) -> list[tuple[Part, Array | slice, Array]]:
    """Return the parts that rows are in, which rows those are, as an index of them, and their numbers there."""
    if len(parts) == 1:
        return [(parts[0], slice(None), rows)]
    starts = [part.row for part in parts]
    at = np.searchsorted(starts, rows, side="right") - 1
    # a part without rows begins where the next one does: that one is found
    return [(parts[k], at == k, rows[at == k] - starts[k]) for k in sorted(set(at.tolist()))]


def gather(parts: Sequence[Part], take: Take, rows: Array, shift: Callable[[Part], int] = lambda part: 0) -> Array:
    """Return what each row's segment has for it (int64), by numbers within the segment, ``shift`` added."""
    out = np.empty(len(rows), dtype=np.int64)
    for part, chosen, local in split(parts, rows):
        out[chosen] = take(part.segment, local)
        out[chosen] += shift(part)
    return out


def edges(parts: Sequence[Part], starts: Callable[[Segment], Array], units: Take, rows: Array) -> tuple[Array, Array]:
    """Return the first row, and the row after the last, of the unit that each row is in (int64).

    ``starts`` are the first rows of a segment's units, ``units`` those of its rows.
    """
    out = np.empty((2, len(rows)), dtype=np.int64)
    for part, chosen, local in split(parts, rows):
        own = units(part.segment, local).astype(np.int64)
        out[:, chosen] = starts(part.segment).take((own, own + 1))
        out[:, chosen] += part.row
    return out[0], out[1]
