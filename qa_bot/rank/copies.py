"""Candidates that stand in several documents alike, as in versions of a contract: no rivals of each other."""

from collections.abc import Callable, Iterator

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.index.segment import NO_SECTION
from qa_bot.rank.formula import FIELDS
from qa_bot.rank.retrieve import Candidates

_SENTENCE = FIELDS.index("sentence")
# So many times as many candidates are looked at, at most, for those that are no copies
_MOST = 4


def retrieved(retrieve: Callable[[int], Candidates], depth: int, index: Index) -> tuple[Candidates, Array]:
    """Return ``depth`` candidates and their ``originals``; where some are copies, as many more as make up for them.

    ``retrieve`` returns so many of the best sentences.
    """
    candidates = retrieve(depth)
    copied = originals(candidates, index)
    distinct = len(set(copied.tolist()))
    if distinct == len(copied):
        return candidates, copied
    candidates = retrieve(min(depth * len(copied) // distinct, _MOST * depth))
    return candidates, originals(candidates, index)


def originals(candidates: Candidates, index: Index) -> Array:
    """Return (n,) int64 at which place the first copy of each candidate is; its own where it is that, or has none.

    A copy is of another document, and says the same under a heading that says the same, wrapped elsewhere or not.
    """
    first = np.arange(len(candidates.rows))
    documents = index.document_of(candidates.rows).tolist()
    for places in _of_one_score(candidates):
        if len({documents[place] for place in places}) > 1:
            seen: dict[tuple[str, ...], int] = {}
            for place in places:
                known = seen.setdefault(_said(int(candidates.rows[place]), index), place)
                if documents[known] != documents[place]:
                    first[place] = known
    return first


def _of_one_score(candidates: Candidates) -> Iterator[list[int]]:
    """Yield the places of candidates that have the same score for their own words, as copies do."""
    places: dict[float, list[int]] = {}
    for place, score in enumerate(candidates.fields[:, _SENTENCE].tolist()):
        if score:
            places.setdefault(score, []).append(place)
    return (alike for alike in places.values() if len(alike) > 1)


def _said(row: int, index: Index) -> tuple[str, ...]:
    """Return the words of a sentence, and those of the heading that it stands under."""
    heading = int(index.sections(np.array([row]))[0])
    above = "" if heading in (NO_SECTION, row) else index.text(heading)
    return (*above.split(), "", *index.text(row).split())
