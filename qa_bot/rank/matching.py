"""Where the words of a question stand in an index."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.parts import Part
from qa_bot.index.postings import counted
from qa_bot.index.reader import Index
from qa_bot.rank.runs import first_of_runs
from qa_bot.types import Concept

# What a derived word (meeting for meet) counts, and a word that a question needs only to be a question
RELATED_WEIGHT = 0.6
WEAK_WEIGHT = 0.7
# What a word carried over from an earlier question counts beside the asked ones
CARRIED_WEIGHT = 0.6

_NO_UNITS, _NO_COUNTS = np.empty(0, np.int64), np.empty(0)

Words = tuple[tuple[Array, float], ...]
"""The words of a concept: the rows (int64, ascending) that hold each, as often as they do, and what it counts.

A phrase is one of them, held once by a row that has all its words.
"""


@dataclass(frozen=True)
class Match:
    """Where one concept stands, and how telling it is.

    ``idf`` is its inverse document frequency over sentences, lowered for a weak or carried word. ``words`` are those
    of each part of the index, whose rows begin at ``starts``; ``documents`` (ascending) those whose titles hold the
    concept, with ``title_counts``.
    """

    concept: Concept
    idf: float
    words: tuple[Words, ...]
    starts: tuple[int, ...]
    documents: Array
    title_counts: Array

    @property
    def rows(self) -> Array:
        """The sentences of the index that hold the concept (int64, ascending)."""
        return self._held[0]

    @property
    def counts(self) -> Array:
        """How often each of ``rows`` does (float64), a derived word counting less."""
        return self._held[1]

    @cached_property
    def _held(self) -> tuple[Array, Array]:
        parts = [_highest([(*counted(rows), weight) for rows, weight in words]) for words in self.words]
        if len(parts) == 1:
            return parts[0]
        rows = [start + rows for start, (rows, _) in zip(self.starts, parts, strict=True)]
        return np.concatenate(rows), np.concatenate([counts for _, counts in parts])


def match(concept: Concept, index: Index, *, related: bool = True) -> Match:
    """Look a concept up in an index, derived words and phrases counted in if ``related``."""
    terms = [(term, 1.0) for term in concept.terms]
    if related:
        terms += [(term, RELATED_WEIGHT) for term in (*concept.related, *concept.kindred)]
    postings, titles = index.postings, index.title_postings
    phrases = [_sentences_with(phrase, index) for phrase in concept.phrases]
    idf = inverse_document_frequency(_frequency(concept, phrases, index), index.n_sentences)
    if concept.weak:
        idf *= WEAK_WEIGHT
    if concept.carried:
        idf *= CARRIED_WEIGHT
    words = tuple(
        (
            *[(postings.occurrences(part, term), weight) for term, weight in terms],
            *[(rows[part], RELATED_WEIGHT) for rows in phrases if related],
        )
        for part in range(len(index.parts))
    )
    titled = [(*titles.of(term), weight) for term, weight in terms if titles.frequency(term)]
    if related:
        titled += [(*_titles_with(phrase, index), RELATED_WEIGHT) for phrase in concept.phrases]
    documents, title_counts = _highest(titled)
    starts = tuple([part.row for part in index.parts])
    return Match(concept, idf, words, starts, documents, np.minimum(title_counts, 1.0) if titled else title_counts)


def documents_in(found: Match, part: Part) -> tuple[Array, Array]:
    """Return the documents in one part of the index whose titles match, by their numbers there, and the counts."""
    numbers, counts = found.documents, found.title_counts
    if not len(numbers):
        return numbers, counts
    first, last = numbers.searchsorted((part.document, part.document + part.segment.totals.documents)).tolist()
    return numbers[first:last] - part.document, counts[first:last]


def _sentences_with(phrase: Sequence[int], index: Index) -> list[Array]:
    """Return the rows of each part of the index, by its own numbers, that hold all terms of a phrase."""
    return [index.postings.together(part, phrase) for part in range(len(index.parts))]


def _titles_with(phrase: Sequence[int], index: Index) -> tuple[Array, Array]:
    """Return the documents (int64, ascending) whose titles hold all terms of a phrase, each counted once."""
    titles = index.title_postings
    found = np.concatenate([part.document + titles.together(k, phrase) for k, part in enumerate(index.parts)])
    return found, np.ones(len(found))


def _frequency(concept: Concept, phrases: Sequence[Sequence[Array]], index: Index) -> int:
    """Return in how many sentences the word itself stands; of what else counts as it alone, the rarest tells most."""
    frequency = index.postings.frequency
    if concept.terms:
        return min(sum(map(frequency, concept.terms)), index.n_sentences)
    held = [sum(len(part.living(rows)) for part, rows in zip(index.parts, found, strict=True)) for found in phrases]
    return min([*map(frequency, (*concept.related, *concept.kindred)), *held], default=0)


def inverse_document_frequency(frequency: int, total: int) -> float:
    """Return ln(1 + (N - n + 0.5) / (n + 0.5)) for a word in n = ``frequency`` of N = ``total`` units."""
    return float(np.log1p((total - frequency + 0.5) / (frequency + 0.5)))


def _highest(found: Sequence[tuple[Array, Array, float]]) -> tuple[Array, Array]:
    """Return the union of postings; where several terms of a concept meet, the highest weighted count stands."""
    if not found:
        return _NO_UNITS, _NO_COUNTS
    if len(found) == 1:
        rows, counts, weight = found[0]
        return rows, counts if weight == 1 else counts * weight
    rows = np.concatenate([rows for rows, _, _ in found])
    counts = np.concatenate([counts * weight for _, counts, weight in found])
    order = rows.argsort(kind="stable")
    rows, counts = rows[order], counts[order]
    first = first_of_runs(rows).nonzero()[0]
    return rows[first], np.maximum.reduceat(counts, first) if len(first) else counts
