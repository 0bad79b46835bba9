"""A question's candidates as arrays: what several features look at, worked out once, when first asked for.

Shapes: n candidates, k concepts of the question, t words over all candidates, m of those matched, d distinct documents.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.rank.retrieve import Candidates
from qa_bot.text.tokenise import tokenise
from qa_bot.text.word_classes import WordClass
from qa_bot.types import Query

# Words that only make a question of a sentence
_ASKING = frozenset(
    ("who", "whom", "whose", "when", "where", "why", "how", "which", "what", "the", "a", "an", "do", "does", "did")
)
# Places within a sentence are told apart up to here; candidates lie this far from each other in `place`
_STRIDE = 1024
FAR = 99.0


@dataclass(frozen=True, slots=True)
class Asked:
    """The question as features see it: k concepts.

    ``idf`` (k,) how telling each is, ``weights`` (k,) the same as shares of 1, ``capital``, ``digits`` and ``focus``
    (k,) bool: written with a capital, a number, part of what is asked for; ``places`` (k,) at which word each stands.
    ``function_words`` are the other words that tell tense, number or relation ("was", "in"), with their places.
    """

    kind: str
    expected: str
    idf: Array
    weights: Array
    capital: Array
    digits: Array
    focus: Array
    places: Array
    function_words: tuple[tuple[int, str], ...]


def asked(query: Query, candidates: Candidates) -> Asked:
    """Return the question as features see it."""
    concepts = [found.concept for found in candidates.matches]
    idf = np.array([found.idf for found in candidates.matches])
    return Asked(
        kind=query.kind,
        expected=query.expected,
        idf=idf,
        weights=idf / max(idf.sum(), 1e-9),
        capital=np.array([concept.word[:1].isupper() for concept in concepts], dtype=bool),
        digits=np.array([concept.word[:1].isdigit() for concept in concepts], dtype=bool),
        focus=np.array([concept.place in query.focus for concept in concepts], dtype=bool),
        places=np.array([concept.place for concept in concepts], dtype=np.int64),
        function_words=_function_words(query),
    )


def _function_words(query: Query) -> tuple[tuple[int, str], ...]:
    telling = {concept.place for concept in query.concepts}
    words = ((place, token.form) for place, token in enumerate(tokenise(query.interpreted)))
    return tuple((place, form) for place, form in words if place not in telling and form not in _ASKING)


class View:
    """The candidates of one question over one index; arrays are float64 unless said."""

    def __init__(self, question: Asked, candidates: Candidates, index: Index) -> None:
        self.question = question
        self.matches = candidates.matches
        self.rows = candidates.rows
        self.totals = candidates.scores
        self.fields = candidates.fields
        self.index = index
        self.n = len(candidates.rows)
        self.k = len(candidates.matches)
        self.paragraphs = index.paragraph_of[self.rows]
        self.document_numbers, self.documents = np.unique(index.document_of[self.rows], return_inverse=True)

    # sentences around a candidate

    @cached_property
    def document_edges(self) -> tuple[Array, Array]:
        """First row, and the row after the last, of each candidate's document (n,)."""
        return self._edges(self.index.document_rows, self.document_numbers[self.documents])

    @cached_property
    def paragraph_edges(self) -> tuple[Array, Array]:
        """First row, and the row after the last, of each candidate's paragraph (n,)."""
        return self._edges(self.index.paragraph_rows, self.paragraphs)

    @staticmethod
    def _edges(starts: Array, numbers: Array) -> tuple[Array, Array]:
        return starts[numbers].astype(np.int64), starts[numbers + 1].astype(np.int64)

    def held_between(self, first: Array, last: Array) -> Array:
        """Return (n, k) how many sentences from ``first`` on and before ``last`` hold each concept."""
        held = [np.searchsorted(found.rows, last) - np.searchsorted(found.rows, first) for found in self.matches]
        return np.array(held, dtype=np.float64).reshape(self.k, self.n).T

    @cached_property
    def in_sentence(self) -> Array:
        """(n, k) 1 where the sentence holds the concept, less where it holds only a derived word."""
        out = np.zeros((self.n, self.k))
        for j, found in enumerate(self.matches):
            if len(found.rows):
                at = np.minimum(np.searchsorted(found.rows, self.rows), len(found.rows) - 1)
                out[:, j] = np.where(found.rows[at] == self.rows, np.minimum(found.counts[at], 1.0), 0.0)
        return out

    @cached_property
    def before(self) -> Array:
        """(n, k) 1 where the sentence before, in the same document, holds the concept."""
        first, _ = self.document_edges
        return np.minimum(self.held_between(np.maximum(self.rows - 1, first), self.rows), 1.0)

    @cached_property
    def three_before(self) -> Array:
        """(n, k) 1 where one of the three sentences before holds the concept."""
        first, _ = self.document_edges
        return np.minimum(self.held_between(np.maximum(self.rows - 3, first), self.rows), 1.0)

    @cached_property
    def after(self) -> Array:
        """(n, k) 1 where the sentence after, in the same document, holds the concept."""
        _, last = self.document_edges
        return np.minimum(self.held_between(self.rows + 1, np.minimum(self.rows + 2, last)), 1.0)

    @cached_property
    def in_paragraph(self) -> Array:
        """(n, k) 1 where the paragraph holds the concept."""
        return np.minimum(self.held_between(*self.paragraph_edges), 1.0)

    @cached_property
    def document_counts(self) -> Array:
        """(n, k) how many sentences of the document hold the concept."""
        return self.held_between(*self.document_edges)

    @cached_property
    def in_title(self) -> Array:
        """(n, k) 1 where the document's title holds the concept."""
        out = np.zeros((self.n, self.k))
        for j, found in enumerate(self.matches):
            if len(found.documents):
                numbers = self.document_numbers
                at = np.minimum(np.searchsorted(found.documents, numbers), len(found.documents) - 1)
                out[:, j] = np.where(found.documents[at] == numbers, found.title_counts[at], 0.0)[self.documents]
        return out

    @cached_property
    def local_weights(self) -> Array:
        """(n, k) how telling each concept is within the candidate's document, as shares of 1."""
        first, last = self.document_edges
        counts = self.document_counts
        rarity = np.log((last - first + 1)[:, None] / (counts + 0.5)) * (counts > 0) * np.sqrt(self.question.idf)
        rarity = np.maximum(rarity, 0.0)
        return np.asarray(rarity / np.maximum(rarity.sum(axis=1, keepdims=True), 1e-6))

    @cached_property
    def weights_beside_title(self) -> Array:
        """(n, k) how telling the concepts are that the title does not hold already, as shares of 1."""
        weights = self.question.weights * (1 - self.in_title)
        return np.asarray(weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-6))

    # words of the candidates

    @cached_property
    def lengths(self) -> Array:
        """(n,) words in each sentence (int64)."""
        return self.index.sentence_lengths[self.rows]

    @cached_property
    def word_row(self) -> Array:
        """(t,) the candidate (0 to n-1) that each word stands in (int64)."""
        return np.repeat(np.arange(self.n), self.lengths)

    @cached_property
    def word_place(self) -> Array:
        """(t,) at which word of its sentence each stands (int64)."""
        ends = np.cumsum(self.lengths)
        return np.arange(len(self.word_row)) - np.repeat(ends - self.lengths, self.lengths)

    @cached_property
    def words(self) -> Array:
        """(t,) the words as written, by number (int32)."""
        return self.index.tokens[np.repeat(self.index.token_starts[self.rows], self.lengths) + self.word_place]

    @cached_property
    def terms(self) -> Array:
        """(t,) the terms of the words, by number (int32)."""
        return self.index.word_terms[self.words]

    @cached_property
    def classes(self) -> Array:
        """(t,) what each word may tell (uint32, bits of WordClass)."""
        return self.index.word_classes[self.words]

    def is_class(self, kind: WordClass) -> Array:
        """Return (t,) bool: whether each word is of any of the classes in ``kind``."""
        return (self.classes & np.uint32(kind)) > 0

    @cached_property
    def concept_of_word(self) -> Array:
        """(t,) the concept that each word matches, -1 for none (int64)."""
        pairs = sorted(
            (term, j) for j, found in enumerate(self.matches) for term in (*found.concept.terms, *found.concept.related)
        )
        if not pairs:
            return np.full(len(self.terms), -1)
        terms, concepts = np.array(pairs, dtype=np.int64).T
        at = np.minimum(np.searchsorted(terms, self.terms), len(terms) - 1)
        return np.where(terms[at] == self.terms, concepts[at], -1)

    @cached_property
    def is_new(self) -> Array:
        """(t,) bool: words that the question does not hold, function words aside."""
        return (self.concept_of_word < 0) & ~self.is_class(WordClass.STOP)

    @cached_property
    def place(self) -> Array:
        """(t,) a place for each word, such that words of different candidates are far apart (int64)."""
        return self.word_row * _STRIDE + np.minimum(self.word_place, _STRIDE - 100)

    @cached_property
    def matched(self) -> Array:
        """(m,) the words that match a concept (indexes into the t words)."""
        return np.flatnonzero(self.concept_of_word >= 0)

    @cached_property
    def distance_to_match(self) -> Array:
        """(t,) words between each word and the nearest matched one of its sentence, FAR where there is none."""
        return distances(self.place, self.place[self.matched])

    @cached_property
    def distance_on(self) -> Array:
        """(m, k) words from each matched word on to the next that matches each concept, ``_STRIDE`` where none does."""
        here = self.place[self.matched]
        concepts = self.concept_of_word[self.matched]
        out = np.full((len(here), self.k), float(_STRIDE))
        for j in range(self.k):
            there = here[concepts == j]
            at = np.searchsorted(there, here)
            found = at < len(there)
            out[found, j] = np.minimum(there[at[found]] - here[found], _STRIDE)
        return out

    @cached_property
    def title_word(self) -> Array:
        """(t,) bool: words, function words aside, whose term stands in the title of their document."""
        starts = self.index.title_token_starts
        titles = [
            self.index.word_terms[self.index.title_tokens[starts[number] : starts[number + 1]]].astype(np.int64)
            for number in self.document_numbers
        ]
        keys = [terms | (document << 32) for document, terms in enumerate(titles)]
        here = (self.documents[self.word_row].astype(np.int64) << 32) | self.terms
        return np.isin(here, np.concatenate([*keys, np.empty(0, np.int64)])) & ~self.is_class(WordClass.STOP)

    @cached_property
    def term_idf(self) -> Array:
        """(t,) how telling each word is: its inverse document frequency over sentences."""
        postings = self.index.postings
        frequency = postings.frequencies(self.terms)
        total = self.index.n_sentences
        return np.asarray(np.log1p((total - frequency + 0.5) / (frequency + 0.5)))

    @cached_property
    def sentence_idf(self) -> Array:
        """(n,) the sum of ``term_idf`` over each sentence's words, function words aside."""
        return self.sum_words(self.term_idf * ~self.is_class(WordClass.STOP))

    # from words to candidates

    def sum_words(self, values: Array) -> Array:
        """Return (n,) the sum of ``values`` (t,) over each candidate's words."""
        return np.bincount(self.word_row, values, minlength=self.n)

    def any_word(self, chosen: Array) -> Array:
        """Return (n,) bool: whether one of each candidate's words is ``chosen`` (t,)."""
        out = np.zeros(self.n, dtype=bool)
        out[self.word_row[chosen]] = True
        return out

    def max_over(self, words: Array, values: Array, empty: float) -> Array:
        """Return (n,) the greatest of ``values`` over the given ``words`` of each candidate; ``empty`` without any."""
        out = np.full(self.n, -np.inf)
        np.maximum.at(out, self.word_row[words], values)
        return np.where(np.isneginf(out), empty, out)

    def closest(self, chosen: Array) -> Array:
        """Return (n,) minus the words from a matched word to the nearest ``chosen`` one (t, bool), -60 without any."""
        words = np.flatnonzero(chosen)
        return self.max_over(words, -self.distance_to_match[words], -60.0)


def distances(places: Array, targets: Array) -> Array:
    """Return for each place how far the nearest target (ascending) is, FAR at most."""
    if not len(targets):
        return np.full(len(places), FAR)
    at = np.searchsorted(targets, places)
    back = np.where(at > 0, places - targets[np.maximum(at - 1, 0)], FAR)
    on = np.where(at < len(targets), targets[np.minimum(at, len(targets) - 1)] - places, FAR)
    return np.asarray(np.minimum(np.minimum(back, on), FAR))
