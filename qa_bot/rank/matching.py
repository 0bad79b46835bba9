"""Where the words of a question stand in an index."""

from dataclasses import dataclass

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.parts import Part
from qa_bot.index.reader import Index
from qa_bot.types import Concept

# What a derived word (meeting for meet) counts, and a word that a question needs only to be a question
RELATED_WEIGHT = 0.6
WEAK_WEIGHT = 0.4
# What a word carried over from an earlier question counts beside the asked ones
CARRIED_WEIGHT = 0.6


@dataclass(frozen=True, slots=True)
class Match:
    """Where one concept stands, and how telling it is.

    ``rows`` (ascending) are the sentences that hold it and ``counts`` (float64) how often, a derived word counting
    less; ``documents`` (ascending) those whose titles do, with ``title_counts``. ``idf`` is its inverse document
    frequency over sentences, lowered for a weak or carried word.
    """

    concept: Concept
    rows: Array
    counts: Array
    documents: Array
    title_counts: Array
    idf: float


def match(concept: Concept, index: Index, *, related: bool = True) -> Match:
    """Look a concept up in an index, derived words counted in if ``related``."""
    terms = [(term, 1.0) for term in concept.terms]
    if related:
        terms += [(term, RELATED_WEIGHT) for term in concept.related]
    rows, counts = _highest([(*index.postings.of(term), weight) for term, weight in terms])
    documents, title_counts = _highest([(*index.title_postings.of(term), weight) for term, weight in terms])
    frequency = _frequency(concept, index)
    idf = inverse_document_frequency(frequency, index.n_sentences)
    if concept.weak:
        idf *= WEAK_WEIGHT
    if concept.carried:
        idf *= CARRIED_WEIGHT
    return Match(concept, rows, counts, documents, np.minimum(title_counts, 1.0), idf)


def rows_in(found: Match, part: Part) -> tuple[Array, Array]:
    """Return the rows of a match that are in one part of the index, by their numbers there, and the counts."""
    return _within(found.rows, found.counts, part.row, part.segment.totals.sentences)


def documents_in(found: Match, part: Part) -> tuple[Array, Array]:
    """Return the documents in one part of the index whose titles match, by their numbers there, and the counts."""
    return _within(found.documents, found.title_counts, part.document, part.segment.totals.documents)


def _within(numbers: Array, values: Array, start: int, size: int) -> tuple[Array, Array]:
    if not len(numbers) or (start == 0 and numbers[-1] < size):
        return numbers, values
    first, last = np.searchsorted(numbers, (start, start + size)).tolist()
    return numbers[first:last] - start, values[first:last]


def _frequency(concept: Concept, index: Index) -> int:
    """Return in how many sentences the word itself stands; of derived words alone, the rarest tells most."""
    exact = [index.postings.frequency(term) for term in concept.terms]
    related = [index.postings.frequency(term) for term in concept.related]
    return min(sum(exact), index.n_sentences) if exact else min(related, default=0)


def inverse_document_frequency(frequency: int, total: int) -> float:
    """Return ln(1 + (N - n + 0.5) / (n + 0.5)) for a word in n = ``frequency`` of N = ``total`` units."""
    return float(np.log1p((total - frequency + 0.5) / (frequency + 0.5)))


def _highest(found: list[tuple[Array, Array, float]]) -> tuple[Array, Array]:
    """Return the union of postings; where several terms of a concept meet, the highest weighted count stands."""
    if not found:
        return np.empty(0, np.int64), np.empty(0)
    if len(found) == 1:
        rows, counts, weight = found[0]
        return rows, counts if weight == 1 else counts * weight
    rows = np.concatenate([rows for rows, _, _ in found])
    counts = np.concatenate([counts * weight for _, counts, weight in found])
    order = np.argsort(rows, kind="stable")
    rows, counts = rows[order], counts[order]
    first = np.flatnonzero(np.diff(rows, prepend=-1))
    return rows[first], np.maximum.reduceat(counts, first) if len(first) else counts
