"""The words of an index: terms, forms, where they stand, and which the words of a sentence are."""

from collections.abc import Sequence
from copy import copy
from functools import cached_property
from typing import NamedTuple, Self

import numpy as np

from qa_bot.index.all_postings import AllPostings, overlaid
from qa_bot.index.columns import Array, Columns
from qa_bot.index.lexicon import Lexicon
from qa_bot.index.parts import gather, parts_of, split
from qa_bot.index.segment import Segment, Totals
from qa_bot.index.strings import Strings
from qa_bot.text.stem import TermOf, term_maker


class Wording(NamedTuple):
    """The words of some sentences, one behind the other.

    ``lengths`` (n,) tells how many words each sentence has; of every word there are its ``terms``, ``forms``,
    ``classes`` and ``entries`` in the thesaurus (t,); all int64.
    """

    lengths: Array
    terms: Array
    forms: Array
    classes: Array
    entries: Array


class IndexedWords:
    """The words of the segments of one state."""

    def __init__(self, segments: Sequence[Segment], state: Columns | None = None) -> None:
        self._state = state
        self.totals = segments[0].totals if state is None else Totals.of(state.meta)
        self._languages: dict[str, int] = dict(segments[0].languages if state is None else state.meta["languages"])
        self.parts = tuple(parts_of(segments, state))
        self._asked_in: dict[str, Self] = {}
        self._last_words: tuple[bytes, Wording] | None = None

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the documents, the most frequent first."""
        total = self._languages
        return tuple(sorted(total, key=lambda code: (-total[code], code)))

    @cached_property
    def common_languages(self) -> tuple[str, ...]:
        """Those of at least one in twenty documents; the most frequent is always one."""
        enough = self.totals.documents / 20
        return self.languages[:1] + tuple([code for code in self.languages[1:] if self._languages[code] >= enough])

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """The languages that ``terms_of`` looks words up in: all, unless ``asked_in`` says which."""
        return self.languages

    def asked_in(self, code: str) -> Self:
        """Return these words for questions in one language: ``terms_of`` looks up in that language alone."""
        if self.asked == (code,):
            return self
        if code not in self._asked_in:
            one = copy(self)
            one.asked = (code,)
            self._asked_in[code] = one
        return self._asked_in[code]

    @cached_property
    def terms(self) -> Lexicon:
        """What words are stored as."""
        extra = None if self._state is None else Strings(self._state, "extra_terms")
        return Lexicon(self.parts[0].segment.terms, extra, self._term_uses)

    @cached_property
    def forms(self) -> Lexicon:
        """What words are compared as: case folded, not stemmed."""
        extra = None if self._state is None else Strings(self._state, "extra_forms")
        return Lexicon(self.parts[0].segment.forms, extra, self._form_uses)

    @cached_property
    def postings(self) -> AllPostings:
        """The rows that hold each term."""
        parts = [(part.segment.postings, part.row, part.terms) for part in self.parts]
        return AllPostings(parts, *self._overlay("changed_terms", "frequencies"))

    @cached_property
    def title_postings(self) -> AllPostings:
        """The documents whose titles hold each term."""
        parts = [(part.segment.title_postings, part.document, part.terms) for part in self.parts]
        return AllPostings(parts, *self._overlay("changed_terms", "title_frequencies"))

    def _overlay(self, *names: str) -> tuple[Array | None, Array | None]:
        changed, values = (None if self._state is None else self._state.whole(name) for name in names)
        return changed, values

    def _term_uses(self, terms: Array) -> Array:
        return self.postings.frequencies(terms) + self.title_postings.frequencies(terms)

    def _form_uses(self, forms: Array) -> Array:
        base = self.parts[0].segment.form_uses
        known = np.minimum(forms, max(len(base) - 1, 0))
        uses = np.where(forms < len(base), base[known], 0) if len(base) else np.zeros(len(forms), np.int64)
        changed, others = self._overlay("changed_forms", "form_uses")
        if changed is None or others is None or not len(changed):
            return uses
        return overlaid(uses, forms, changed, others)

    def terms_of(self, form: str) -> tuple[int, ...]:
        """Return the terms, by number and ascending, of a word (case folded) in the languages that are asked in."""
        found = {self.terms.find(term_maker(code)(form)) for code in self.asked}
        return tuple(sorted(found - {-1}))

    def stems_of(self, form: str) -> tuple[str, ...]:
        """Return what a word (case folded) would be stored as in each of the languages, whether it is or not."""
        return tuple([make(form) for make in self._term_makers])

    def phrases_of(self, forms: Sequence[str]) -> tuple[tuple[int, ...], ...]:
        """Return the terms of some words, by number: a phrase for each language in which all the words are known."""
        found = {tuple([self.terms.find(make(form)) for form in forms]) for make in self._term_makers}
        return tuple(sorted(phrase for phrase in found if -1 not in phrase))

    @cached_property
    def _term_makers(self) -> tuple[TermOf, ...]:
        return tuple(term_maker(code) for code in self.languages)

    def words(self, rows: Array) -> Wording:
        """Return the words of sentences; those asked for last are at hand, since a question asks twice for them."""
        last, key = self._last_words, rows.tobytes()
        if last is None or last[0] != key:
            last = self._last_words = key, self._read_words(rows)
        return last[1]

    def _read_words(self, rows: Array) -> Wording:
        lengths = gather(self.parts, lambda segment, local: segment.sentence_lengths[local], rows)
        out = np.empty((4, int(lengths.sum())), dtype=np.int64)
        for part, chosen, local in split(self.parts, rows):
            segment = part.segment
            words = segment.words(local)
            of_part = chosen if isinstance(chosen, slice) else np.repeat(chosen, lengths)
            terms, forms = segment.word_terms[words], segment.word_forms[words]
            out[0, of_part] = terms if part.terms is None else part.terms[terms]
            out[1, of_part] = forms if part.forms is None else part.forms[forms]
            out[2, of_part] = segment.word_classes[words]
            out[3, of_part] = segment.term_entries[terms]
        out.setflags(write=False)  # they are given again
        return Wording(lengths, *out)
