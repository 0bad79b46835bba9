"""Acronyms and what they stand for, as the documents define them (``qa_bot.text.definitions``)."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise
from operator import and_, eq
from typing import TypeVar

import numpy as np

from qa_bot.index.all_postings import among
from qa_bot.index.columns import Array
from qa_bot.index.postings import counted
from qa_bot.index.reader import Index
from qa_bot.text.definitions import definitions, singular
from qa_bot.text.heading import MARKDOWN, without_marks
from qa_bot.text.language import Language
from qa_bot.text.normalise import fold_case
from qa_bot.text.tokenise import Phrase, tokenise
from qa_bot.types import Concept

MOST = 8
"""Sentences that are read at most for an acronym, and for the words of a question that may be a long form; long forms
that are taken for an acronym.
"""
# Letters of the shortest acronym whose plural is known, and of the longest in small letters
_SHORTEST, _LONGEST_SMALL = 3, 5
# Characters of a sentence that are read: nothing but a heading has more
_READ = 4000
_NO_ROWS = np.empty(0, np.int64)
_Word = TypeVar("_Word")
Terms = tuple[int, ...]
"""The terms of one word."""


def singular_terms(word: str, index: Index) -> tuple[int, ...]:
    """Return the terms of an acronym's singular (SLAs: SLA), which no stemmer takes for the same word."""
    return index.terms_of(fold_case(singular(word))) if singular(word) != word else ()


def plural_terms(word: str, index: Index, *, known: bool) -> tuple[int, ...]:
    """Return the terms of an acronym's plural; in small letters (nda), of one that is not ``known`` in the singular."""
    may_be_acronym = word.isupper() or (not known and len(word) <= _LONGEST_SMALL)
    if not may_be_acronym or len(word) < _SHORTEST or not word.isalpha():
        return ()
    form = fold_case(word)
    return () if form.endswith("s") else index.terms_of(f"{form}s")


def with_acronyms(concepts: Sequence[Concept], index: Index, spoken: Language) -> list[Concept]:
    """Return the words of a question (concepts in its order), each with what else names it in the documents.

    An acronym ("SLA") is named by its long forms as well, and what is a long form in the question, but for function
    words, by its acronym.
    """
    found = [*concepts]
    rows = _rows(concepts, index) if len(index.definition_rows) else []
    if not rows:
        return found
    forms = [fold_case(singular(concept.word)) for concept in concepts]
    stems = [frozenset([index.terms[term] for term in concept.terms]) for concept in concepts]
    named = chain.from_iterable(_names(_text(row, index), spoken.stop_words) for row in rows)
    for short, long in dict.fromkeys(named):  # most are defined more than once
        for start in _places(short, forms, eq):
            if _is_acronym(concepts[start].word):
                _add(found, start, len(short), long, index)
        for start in _places([frozenset(index.stems_of(word)) for word in long], stems, and_) if len(long) > 1 else ():
            _add(found, start, len(long), short, index)
    return found


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and (word.isupper() or sum(map(str.isupper, word)) > 1)


def _text(row: int, index: Index) -> str:
    """Return a sentence without marks of Markdown."""
    text = index.text(row)[:_READ]
    return without_marks(text) if index.names[index.document(row)].lower().endswith(MARKDOWN) else text


@lru_cache(maxsize=1 << 10)
def _names(text: str, function_words: frozenset[str]) -> tuple[tuple[Phrase, Phrase], ...]:
    """Return the short and the long forms that a sentence defines; long forms without function words.

    A short form that is also a function word (IT, WHO) is left out, for an index cannot tell the two apart.
    """
    named = [
        (_forms(short), tuple([form for form in _forms(long) if form not in function_words]))
        for short, long in definitions(text)
    ]
    return tuple([(short, long) for short, long in named if long and function_words.isdisjoint(short)])


def _forms(text: str) -> Phrase:
    return tuple([token.form for token in tokenise(text)])


def _places(words: Sequence[_Word], question: Sequence[_Word], alike: Callable[[_Word, _Word], object]) -> list[int]:
    """Return at which words of the question some words stand, one after the other."""
    width = len(words)
    starts = range(len(question) - width + 1)
    return [start for start in starts if all(map(alike, words, question[start : start + width]))]


def _add(concepts: list[Concept], start: int, count: int, name: Phrase, index: Index) -> None:
    """Have another name count as each of ``count`` concepts in a row."""
    related, phrases = (index.terms_of(name[0]), ()) if len(name) == 1 else ((), index.phrases_of(name))
    for place in range(start, start + count):
        if len(concepts[place].phrases) < MOST:
            concepts[place] = concepts[place].also(related, phrases)


def _rows(concepts: Sequence[Concept], index: Index) -> list[int]:
    """Return the sentences to read for the definitions of what the question names, in the order of the documents."""

    @cache
    def frequency(terms: Terms) -> int:
        return sum(map(index.postings.frequency, terms))

    @cache
    def held(terms: Terms) -> Array:
        found = [index.postings.all_occurrences(term) for term in terms]
        return found[0] if len(found) == 1 else np.sort(np.concatenate([_NO_ROWS, *found]))

    @cache
    def defining(terms: Terms) -> Array:
        rows = held(terms)
        return rows[index.defines.take(rows)]

    def both(words: tuple[Terms, Terms]) -> Array:
        """Return the rows that hold two words and define something; the rarer word is looked up first."""
        rarer, other = sorted(words, key=frequency)
        rows = defining(rarer)
        return rows[among(rows, held(other))] if len(rows) else rows

    acronyms = dict.fromkeys(concept.terms for concept in concepts if concept.terms and _is_acronym(concept.word))
    chosen = [index.in_order(counted(defining(terms))[0])[:MOST] for terms in acronyms]
    pairs = [*map(both, dict.fromkeys(pairwise([concept.terms for concept in concepts])))]
    chosen.append(_most_frequent(np.concatenate([_NO_ROWS, *pairs]), index))
    # not np.unique, which imports numpy.ma: a first question would wait for it
    rows, _ = counted(np.sort(np.concatenate(chosen)))
    return index.in_order(rows).tolist()


def _most_frequent(rows: Array, index: Index) -> Array:
    """Return the MOST rows that are there the most often, each once."""
    if not len(rows):
        return rows
    distinct, counts = counted(np.sort(rows))
    ordered = index.in_order(distinct)
    return ordered[np.argsort(-counts[distinct.searchsorted(ordered)], kind="stable")][:MOST]
