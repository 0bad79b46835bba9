"""The occurrences of a question's words in one part of an index, and how often sentences hold its concepts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.rank.features.runs import first_of_runs
from qa_bot.rank.matching import Match


class Held(NamedTuple):
    """How often sentences hold concepts: ``rows`` (n,) int64, ascending; ``concepts`` (n,) int64, ascending within a row;
    ``counts`` (n,) float64.
    """

    rows: Array
    concepts: Array
    counts: Array


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Each time that a word of the question stands in a part of the index, word by word.

    ``rows`` (n,) int64 tells in which sentence, ``words`` (n,) which word. Of each word, ``concepts`` (w,) tells which
    concept of the question it is one of, ascending, and ``weights`` (w,) what it counts for that concept.
    """

    rows: Array
    words: Array
    concepts: Array
    weights: Array
    n_concepts: int

    @classmethod
    def of(cls, matches: Sequence[Match], part: int) -> Self:
        """Return the occurrences in a part of the index; concepts are numbered as the matches are."""
        words = [
            (rows, concept, weight)
            for concept, found in enumerate(matches)
            for rows, weight in found.words[part]
            if len(rows)
        ]
        return cls(
            rows=np.concatenate([np.empty(0, np.int64), *(rows for rows, _, _ in words)]),
            words=np.arange(len(words)).repeat([len(rows) for rows, _, _ in words]),
            concepts=np.array([concept for _, concept, _ in words], dtype=np.int64),
            weights=np.array([weight for _, _, weight in words]),
            n_concepts=len(matches),
        )

    def __len__(self) -> int:
        return len(self.rows)

    def at(self, places: Array) -> "Occurrences":
        """Return the occurrences at some places alone (int64, ascending)."""
        return Occurrences(
            self.rows.take(places), self.words.take(places), self.concepts, self.weights, self.n_concepts
        )

    def held(self) -> Held:
        """Return how often each sentence holds each concept: of several words of a concept, the highest count stands."""
        bits = len(self.concepts).bit_length()
        keys = (self.rows << bits) | self.words
        keys.sort(kind="stable")  # runs that ascend already are merged
        first = first_of_runs(keys).nonzero()[0]
        counts = np.diff(first, append=len(keys)).astype(np.float64)
        keys = keys.take(first)
        rows, words = keys >> bits, keys & ((1 << bits) - 1)
        concepts = self.concepts.take(words)
        counts *= self.weights.take(words)
        if (self.concepts[1:] != self.concepts[:-1]).all():
            return Held(rows, concepts, counts)
        first = first_of_runs((rows << bits) | concepts).nonzero()[0]
        if not len(first):
            return Held(rows, concepts, counts)
        return Held(rows.take(first), concepts.take(first), np.maximum.reduceat(counts, first))
