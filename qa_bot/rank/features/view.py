"""A question's candidates as arrays: what several features look at, worked out once, when first asked for.

Shapes: n candidates, k concepts of the question, t words over all candidates, m of those matched, d distinct documents.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, wraps

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
_NOWHERE = 1 << 40
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


def once(compute: Callable[["View"], Array]) -> Callable[["View"], Array]:
    """Return the function such that its result is worked out once for each view."""

    @wraps(compute)
    def kept(view: "View") -> Array:
        found = view.kept.get(compute)
        if found is None:
            found = view.kept[compute] = compute(view)
        return found

    return kept


class View:
    """The candidates of one question over one index; arrays are float64 unless said.

    ``kept`` holds the results of functions that are worked out once.
    """

    def __init__(self, question: Asked, candidates: Candidates, index: Index) -> None:
        self.question = question
        self.matches = candidates.matches
        self.rows = candidates.rows
        self.totals = candidates.scores
        self.fields = candidates.fields
        self.index = index
        self.n = len(candidates.rows)
        self.k = len(candidates.matches)
        self.kept: dict[Callable[[View], Array], Array] = {}
        self._of_class: dict[WordClass, Array] = {}
        self.paragraphs = index.paragraph_of[self.rows]
        documents = index.document_of[self.rows]
        self.document_numbers = np.array(sorted(set(documents.tolist())), documents.dtype)
        self.documents = self.document_numbers.searchsorted(documents)

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
        (held,) = self._held(np.array([[first, last]], np.int32))
        return held

    def _held(self, edges: Array) -> Sequence[Array]:
        """Return for each of s stretches from one row to another, ``edges`` (s, 2, n) int32, what it holds (n, k)."""
        # numbers of the type that postings have: others would have all of these converted
        places = [found.rows.searchsorted(edges) for found in self.matches]
        first, last = np.array(places, np.float64).reshape(self.k, len(edges), 2, self.n).transpose(2, 1, 3, 0)
        return list(last - first)

    @cached_property
    def _around(self) -> Mapping[str, Array]:
        """How many sentences of each stretch around a candidate hold each concept (n, k), by its name."""
        first, last = self.document_edges
        paragraph, paragraph_end = self.paragraph_edges
        stretches = {
            "before": (np.maximum(self.rows - 1, first), self.rows),
            "three before": (np.maximum(self.rows - 3, first), self.rows),
            "after": (self.rows + 1, np.minimum(self.rows + 2, last)),
            "paragraph": (paragraph, paragraph_end),
            "document": (first, last),
            "first of paragraph": (paragraph, paragraph + 1),
            "first of document": (first, first + 1),
        }
        return dict(zip(stretches, self._held(np.array(list(stretches.values()), np.int32)), strict=True))

    @cached_property
    def in_sentence(self) -> Array:
        """(n, k) 1 where the sentence holds the concept, less where it holds only a derived word."""
        out = np.zeros((self.n, self.k))
        rows = self.rows.astype(np.int32)
        for j, found in enumerate(self.matches):
            if len(found.rows):
                at = np.minimum(found.rows.searchsorted(rows), len(found.rows) - 1)
                out[:, j] = np.minimum(found.counts[at], 1.0) * (found.rows[at] == rows)
        return out

    @cached_property
    def before(self) -> Array:
        """(n, k) 1 where the sentence before, in the same document, holds the concept."""
        return np.minimum(self._around["before"], 1.0)

    @cached_property
    def three_before(self) -> Array:
        """(n, k) 1 where one of the three sentences before holds the concept."""
        return np.minimum(self._around["three before"], 1.0)

    @cached_property
    def after(self) -> Array:
        """(n, k) 1 where the sentence after, in the same document, holds the concept."""
        return np.minimum(self._around["after"], 1.0)

    @cached_property
    def in_paragraph(self) -> Array:
        """(n, k) 1 where the paragraph holds the concept."""
        return np.minimum(self._around["paragraph"], 1.0)

    @cached_property
    def in_first_of_paragraph(self) -> Array:
        """(n, k) 1 where the first sentence of the paragraph holds the concept."""
        return np.minimum(self._around["first of paragraph"], 1.0)

    @cached_property
    def in_first_of_document(self) -> Array:
        """(n, k) 1 where the first sentence of the document holds the concept."""
        return np.minimum(self._around["first of document"], 1.0)

    @property
    def document_counts(self) -> Array:
        """(n, k) how many sentences of the document hold the concept."""
        return self._around["document"]

    @cached_property
    def in_title(self) -> Array:
        """(n, k) 1 where the document's title holds the concept."""
        out = np.zeros((self.n, self.k))
        for j, found in enumerate(self.matches):
            if len(found.documents):
                numbers = self.document_numbers
                at = np.minimum(found.documents.searchsorted(numbers), len(found.documents) - 1)
                out[:, j] = (found.title_counts[at] * (found.documents[at] == numbers))[self.documents]
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

    @cached_property
    def title_lengths(self) -> Array:
        """(n,) words in the title of each candidate's document (int64)."""
        return self.index.title_lengths[self.document_numbers][self.documents]

    @cached_property
    def by_row(self) -> Array:
        """(n,) the candidates in the order of their rows (int64)."""
        return np.argsort(self.rows)

    # words of the candidates

    @cached_property
    def lengths(self) -> Array:
        """(n,) words in each sentence (int64)."""
        return self.index.sentence_lengths[self.rows]

    @cached_property
    def _words(self) -> tuple[Array, Array]:
        return _runs(self.lengths)

    @property
    def word_row(self) -> Array:
        """(t,) the candidate (0 to n-1) that each word stands in (int64)."""
        return self._words[0]

    @property
    def word_place(self) -> Array:
        """(t,) at which word of its sentence each stands (int64)."""
        return self._words[1]

    @cached_property
    def words(self) -> Array:
        """(t,) the words as written, by number (int32)."""
        return self.index.tokens[self.index.token_starts[self.rows][self.word_row] + self.word_place]

    @cached_property
    def terms(self) -> Array:
        """(t,) the terms of the words, by number (int32)."""
        return self.index.word_terms[self.words]

    @cached_property
    def forms(self) -> Array:
        """(t,) the forms of the words, by number (int32)."""
        return self.index.word_forms[self.words]

    @cached_property
    def classes(self) -> Array:
        """(t,) what each word may tell (uint32, bits of WordClass)."""
        return self.index.word_classes[self.words]

    def is_class(self, kind: WordClass) -> Array:
        """Return (t,) bool: whether each word is of any of the classes in ``kind``."""
        found = self._of_class.get(kind)
        if found is None:
            found = self._of_class[kind] = (self.classes & np.uint32(kind)) > 0
        return found

    @cached_property
    def concept_of_word(self) -> Array:
        """(t,) the concept that each word matches, -1 for none (int64)."""
        pairs = sorted(
            (term, j) for j, found in enumerate(self.matches) for term in (*found.concept.terms, *found.concept.related)
        )
        if not pairs:
            return np.full(len(self.terms), -1)
        terms, concepts = np.array(pairs, self.terms.dtype).T
        at = np.minimum(terms.searchsorted(self.terms), len(terms) - 1)
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
    def matched_concepts(self) -> Array:
        """(m,) the concept of each matched word (int64)."""
        return self.concept_of_word[self.matched]

    @cached_property
    def matched_rows(self) -> Array:
        """(m,) the candidate that each matched word stands in (int64)."""
        return self.word_row[self.matched]

    @cached_property
    def _next_places(self) -> Array:
        """(k, m + 1) the place of the first word that matches each concept, from each matched word on."""
        places = np.full((self.k, len(self.matched) + 1), _NOWHERE)
        places[self.matched_concepts, np.arange(len(self.matched))] = self.place[self.matched]
        return np.minimum.accumulate(places[:, ::-1], axis=1)[:, ::-1]

    @cached_property
    def _last_places(self) -> Array:
        """(k, m + 1) the place of the last word that matches each concept, before each matched word."""
        places = np.full((self.k, len(self.matched) + 1), -_NOWHERE)
        places[self.matched_concepts, np.arange(1, len(self.matched) + 1)] = self.place[self.matched]
        return np.maximum.accumulate(places, axis=1)

    @cached_property
    def distance_on(self) -> Array:
        """(m, k) words from each matched word on to the next that matches each concept, ``_STRIDE`` where none does."""
        return np.minimum(self._next_places[:, :-1] - self.place[self.matched], _STRIDE).T

    def distance_to_concepts(self, words: Array) -> Array:
        """Return (k, words) how far the nearest word is that matches each concept, FAR at most.

        ``words`` are indexes into the t words.
        """
        at, here = self.matched.searchsorted(words), self.place[words]
        on, back = self._next_places.take(at, axis=1) - here, here - self._last_places.take(at, axis=1)
        return np.minimum(np.minimum(on, back), FAR)

    @cached_property
    def title_word(self) -> Array:
        """(t,) bool: words, function words aside, whose term stands in the title of their document."""
        starts = self.index.title_token_starts[self.document_numbers]
        documents, places = _runs(self.index.title_lengths[self.document_numbers])
        titles = np.sort((documents << 32) | self.index.word_terms[self.index.title_tokens[starts[documents] + places]])
        if not len(titles):
            return np.zeros(len(self.words), dtype=bool)
        here = (self.documents[self.word_row] << 32) | self.terms
        in_title = titles[np.minimum(titles.searchsorted(here), len(titles) - 1)] == here
        return np.asarray(in_title & ~self.is_class(WordClass.STOP))

    @cached_property
    def term_idf(self) -> Array:
        """(t,) how telling each word is: its inverse document frequency over sentences."""
        return self.idf(self.terms)

    def idf(self, terms: Array) -> Array:
        """Return how telling each of some terms is: its inverse document frequency over sentences."""
        frequency = self.index.postings.frequencies(terms) + 0.5
        return np.asarray(np.log1p((self.index.n_sentences + 1 - frequency) / frequency))

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

    def holds_forms(self, forms: Sequence[str]) -> Array:
        """Return (forms, n) bool: whether each candidate has a word of each form."""
        numbers = np.array([self.index.forms.find(form) for form in forms], self.forms.dtype)
        held = np.zeros((len(forms), self.n), dtype=bool)
        # flat: NumPy finds the true ones of a single axis ten times as quickly
        form, word = np.divmod(np.flatnonzero(self.forms == numbers[:, None]), max(len(self.forms), 1))
        held[form, self.word_row[word]] = True
        return held

    def max_over(self, words: Array, values: Array, empty: float) -> Array:
        """Return (n,) the greatest of ``values`` over the given ``words`` of each candidate; ``empty`` without any."""
        out = np.full(self.n, -np.inf)
        np.maximum.at(out, self.word_row[words], values)
        return np.where(out == -np.inf, empty, out)

    def closest(self, chosen: Array) -> Array:
        """Return (n,) minus the words from a matched word to the nearest ``chosen`` one (t, bool), -60 without any."""
        words = np.flatnonzero(chosen)
        return self.max_over(words, -self.distance_to_match[words], -60.0)


def _runs(lengths: Array) -> tuple[Array, Array]:
    """Return for the elements of runs of the given lengths the run of each, and its place there (int64)."""
    run = np.repeat(np.arange(len(lengths)), lengths)
    return run, np.arange(len(run)) - (np.cumsum(lengths) - lengths)[run]


def first_of_runs(values: Array) -> Array:
    """Return (len(values),) bool: which values differ from the one before."""
    first = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=first[1:])
    return first


def distances(places: Array, targets: Array) -> Array:
    """Return for each place how far the nearest target (ascending) is, FAR at most."""
    targets = np.concatenate([[-_STRIDE], targets, [_NOWHERE]])
    on = targets.searchsorted(places)
    return np.minimum(np.minimum(places - targets[on - 1], targets[on] - places), FAR)
