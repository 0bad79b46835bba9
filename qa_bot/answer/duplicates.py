"""Sentences that say the same word for word, wrapped elsewhere or not, in one document or in several.

``qa_bot.rank.copies`` tells before anything is ranked, and from words alone, what stands in several documents under the
same heading; where the same stands under other headings, these speak for or against it, and both are ranked.
"""

from collections.abc import Callable, Iterable

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.reader import Index

# Duplicates of the first sentence are looked for among those that score up to so much less
_AS_GOOD = 2.0


def without_duplicates(scores: Array, lengths: Array, text_of: Callable[[int], str]) -> Array:
    """Return the places (int64) of a ranked list without those that repeat the first sentence.

    Copies of a document are no rivals: what stands in several says the same in each. ``scores`` (n,) are in order,
    ``lengths`` (n,) those of the sentences, of which ``text_of`` gives the one at a place.
    """
    if not len(scores):
        return np.empty(0, np.int64)
    alike = np.flatnonzero((scores >= scores[0] - _AS_GOOD) & (lengths == lengths[0]))[1:].tolist()
    first = _unwrapped(text_of(0)) if alike else ()
    distinct = np.ones(len(scores), dtype=bool)
    distinct[[place for place in alike if _unwrapped(text_of(place)) == first]] = False
    return distinct.nonzero()[0]


def are_duplicates(rows: Array, looked_at: Iterable[int], index: Index) -> Array:
    """Return (n,) bool: which of some sentences say the same as one that was looked at."""
    said_before = {_unwrapped(index.text(row)) for row in looked_at} if len(rows) else set()
    return np.fromiter((_unwrapped(index.text(row)) in said_before for row in rows.tolist()), bool, len(rows))


def _unwrapped(text: str) -> tuple[str, ...]:
    return tuple(text.split())
