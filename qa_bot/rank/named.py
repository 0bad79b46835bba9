"""Sentences that open what stands below the very name that is asked for: "What does max_wait do?", and what follows the
heading or the term "max_wait"; where its default is asked for, what says that.

Manuals are made of such entries. The question's words are in the name alone, and in other sentences that only mention
it; too few of the questions that a ranker is fitted to ask so for it to learn that.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.kinds import NUMBER_OF_KIND, ROW
from qa_bot.index.reader import Index
from qa_bot.index.segment import NO_SECTION
from qa_bot.rank.runs import distinct
from qa_bot.text.joints import whole
from qa_bot.text.language import language
from qa_bot.text.stem import term_maker
from qa_bot.text.tokenise import tokenise
from qa_bot.types import BlockKind, Query

# How far it then stands above the best of the others, and above "none of them", which scores 0
_ABOVE = 1.0
_DEFAULT = "default"
_MOST_HOLDING, _MOST_HEADINGS = 20_000, 60  # sentences that a word of a name is in; headings that are compared with it
_MOST_ROWS = 6  # below a heading, that are looked at for its first sentence
_HEADING = NUMBER_OF_KIND[BlockKind.HEADING]
_DOES = re.compile(
    r"\bwhat\s+(?:exactly\s+)?(?:do(?:es)?\b.+\b(?:do|control|specify)|(?:is|are)\b.+\bfor)\b"
    r"|\bhow\s+do(?:es)?\b.+\bwork\b|\A\s*(?:explain|describe)\b",
    re.I,
)
_MEANS = re.compile(r"\bwhat\s+do(?:es)?\b.+\bmean\b", re.I)
# What is asked of a name, and is no part of it
_ASKING = frozenset(("mean", "do", "control", "specify", "work", "explain", "describe", "used"))
# Classes of words that say what has a name, which a question has or not: "url option"
_SETTINGS, _PROGRAMMED = "settings", "programmed"
# What stands behind a name: "max_wait=seconds", "open(path)"
_VALUE = re.compile(r"(?<=\S)\s*[=(\[<]")
_SECTION = re.compile(r"\s*(?:\d{1,3}|[A-Z])(?:\.\d{1,3})*\.?\s+(?=\S)")
# A term above what describes it, or in front of that
_TERM = re.compile(r"(\S[^\n]{0,72}?)(?:[ \t]*\n[ \t]{2,}| {3,})(?=\S)")


def added_named(query: Query, scores: Array, rows: Array, index: Index) -> Array:
    """Return (n,) what is added to the ``scores`` (n,), descending, of sentences (``rows``, n): to the best of those
    that stand below the name that is asked for something, to the others nothing.
    """
    added = np.zeros(len(rows))
    first = next(_found(query, rows, index), None) if query.language == "en" else None
    if first is not None and not (_asks_what_it_is(query) and _are_together(rows[[0, first]], index)):
        added[first] = scores.max(initial=0.0) + _ABOVE - scores[first]
    return added


def _asks_what_it_is(query: Query) -> bool:
    """Tell whether a question asks what a name is or means: that may stand further down of what is said of it."""
    return query.kind == "definition" and not _DOES.search(query.interpreted)


def _are_together(rows: Array, index: Index) -> bool:
    """Tell whether two sentences stand under the same heading."""
    one, other = index.sections(rows).tolist()
    return bool(one == other)


def rows_below_names(query: Query, index: Index) -> Array:
    """Return the first sentences (rows, int64, ascending) below each heading that is the very name asked for; these
    may have no word of the question themselves.
    """
    if query.language != "en" or not (names := _asked(query, index)[0]):
        return np.empty(0, np.int64)
    postings = index.postings
    numbers = {term for concept in query.concepts for term in concept.terms if index.terms[term] != _DEFAULT}
    few = [postings.of(number)[0] for number in numbers if postings.frequency(number) <= _MOST_HOLDING]
    rows = distinct(np.concatenate(few)) if few else np.empty(0, np.int64)
    headings = rows[index.kinds(rows) == _HEADING][:_MOST_HEADINGS].tolist()
    below = [
        np.arange(heading + 1, min(heading + 1 + _MOST_ROWS, index.n_sentences))
        for heading in headings
        if _is_asked(index.text(heading), heading, names, query.language, index)
    ]
    found = np.concatenate(below) if below else np.empty(0, np.int64)
    return distinct(found[np.isin(index.sections(found), headings)])


def _asked(query: Query, index: Index) -> tuple[Sequence[set[str]], bool]:
    """Return the words of a name of which a question asks what it is or does, as terms each; none where it asks
    something else. And whether it asks for its default.
    """
    text = query.interpreted
    asks = query.kind in {"definition", "other"} or _DOES.search(text) or _MEANS.search(text)
    if not asks and _DEFAULT not in text.lower():
        return (), False
    concepts = [concept for concept in query.concepts if concept.word.lower() not in _ASKING]
    settings = language("en").classes[_SETTINGS]  # "the url option" is the url, whether its heading says so or not
    concepts = [concept for concept in concepts if concept.word.lower() not in settings] or concepts
    asked = [{index.terms[term] for term in concept.terms} for concept in concepts]
    names = [terms for terms in asked if _DEFAULT not in terms]
    default = len(names) < len(asked)
    return (names if asks or default else ()), default


def _found(query: Query, rows: Array, index: Index) -> Iterator[int]:
    """Yield the places of the sentences that say of a name what is asked."""
    names, default = _asked(query, index)
    if names and default:
        yield from _of_default(names, query.language, rows, index)
    elif names:
        yield from _below_name(names, query.language, rows, index)


def _of_default(asked: Sequence[set[str]], code: str, rows: Array, index: Index) -> Iterator[int]:
    """Yield the places of the sentences under a name with the words of the question that speak of a default."""
    for place, (row, section) in enumerate(zip(rows.tolist(), index.sections(rows).tolist(), strict=True)):
        says = section not in (NO_SECTION, row) and _DEFAULT in _terms(whole(index.text(row)), code)
        if says and _is_asked(index.text(section), row, asked, code, index):
            yield place


def _below_name(asked: Sequence[set[str]], code: str, rows: Array, index: Index) -> Iterator[int]:
    """Yield the places of the sentences that open what is described under a name with the words of the question."""
    sections = dict.fromkeys(section for section in index.sections(rows).tolist() if section != NO_SECTION)
    named = [section for section in sections if _is_asked(index.text(section), section, asked, code, index)]
    openings = {first for section in named if (first := _first_below(section, index)) != section}
    for place, row in enumerate(rows.tolist()):
        term = _TERM.match(index.text(row))
        if row in openings or (term and _is_asked(term[1], row, asked, code, index)):
            yield place


def _first_below(heading: int, index: Index) -> int:
    """Return the row of the first sentence below a heading that is in no table; that of the heading without one."""
    rows = np.arange(heading + 1, min(heading + 1 + _MOST_ROWS, index.n_sentences))
    written = (index.sections(rows) == heading) & (index.kinds(rows) != ROW)
    return int(rows[written.argmax()]) if written.any() else heading


def _is_asked(name: str, row: int, asked: Sequence[set[str]], code: str, index: Index) -> bool:
    """Tell whether a name has a word that is asked for and no other, and its document's title has the rest of them."""
    words = _terms(_VALUE.split(_SECTION.sub("", name, count=1), maxsplit=1)[0], code)
    of_question = words & set().union(*asked)
    if not of_question or not words - of_question <= _terms_of(_SETTINGS) | _terms_of(_PROGRAMMED):
        return False
    document = index.document(row)
    other = [concept for concept in asked if concept.isdisjoint(words)]
    if not other:
        return True
    title = _terms(f"{index.titles[document]} {index.names[document]}", code)
    return all(not title.isdisjoint(concept) for concept in other)


def _terms(name: str, code: str) -> set[str]:
    stop_words, term_of = language(code).stop_words, term_maker(code)
    forms = {token.form for token in tokenise(name)}
    return {term_of(form) for form in forms if form not in stop_words}


@cache
def _terms_of(group: str) -> frozenset[str]:
    """Return the terms of a class of English words."""
    return frozenset(map(term_maker("en"), language("en").classes[group]))
