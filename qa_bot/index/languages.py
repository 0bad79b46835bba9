"""Which languages the documents are in that have a word: the first sentences with one of its terms tell."""

from itertools import islice

import numpy as np

from qa_bot.index.reader import Index

_NONE = np.empty(0, np.int64)
# Sentences with a term in which a word is looked for, and whose documents' languages are looked at
_TELLING, _FEW = 64, 4


def other_terms_of(form: str, index: Index) -> tuple[int, ...]:
    """Return the terms of a word (case folded) in the languages that are not asked in, ascending, where documents have
    just this word: a name, a term of the trade.
    """
    number = index.forms.find(form)
    others = {index.terms.find(stem) for stem in index.stems_of(form)} - {-1, *index.terms_of(form)}
    return tuple(
        term for term in sorted(others) if (index.words(index.first_with(term, _TELLING)).forms == number).any()
    )


def is_asked_in(form: str, index: Index) -> bool:
    """Tell whether a document in a language that is asked in has a word (case folded).

    More than a few sentences are looked at: languages share words, and the first ones may all be of one document.
    """
    rows = [index.first_with(term, _TELLING) for term in index.terms_of(form)]
    documents = {index.document(row) for row in np.concatenate([_NONE, *rows]).tolist()}
    return any(index.language_of(document) in index.asked for document in documents)


def languages_with(form: str, index: Index) -> list[str]:
    """Return the languages of documents that have a word (case folded).

    Where no document has just this word, another form counts that is stored as the same term in the document's
    language. A few documents of each term are looked at.
    """
    number, stems = index.forms.find(form), index.stems_of(form)
    found: set[str] = set()
    for stem in set(stems):
        codes = {code for code, other in zip(index.languages, stems, strict=True) if other == stem}
        found |= codes & _languages_of_some(index.terms.find(stem), number, index)
    return [code for code in index.languages if code in found]


def _languages_of_some(term: int, form: int, index: Index) -> set[str]:
    """Return the languages of a few documents that have a term; where a ``form`` is given (not -1), in that form."""
    rows = index.first_with(term, _TELLING) if term >= 0 else _NONE
    if form >= 0 and len(rows):
        lengths, _, forms, *_ = index.words(rows)
        rows = rows[np.logical_or.reduceat(forms == form, lengths.cumsum() - lengths)]
    documents = dict.fromkeys(map(index.document, rows.tolist()))
    return {index.language_of(document) for document in islice(documents, _FEW)}
