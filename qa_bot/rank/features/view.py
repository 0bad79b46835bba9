"""A question's candidates as arrays: what several features look at, worked out once, when first asked for.

Shapes: n candidates, k concepts of the question, t words over all candidates, d distinct documents.
"""

from collections.abc import Callable
from functools import cached_property, wraps

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.model.necessity import Necessity
from qa_bot.rank.features.asked import Asked
from qa_bot.rank.features.surroundings import Surroundings
from qa_bot.rank.features.words import true_places
from qa_bot.rank.retrieve import Candidates
from qa_bot.rank.runs import over_runs
from qa_bot.text.thesaurus import thesaurus
from qa_bot.text.word_classes import WordClass
from qa_bot.text.word_vectors import UNIT, word_vectors

# What one character of a pair counts
_CHARACTER = 0.2
# So many words from a match, what is near in meaning counts half
_FAR_OFF = 8.0


def once(compute: Callable[["View"], Array]) -> Callable[["View"], Array]:
    """Return the function such that its result is worked out once for each view."""

    @wraps(compute)
    def kept(view: "View") -> Array:
        found = view.kept.get(compute)
        if found is None:
            found = view.kept[compute] = compute(view)
        return found

    return kept


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"


def _in_any(first: str, last: str) -> cached_property[Array]:
    """Return the attribute that tells which concepts stand in a row from ``first`` on and before ``last``."""
    return cached_property(lambda view: np.minimum(view._held(first, last), 1.0))


class View(Surroundings):
    """The candidates of one question over one index: what of the question they, and what stands around them, hold.

    Arrays are float64 unless said. ``necessity`` judges the question's words; ``kept`` holds the results of functions
    that are worked out once.
    """

    def __init__(self, question: Asked, candidates: Candidates, index: Index, necessity: Necessity) -> None:
        super().__init__(candidates, index)
        self.question = question
        self.necessity = necessity
        self.totals = candidates.scores
        self.fields = candidates.fields
        self.kept: dict[Callable[[View], Array], Array] = {}
        self._held_in: dict[tuple[str, ...], Array] = {}

    def held_in(self, *places: str) -> Array:
        """Return (n, k) the concepts held in any of several places, the names of attributes: the greatest value."""
        held = self._held_in.get(places)
        if held is None:
            *others, last = places
            held = getattr(self, last)
            if others:
                held = np.maximum(self.held_in(*others), held)
            self._held_in[places] = held
        return held

    @cached_property
    def holds(self) -> Array:
        """(n, k) bool: whether the sentence, or the header of its table, holds the concept, or only a derived word."""
        return (self._held("sentence", "next") > 0) | (self._in_header > 0)

    @cached_property
    def _in_header(self) -> Array:
        """(n, k) 1 where the header of its table holds the concept."""
        if self.headers is None:
            return np.zeros((self.k, self.n)).T
        return np.minimum(self._held("header", "behind header"), 1.0)

    @cached_property
    def in_sentence(self) -> Array:
        """(n, k) 1 where the sentence holds the concept, less for only a derived word, or characters of it.

        To a row of a table belongs its header.
        """
        counts = np.zeros((self.k, self.n))
        for concept, found in enumerate(self.matches):
            if len(found.rows):
                counts[concept] = found.counts.take(self._places["sentence"][concept], mode="clip")
        held = np.maximum(np.minimum(counts.T, 1.0) * self._held("sentence", "next"), self._in_header)
        return np.maximum(held, self._characters_held) if self._pairs else held

    @cached_property
    def _pairs(self) -> list[tuple[int, str]]:
        """The concepts that are pairs of Chinese characters, which have a meaning each."""
        words = enumerate(found.concept.word for found in self.matches)
        return [(k, word) for k, word in words if len(word) == 2 and all(map(_is_han, word))]

    @property
    def _characters_held(self) -> Array:
        """(n, k) what counts for each of a pair's two characters that the sentence has, together or not."""
        held = np.zeros((self.n, self.k))
        texts = [self.index.text(row) for row in self.rows.tolist()]
        for k, pair in self._pairs:
            held[:, k] = [_CHARACTER * sum(character in text for character in pair) for text in texts]
        return held

    @cached_property
    def kindred(self) -> Array:
        """(n, k) 1 where the sentence does not hold the concept, but a new word of kindred meaning."""
        held = np.zeros((self.k, self.n))
        if not self.question.entries.any():
            return held.T
        kindred = [thesaurus().kindred(entry) for entry in self.question.entries.tolist()]
        named = np.zeros((self.k + 1, len(thesaurus()) + 1), dtype=bool)
        for row, numbers in zip(named, (*kindred, np.concatenate(kindred)), strict=True):
            row[numbers] = True
        words = np.flatnonzero(named[-1].take(self.entries) & self.is_new)  # few
        concept, word = true_places(named[:-1, self.entries[words]])
        held[concept, self.word_row[words[word]]] = 1.0
        return held.T * (self.in_sentence == 0)

    @cached_property
    def nearness(self) -> Array:
        """(k, w) how near in meaning each of the ``telling`` words is to each concept: the cosine of their vectors, 0
        where that is less.
        """
        concepts = word_vectors().of(self.question.entries)
        # not the product of matrices, which is large enough for several threads: these wait for each other
        products = np.einsum("kd,wd->kw", concepts, self.vectors)
        return np.maximum(products.astype(np.float64) / UNIT**2, 0.0)

    @cached_property
    def _new_nearness(self) -> tuple[Array, Array]:
        """The new ones of the ``telling`` words (indexes into the t words), and (k, words) how near they are."""
        if not self.question.entries.any():
            return np.empty(0, np.int64), np.empty((self.k, 0))
        return self.telling.take(self.new_telling), self.nearness.take(self.new_telling, axis=1)

    @cached_property
    def near_in_meaning(self) -> Array:
        """(n, k) how near in meaning the nearest new word is to the concept, whether the sentence holds it or not."""
        return self._greatest(*self._new_nearness)

    @cached_property
    def related(self) -> Array:
        """(n, k) the same where the sentence does not hold the concept, else 0."""
        return self.near_in_meaning * (self.in_sentence == 0)

    def _greatest(self, words: Array, values: Array) -> Array:
        """Return (n, k) the greatest of the ``values`` (k, words) of each sentence's words (ascending), 0 of none."""
        return over_runs(np.maximum, values.T, self.word_row.take(words), self.n)

    @cached_property
    def related_beside_match(self) -> Array:
        """(n, k) ``related``, a word counting the less, the further it stands from what the sentence holds."""
        words, how_near = self._new_nearness
        beside = how_near / (1 + self.distance_to_match.take(words) / _FAR_OFF)
        return self._greatest(words, beside) * (self.in_sentence == 0)

    before = _in_any("before", "sentence")
    """(n, k) 1 where the sentence before, in the same document, holds the concept."""
    three_before = _in_any("three before", "sentence")
    """(n, k) 1 where one of the three sentences before holds the concept."""
    after = _in_any("next", "behind next")
    """(n, k) 1 where the sentence after, in the same document, holds the concept."""
    in_paragraph = _in_any("paragraph", "behind paragraph")
    """(n, k) 1 where the paragraph holds the concept."""
    in_first_of_paragraph = _in_any("paragraph", "second of paragraph")
    """(n, k) 1 where the first sentence of the paragraph holds the concept."""
    in_first_of_document = _in_any("document", "second of document")
    """(n, k) 1 where the first sentence of the document holds the concept."""
    in_section = _in_any("section", "behind heading")
    """(n, k) 1 where the heading above, the nearest one, holds the concept."""
    in_outer_section = _in_any("outer section", "behind outer heading")
    """(n, k) 1 where the heading that the one above stands under holds the concept."""
    so_far = _in_any("section", "next")
    """(n, k) 1 where its section up to the sentence holds the concept, from the heading on, if there is one."""
    in_question = _in_any("question", "behind question")
    """(n, k) 1 where the question that the sentence may answer holds the concept."""

    @cached_property
    def in_document(self) -> Array:
        """(n, k) 1 where a sentence of the document holds the concept."""
        return np.minimum(self.document_counts, 1.0)

    @cached_property
    def document_counts(self) -> Array:
        """(n, k) how many sentences of the document hold the concept."""
        return self._held("document", "behind document")

    @cached_property
    def in_title(self) -> Array:
        """(n, k) 1 where the document's title holds the concept."""
        out = np.zeros((self.k, self.n))
        for j, found in enumerate(self.matches):
            if len(found.documents):
                numbers = self.document_numbers
                at = np.minimum(found.documents.searchsorted(numbers), len(found.documents) - 1)
                out[j] = (found.title_counts[at] * (found.documents[at] == numbers))[self.documents]
        return out.T

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
        return self.titles[0].take(self.documents)

    @cached_property
    def titles(self) -> tuple[Array, Array, Array]:
        """How many words the title of each distinct document (d,) has, and the terms of all of them and their entries
        in the thesaurus (int64).
        """
        return self.index.title_terms(self.document_numbers)

    @cached_property
    def title_word(self) -> Array:
        """(t,) bool: words, function words aside, whose term stands in the title of their document."""
        lengths, terms, _ = self.titles
        if not len(terms):
            return np.zeros(len(self.terms), dtype=bool)
        titles = (np.arange(len(lengths)).repeat(lengths) << 32) | terms
        titles.sort()
        here = (self.documents[self.word_row] << 32) | self.terms
        in_title = titles[np.minimum(titles.searchsorted(here), len(titles) - 1)] == here
        return np.asarray(in_title & ~self.is_class(WordClass.STOP))
