"""The words of a question's candidates as arrays, each worked out once, when first asked for.

Shapes: n candidates, k concepts of the question, t words over all candidates, m of those matched, w of those that have
a vector, function words aside.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.index.words import Wording
from qa_bot.rank.retrieve import Candidates
from qa_bot.rank.runs import run_and_place
from qa_bot.text.word_classes import WordClass
from qa_bot.text.word_vectors import word_vectors

# Places within a sentence are told apart up to here; candidates lie this far from each other in `place`
_STRIDE = 1024
_NOWHERE = 1 << 40
FAR = 99.0


class Words:
    """The words of the candidates of one question over one index; arrays are float64 unless said."""

    def __init__(self, candidates: Candidates, index: Index) -> None:
        self.matches = candidates.matches
        self.rows = candidates.rows
        self.index = index
        self.n = len(candidates.rows)
        self.k = len(candidates.matches)
        self._of_class: dict[WordClass, Array] = {}

    @cached_property
    def _wording(self) -> Wording:
        return self.index.words(self.rows)

    @property
    def lengths(self) -> Array:
        """(n,) words in each sentence (int64)."""
        return self._wording.lengths

    @cached_property
    def _words(self) -> tuple[Array, Array]:
        return run_and_place(self.lengths)

    @property
    def word_row(self) -> Array:
        """(t,) the candidate (0 to n-1) that each word stands in (int64)."""
        return self._words[0]

    @property
    def word_place(self) -> Array:
        """(t,) at which word of its sentence each stands (int64)."""
        return self._words[1]

    @property
    def terms(self) -> Array:
        """(t,) the terms of the words, by number (int64)."""
        return self._wording.terms

    @property
    def forms(self) -> Array:
        """(t,) the forms of the words, by number (int64)."""
        return self._wording.forms

    @property
    def classes(self) -> Array:
        """(t,) what each word may tell (int64, bits of WordClass)."""
        return self._wording.classes

    @property
    def entries(self) -> Array:
        """(t,) the number of each word in the thesaurus (int64)."""
        return self._wording.entries

    def is_class(self, kind: WordClass) -> Array:
        """Return (t,) bool: whether each word is of any of the classes in ``kind``."""
        found = self._of_class.get(kind)
        if found is None:
            found = self._of_class[kind] = (self.classes & int(kind)) > 0
        return found

    @cached_property
    def concept_of_word(self) -> Array:
        """(t,) the concept that each word matches, -1 for none (int64)."""
        return self.concepts_of(self.terms)

    def concepts_of(self, terms: Array) -> Array:
        """Return the concept that each of the ``terms`` matches, -1 for none (int64)."""
        concepts = [found.concept for found in self.matches]
        pairs = sorted((term, j) for j, one in enumerate(concepts) for term in (*one.terms, *one.related, *one.kindred))
        if not pairs:
            return np.full(len(terms), -1)
        matching, concepts = np.array(pairs, np.int64).T
        at = matching.searchsorted(terms).clip(max=len(matching) - 1)
        return np.where(matching[at] == terms, concepts[at], -1)

    @cached_property
    def is_new(self) -> Array:
        """(t,) bool: words that the question does not hold, function words aside."""
        return (self.concept_of_word < 0) & ~self.is_class(WordClass.STOP)

    @cached_property
    def _all_weights(self) -> Array:
        """(t,) float32: how much each word tells by itself, 0 for one that has no vector."""
        return word_vectors().weights(self.entries)

    @cached_property
    def telling(self) -> Array:
        """(w,) the words that have a vector (indexes into the t words)."""
        return np.flatnonzero((self._all_weights > 0) & ~self.is_class(WordClass.STOP))

    @cached_property
    def vectors(self) -> Array:
        """(w, dimensions) float32: the vectors of the ``telling`` words."""
        return word_vectors().of(self.entries.take(self.telling))

    @cached_property
    def weights(self) -> Array:
        """(w,) float32: how much each of the ``telling`` words tells by itself, from 1 to 255."""
        return self._all_weights.take(self.telling)

    @cached_property
    def new_telling(self) -> Array:
        """Which of the ``telling`` words are new (indexes into the w words)."""
        return np.flatnonzero(self.is_new.take(self.telling))

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
    def term_idf(self) -> Array:
        """(t,) how telling each word is: its inverse document frequency over sentences."""
        return self.idf(self.terms)

    def idf(self, terms: Array) -> Array:
        """Return how telling each of the ``terms`` is: its inverse document frequency over sentences."""
        frequency = self.index.postings.frequencies(terms)
        return np.asarray(np.log1p((self.index.n_sentences - frequency + 0.5) / (frequency + 0.5)))

    @cached_property
    def sentence_idf(self) -> Array:
        """(n,) the sum of ``term_idf`` over each sentence's words, function words aside."""
        return self.sum_words(self.term_idf * ~self.is_class(WordClass.STOP))

    # from words to candidates

    def sum_words(self, values: Array) -> Array:
        """Return (n,) the sum of ``values`` (t,) over each candidate's words."""
        return np.bincount(self.word_row, values, minlength=self.n)

    def count_words(self, chosen: Sequence[Array]) -> Array:
        """Return (c, n) how many of each candidate's words are chosen in each of c ways, (t,) bool each (int64)."""
        words = np.zeros((len(chosen), len(self.terms) + 1), dtype=bool)
        words[:, :-1] = chosen
        counts = np.add.reduceat(words, self.lengths.cumsum() - self.lengths, axis=1, dtype=np.int64)
        counts[:, self.lengths == 0] = 0  # for which the word behind was counted
        return counts

    def any_word(self, chosen: Array) -> Array:
        """Return (n,) bool: whether one of each candidate's words is ``chosen`` (t,)."""
        out = np.zeros(self.n, dtype=bool)
        out[self.word_row[chosen]] = True
        return out

    def holds_forms(self, forms: Sequence[str]) -> Array:
        """Return (forms, n) bool: whether each candidate has a word of each form."""
        numbers = np.array([self.index.forms.find(form) for form in forms], self.forms.dtype)
        held = np.zeros((len(forms), self.n), dtype=bool)
        form, word = true_places(self.forms == numbers[:, None])
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


def true_places(table: Array) -> tuple[Array, Array]:
    """Return the rows and columns of what is true in ``table``, as ``np.nonzero`` does, but quicker."""
    return np.divmod(np.flatnonzero(table), max(table.shape[1], 1))


def distances(places: Array, targets: Array) -> Array:
    """Return for each place how far the nearest target (ascending) is, FAR at most."""
    targets = np.concatenate([[-_STRIDE], targets, [_NOWHERE]])
    on = targets.searchsorted(places)
    return np.minimum(np.minimum(places - targets[on - 1], targets[on] - places), FAR)
