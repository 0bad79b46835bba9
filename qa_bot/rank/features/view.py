"""A question's candidates as arrays: what several features look at, worked out once, when first asked for.

Shapes: n candidates, k concepts of the question, t words over all candidates, d distinct documents.
"""

from collections.abc import Callable, Mapping
from functools import cached_property, wraps

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.kinds import ROW
from qa_bot.index.reader import Index
from qa_bot.index.segment import NO_SECTION, Ending
from qa_bot.model.necessity import Necessity
from qa_bot.rank.features.asked import Asked
from qa_bot.rank.features.words import Words, true_places
from qa_bot.rank.retrieve import Candidates
from qa_bot.text.relatedness import relatedness
from qa_bot.text.thesaurus import thesaurus
from qa_bot.text.word_classes import WordClass

NO_QUESTION = -1
"""Stands for the row of a question where there is none."""
# What one character of a pair counts
_CHARACTER = 0.2
# So many words from a match, what is near in meaning counts half
_FAR_OFF = 8.0
# Sentences before one in which what it answers may be asked
_ASKED_BEFORE = 4


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


class View(Words):
    """The candidates of one question over one index: their words, and what stands around them.

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
        documents = index.document_of(self.rows)
        self.document_numbers = np.array(sorted(set(documents.tolist())), documents.dtype)
        self.documents = self.document_numbers.searchsorted(documents)

    @cached_property
    def document_edges(self) -> tuple[Array, Array]:
        """First row, and the row after the last, of each candidate's document (n,)."""
        return self.index.document_edges(self.rows)

    @cached_property
    def paragraph_edges(self) -> tuple[Array, Array]:
        """First row, and the row after the last, of each candidate's paragraph (n,)."""
        return self.index.paragraph_edges(self.rows)

    @cached_property
    def kinds(self) -> Array:
        """What each candidate is part of (n,), by its place in BlockKind (int64)."""
        return self.index.kinds(self.rows)

    @cached_property
    def sections(self) -> Array:
        """Row of the heading above each candidate (n,), NO_SECTION without one."""
        return self.index.sections(self.rows)

    @cached_property
    def outer_sections(self) -> Array:
        """Row of the heading that the one above each candidate stands under (n,), NO_SECTION without one."""
        return self.index.outer_sections(self.sections)

    @cached_property
    def headers(self) -> tuple[Array, Array] | None:
        """First row, and the row after the last, of the header of each candidate's table (n,), twice the same where it
        is a row of none; None where all are of none.
        """
        is_row = self.kinds == ROW
        found = [self.index.header(row) for row in self.rows[is_row].tolist()]
        if not any(found):
            return None
        first, last = self.rows.copy(), self.rows.copy()
        first[is_row], last[is_row] = [rows.start for rows in found], [rows.stop for rows in found]
        return first, last

    @cached_property
    def endings(self) -> Array:
        """What each candidate ends with (n,), an Ending (int64)."""
        return self.index.endings(self.rows)

    @cached_property
    def questions_above(self) -> Array:
        """Row of the question that each candidate may answer, NO_QUESTION without one (n,): the last of the few
        sentences before that asks, in the same section, or the heading if that does.
        """
        top = np.maximum(self.sections, self.document_edges[0])
        heading = np.where(self.sections == NO_SECTION, self.rows, self.sections)
        rows = np.stack([*(np.maximum(self.rows - step, top) for step in range(1, _ASKED_BEFORE + 1)), heading])
        asking = (self.index.endings(rows.ravel()) == Ending.QUESTION).reshape(rows.shape) & (rows < self.rows)
        nearest = rows[asking.argmax(axis=0), np.arange(self.n)]
        return np.where(asking.any(axis=0), nearest, NO_QUESTION)

    @cached_property
    def _places(self) -> Mapping[str, Array]:
        """How many sentences with each concept come before a row (k, n), by what the row is to the candidate."""
        first, last = self.document_edges
        paragraph, paragraph_end = self.paragraph_edges
        section, outer, asked = self.sections, self.outer_sections, self.questions_above
        under, is_under_two, is_asked = section != NO_SECTION, outer != NO_SECTION, asked != NO_QUESTION
        top = np.where(under, section, first)
        rows = {
            "sentence": self.rows,
            "next": self.rows + 1,
            "before": np.maximum(self.rows - 1, first),
            "three before": np.maximum(self.rows - 3, first),
            "behind next": np.minimum(self.rows + 2, last),
            "paragraph": paragraph,
            "second of paragraph": paragraph + 1,
            "behind paragraph": paragraph_end,
            "document": first,
            "second of document": first + 1,
            "behind document": last,
            "section": top,
            "behind heading": np.where(under, section + 1, first),
            "outer section": np.where(is_under_two, outer, first),
            "behind outer heading": np.where(is_under_two, outer + 1, first),
            "question": np.where(is_asked, asked, first),
            "behind question": np.where(is_asked, asked + 1, first),
        }
        if self.headers is not None:
            rows["header"], rows["behind header"] = self.headers
        # numbers of the type that postings have: for others, all postings would be converted; ascending, for which the
        # search goes on from where it was
        wanted = np.array(list(rows.values()), np.int64).take(self.by_row, axis=1)
        places = np.empty((len(rows), self.k, self.n), np.int64)
        for concept, found in enumerate(self.matches):
            places[:, concept, self.by_row] = found.rows.searchsorted(wanted)
        return dict(zip(rows, places, strict=True))

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

    def _held(self, first: str, last: str) -> Array:
        """Return (n, k) how many sentences hold each concept from one row on and before another."""
        return (self._places[last] - self._places[first]).T.astype(np.float64)

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
        if not any(self.question.entries):
            return held.T
        kindred = [thesaurus().kindred(entry) for entry in self.question.entries]
        named = np.zeros((self.k + 1, len(thesaurus()) + 1), dtype=bool)
        for row, numbers in zip(named, (*kindred, np.concatenate(kindred)), strict=True):
            row[numbers] = True
        words = np.flatnonzero(named[-1].take(self.entries) & self.is_new)  # few
        concept, word = true_places(named[:-1, self.entries[words]])
        held[concept, self.word_row[words[word]]] = 1.0
        return held.T * (self.in_sentence == 0)

    @cached_property
    def nearness(self) -> tuple[Array, Array, Array]:
        """New words that are near in meaning to a concept: which of all words, which concept, how near (0 to 1)."""
        near = relatedness().near
        found = [(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))]
        new = np.flatnonzero(self.is_new & (self.entries > 0))
        entries = self.entries[new]
        for concept, entry in enumerate(self.question.entries):
            others, how_near = near(entry)
            if len(others):
                at = others.searchsorted(entries).clip(max=len(others) - 1)
                words = np.flatnonzero(others[at] == entries)
                found.append((new[words], np.full(len(words), concept), how_near[at[words]].astype(np.float64)))
        words, concepts, how_near = (np.concatenate(parts) for parts in zip(*found, strict=True))
        return words, concepts, how_near

    @cached_property
    def near_in_meaning(self) -> Array:
        """(n, k) how near in meaning the nearest new word is to the concept, whether the sentence holds it or not."""
        words, concepts, how_near = self.nearness
        return self._greatest(words, concepts, how_near)

    @cached_property
    def related(self) -> Array:
        """(n, k) the same where the sentence does not hold the concept, else 0."""
        return self.near_in_meaning * (self.in_sentence == 0)

    def _greatest(self, words: Array, concepts: Array, values: Array) -> Array:
        out = np.zeros((self.n, self.k))
        np.maximum.at(out, (self.word_row[words], concepts), values)
        return out

    @cached_property
    def related_beside_match(self) -> Array:
        """(n, k) ``related``, a word counting the less, the further it stands from what the sentence holds."""
        words, concepts, how_near = self.nearness
        beside = how_near / (1 + self.distance_to_match[words] / _FAR_OFF)
        return self._greatest(words, concepts, beside) * (self.in_sentence == 0)

    @cached_property
    def before(self) -> Array:
        """(n, k) 1 where the sentence before, in the same document, holds the concept."""
        return np.minimum(self._held("before", "sentence"), 1.0)

    @cached_property
    def three_before(self) -> Array:
        """(n, k) 1 where one of the three sentences before holds the concept."""
        return np.minimum(self._held("three before", "sentence"), 1.0)

    @cached_property
    def after(self) -> Array:
        """(n, k) 1 where the sentence after, in the same document, holds the concept."""
        return np.minimum(self._held("next", "behind next"), 1.0)

    @cached_property
    def in_paragraph(self) -> Array:
        """(n, k) 1 where the paragraph holds the concept."""
        return np.minimum(self._held("paragraph", "behind paragraph"), 1.0)

    @cached_property
    def in_first_of_paragraph(self) -> Array:
        """(n, k) 1 where the first sentence of the paragraph holds the concept."""
        return np.minimum(self._held("paragraph", "second of paragraph"), 1.0)

    @cached_property
    def in_first_of_document(self) -> Array:
        """(n, k) 1 where the first sentence of the document holds the concept."""
        return np.minimum(self._held("document", "second of document"), 1.0)

    @cached_property
    def in_section(self) -> Array:
        """(n, k) 1 where the heading above, the nearest one, holds the concept."""
        return np.minimum(self._held("section", "behind heading"), 1.0)

    @cached_property
    def in_outer_section(self) -> Array:
        """(n, k) 1 where the heading that the one above stands under holds the concept."""
        return np.minimum(self._held("outer section", "behind outer heading"), 1.0)

    @cached_property
    def so_far(self) -> Array:
        """(n, k) 1 where its section up to the sentence holds the concept, from the heading on, if there is one."""
        return np.minimum(self._held("section", "next"), 1.0)

    @cached_property
    def in_question(self) -> Array:
        """(n, k) 1 where the question that the sentence may answer holds the concept."""
        return np.minimum(self._held("question", "behind question"), 1.0)

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
        return self._titles[0].take(self.documents)

    @cached_property
    def _titles(self) -> tuple[Array, Array]:
        """How many words the title of each distinct document has, and the terms of all of them (int64)."""
        return self.index.title_terms(self.document_numbers)

    @cached_property
    def by_row(self) -> Array:
        """(n,) the candidates in the order of their rows (int64)."""
        return np.argsort(self.rows)

    @cached_property
    def title_word(self) -> Array:
        """(t,) bool: words, function words aside, whose term stands in the title of their document."""
        lengths, terms = self._titles
        if not len(terms):
            return np.zeros(len(self.terms), dtype=bool)
        titles = (np.arange(len(lengths)).repeat(lengths) << 32) | terms
        titles.sort()
        here = (self.documents[self.word_row] << 32) | self.terms
        in_title = titles[np.minimum(titles.searchsorted(here), len(titles) - 1)] == here
        return np.asarray(in_title & ~self.is_class(WordClass.STOP))
