"""Sentences that define the very term that is asked for: "Fee" means …, of a contract or a statute; "mean age (MA)",
where a question asks what MA stands for; in other languages than English what a sentence opens with, паралакс — це …

Too few of the questions that a ranker is fitted to ask for such terms.
"""

import re
from collections.abc import Sequence

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.text.definitions import definitions
from qa_bot.text.language import Language, language
from qa_bot.text.normalise import fold_case
from qa_bot.text.stem import term_maker
from qa_bot.text.tokenise import tokenise
from qa_bot.types import Query

# How far it then stands above the best of the others, and above "none of them", which scores 0
_ABOVE = 1.0
# So many of the first sentences are looked at
_LOOKED_AT = 12
_KINDS = frozenset(("definition", "what", "who", "how much", "how long", "other"))
_QUOTED = re.compile(r"\s{0,9}[\"“„«]([^\"“”„«»]{1,80})[\"“”»]\s{1,9}([^\W\d_]{1,20})(?!\w)")
_STANDS_FOR = re.compile(r"\b(?:stands?|short)\s+for\b", re.I)
_MEANS = "mean"
# So many code points of a sentence have the term that it opens with
_OPENING = 120
_ARTICLES = frozenset(("a", "the"))
_COPULAS = frozenset(("is", "are"))
_DASHES = frozenset("—–-")


def added_defined(query: Query, scores: Array, rows: Array, index: Index) -> Array:
    """Return (n,) what is added to the ``scores`` (n,), descending, of sentences (``rows``, n) that define the term
    that is asked for.
    """
    defines = _quotes(query, rows, index) | _writes_out(query, rows, index) | _opens(query, rows, index)
    return np.where(defines, scores.max(initial=0.0) + _ABOVE - scores, 0.0)


def _quotes(query: Query, rows: Array, index: Index) -> Array:
    """Return (n,) whether each sentence begins with a quoted term which has the words of the question and no
    others, and says what it means.
    """
    defines = np.zeros(len(rows), dtype=bool)
    verbs = language(query.language).classes.get("means", frozenset())
    if not verbs or query.kind not in _KINDS or not query.concepts:
        return defines
    asked = [{index.terms[term] for term in concept.terms} for concept in query.concepts]
    first = rows[:_LOOKED_AT].tolist()
    defines[: len(first)] = [_defines(index.text(row), asked, verbs, query.language) for row in first]
    return defines


def _opens(query: Query, rows: Array, index: Index) -> Array:
    """Return (n,) whether each sentence opens with the term that a question asks for, no more, and says what it is: by
    a verb and an article (een parsec is de afstand), or by a dash where the language has no articles.
    """
    defines = np.zeros(len(rows), dtype=bool)
    spoken = language(query.language)
    if query.kind != "definition" or not spoken.spaced or not spoken.english or not query.concepts:
        return defines
    asked = [{index.terms[term] for term in concept.terms} for concept in query.concepts]
    first = rows[:_LOOKED_AT].tolist()
    defines[: len(first)] = [_says_what_it_is(index.text(row), asked, spoken) for row in first]
    return defines


def _writes_out(query: Query, rows: Array, index: Index) -> Array:
    """Return (n,) whether each sentence defines the abbreviation that the question wants written out."""
    defines = np.zeros(len(rows), dtype=bool)
    short = _abbreviation(query)
    if short and len(rows):
        places = np.flatnonzero(index.defines.take(rows))
        defines[places] = [
            any(fold_case(found.short) == short for found in definitions(index.text(row)))
            for row in rows[places].tolist()
        ]
    return defines


def _abbreviation(query: Query) -> str:
    """Return the word, as compared, that the question wants written out; "" where it asks for something else."""
    if query.kind != "definition" or not query.concepts:
        return ""
    words = [fold_case(concept.word) for concept in query.concepts]
    asks = _STANDS_FOR.search(query.interpreted) or words[1:] == [_MEANS]
    return words[0] if asks else ""


def _defines(text: str, asked: Sequence[set[str]], verbs: frozenset[str], code: str) -> bool:
    quoted = _QUOTED.match(text)
    if quoted is None or quoted[2].lower() not in verbs:
        return False
    stop_words, term_of = language(code).stop_words, term_maker(code)
    terms = {term_of(token.form) for token in tokenise(quoted[1]) if token.form not in stop_words}
    return terms <= set().union(*asked) and all(not terms.isdisjoint(concept) for concept in asked)


def _says_what_it_is(text: str, asked: Sequence[set[str]], spoken: Language) -> bool:
    tokens, term_of = tokenise(text[:_OPENING]), term_maker(spoken.code)
    glosses = [spoken.english.get(token.form, "") for token in tokens]
    begin = next((place for place, gloss in enumerate(glosses) if gloss not in _ARTICLES), 0)
    terms = [term_of(token.form) for token in tokens[begin : begin + len(asked)]]
    end = begin + len(asked)
    if end + 1 >= len(tokens) or not all(term in concept for term, concept in zip(terms, asked, strict=True)):
        return False
    has_articles = not _ARTICLES.isdisjoint(spoken.english.values())
    if has_articles:
        return glosses[end] in _COPULAS and glosses[end + 1] in _ARTICLES
    dash = text[tokens[end - 1].end : tokens[end].start].strip()
    return dash in _DASHES or tokens[end].form in spoken.classes.get("defining", frozenset())
