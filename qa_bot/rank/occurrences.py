"""The occurrences of a question's words in one part of an index, and how often sentences hold its concepts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.rank.matching import Match
from qa_bot.rank.runs import first_of_runs


class Held(NamedTuple):
    """How often sentences hold concepts.

    ``rows`` (n,) int64 ascend, ``concepts`` (n,) int64 ascend within a row; ``counts`` (n,) are float64.
    """

    rows: Array
    concepts: Array
    counts: Array


@dataclass(frozen=True, slots=True)
class Occurrences:
    """The occurrences of the question's w words in a part of the index.

    ``rows[edges[k] : edges[k + 1]]`` are the sentences of word k, ascending: ``rows`` (n,) int64, ``edges`` (w + 1,).
    ``concepts`` (w,) tells to which of the question's ``n_concepts`` each word belongs, ascending, and ``weights`` (w,)
    what the word counts for it.
    """

    rows: Array
    edges: Array
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
            rows=np.concatenate([rows for rows, _, _ in words]) if words else np.empty(0, np.int64),
            edges=np.array([0, *(len(rows) for rows, _, _ in words)]).cumsum(),
            concepts=np.array([concept for _, concept, _ in words], dtype=np.int64),
            weights=np.array([weight for _, _, weight in words]),
            n_concepts=len(matches),
        )

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def sizes(self) -> Array:
        """How often each word stands there (w,)."""
        return self.edges[1:] - self.edges[:-1]

    def at(self, places: Array) -> "Occurrences":
        """Return the occurrences at some places alone (int64, ascending)."""
        edges = places.searchsorted(self.edges)
        return Occurrences(self.rows.take(places), edges, self.concepts, self.weights, self.n_concepts)

    def held(self) -> Held:
        """Return how often each sentence holds each concept; of several words of one, the highest count stands."""
        bits = len(self.concepts).bit_length()
        keys = (self.rows << bits) | np.arange(len(self.concepts)).repeat(self.sizes)
        keys.sort(kind="stable")  # runs that ascend already are merged
        first = first_of_runs(keys).nonzero()[0]
        counts = np.concatenate((first[1:], [len(keys)])) - first
        keys = keys.take(first)
        rows, words = keys >> bits, keys & ((1 << bits) - 1)
        held = Held(rows, self.concepts.take(words), counts * self.weights.take(words))
        one_each = len(self.concepts) == len(set(self.concepts.tolist()))
        return held if one_each or not len(rows) else _highest(held, self.n_concepts.bit_length())


def _highest(held: Held, bits: int) -> Held:
    """Return each sentence and concept once, with its highest count; numbers of concepts fit into ``bits``."""
    first = first_of_runs((held.rows << bits) | held.concepts).nonzero()[0]
    return Held(held.rows.take(first), held.concepts.take(first), np.maximum.reduceat(held.counts, first))
