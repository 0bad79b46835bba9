"""Candidates that stand in several documents alike, as in versions of a contract: no rivals of each other."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.index.segment import NO_SECTION
from qa_bot.rank.formula import FIELDS
from qa_bot.rank.retrieve import Candidates

_SENTENCE = FIELDS.index("sentence")
# How many times ``depth`` candidates are retrieved at most
_MOST = 4


def retrieved(retrieve: Callable[[int], Candidates], depth: int, index: Index) -> tuple[Candidates, Array]:
    """Return candidates and their ``originals``: ``depth`` of them, or more where some are copies of others.

    ``retrieve(k)`` returns the k best sentences.
    """
    candidates = retrieve(depth)
    copied = originals(candidates, index)
    distinct = len(set(copied.tolist()))
    if distinct == len(copied):
        return candidates, copied
    candidates = retrieve(min(depth * len(copied) // distinct, _MOST * depth))
    return candidates, originals(candidates, index)


def originals(candidates: Candidates, index: Index) -> Array:
    """Return (n,) int64 the place of the first candidate that each one is a copy of; its own place if it is of none.

    A copy is of another document, and has the same words under a heading of the same words.
    """
    first = np.arange(len(candidates.rows))
    documents = index.document_of(candidates.rows).tolist()
    places = [place for alike in _of_one_score(candidates, documents) for place in alike]
    words = _words(candidates.rows, index) if places else []
    by_words: dict[bytes, list[int]] = {}
    for place in places:
        by_words.setdefault(words[place], []).append(place)
    for alike in by_words.values():
        if len(alike) > 1:
            seen: dict[bytes, int] = {}
            for place, heading in zip(alike, _headings(candidates.rows[alike], index), strict=True):
                known = seen.setdefault(heading, place)
                if documents[known] != documents[place]:
                    first[place] = known
    return first


def _of_one_score(candidates: Candidates, documents: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places of candidates of several documents that have the same score for their words, as copies do."""
    places: dict[float, list[int]] = {}
    for place, score in enumerate(candidates.fields[:, _SENTENCE].tolist()):
        places.setdefault(score, []).append(place)
    for alike in places.values():
        if len(alike) > 1 and len({documents[place] for place in alike}) > 1:
            yield alike


def _words(rows: Array, index: Index) -> list[bytes]:
    """Return the words of each sentence as one string of numbers, without reading its text."""
    if not len(rows):
        return []
    found = index.words(rows)
    ends = found.lengths.cumsum().tolist()
    return [found.forms[start:end].tobytes() for start, end in pairwise([0, *ends])]


def _headings(rows: Array, index: Index) -> list[bytes]:
    """Return the words of the heading that each sentence stands under, as ``_words`` does; b"" where there is none."""
    headings = index.sections(rows)
    there = headings != NO_SECTION
    words = iter(_words(headings[there], index))
    return [next(words) if under_one else b"" for under_one in there.tolist()]
