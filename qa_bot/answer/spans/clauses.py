"""What tells of a word which clause it stands in, without a parser: what leads up to it, and the verbs beside it."""

from collections.abc import Mapping, Sequence

import numpy as np

from qa_bot.answer.spans.borders import in_brackets
from qa_bot.answer.spans.parts import IS_VERB, sums
from qa_bot.answer.spans.words import FUNCTION_WORDS, WORD_CLASSES
from qa_bot.index.columns import Array

LEADS = (
    *("none", "verb by", "verb of the question by", "reason"),
    *("copula of what is asked", "copula of more than that", "copula of something else"),
)
"""What may lead up to a word: "sold *by*" with and without a verb of the question, "*because*", and the first copula of
a sentence by its subject. That is what is asked about where it has no other telling word, brackets left out: "A heron
(Ardea) *is*".
"""
_NONE, _BY, _BY_OF_QUESTION, _REASON, _OF_ASKED, _OF_MORE, _OF_ELSE = range(len(LEADS))
_MOST_VERBS = 2
_NOWHERE = _MOST_VERBS + 1
"""The number of verbs where there is no word of the question."""
SIZES: Mapping[str, int] = {
    "lead": len(LEADS),
    "verbs on the left": _NOWHERE + 1,
    "verbs on the right": _NOWHERE + 1,
    "in brackets": 2,
}
"""The aspects of words that follow from clauses, and how many values each has."""

_IS_PARTICIPLE = np.array([name in ("verb", "word in -ed") for name in WORD_CLASSES])
_ARTICLE, _AGENT, _CAUSE, _COPULA, _TO, _OF, _DUE, _ACCOUNT, _FUNCTION = range(1, 10)
_PARTS_OF_LEADS = {
    **dict.fromkeys(FUNCTION_WORDS, _FUNCTION),
    **dict.fromkeys(("a", "an", "the"), _ARTICLE),
    "by": _AGENT,
    **dict.fromkeys(("because", "since"), _CAUSE),
    **dict.fromkeys(("is", "are", "was", "were", "means"), _COPULA),
    "to": _TO,
    "of": _OF,
    **dict.fromkeys(("due", "owing", "thanks"), _DUE),
    **dict.fromkeys(("account", "result"), _ACCOUNT),
}


def of_clauses(forms: Sequence[str], gaps: Array, classes: Array, matched: Array, begins: Array, ends: Array) -> Array:
    """Return (SIZES, n) int64: the aspects of the words of sentences, n in all.

    ``gaps`` stand before the words, ``classes`` are theirs, ``matched`` (n,) bool says which are telling words of the
    question; ``begins`` and ``ends`` (n,) where the sentence of each begins and ends.
    """
    places = np.arange(len(forms))
    part = np.fromiter(map(_PARTS_OF_LEADS.get, forms, (0,) * len(forms)), np.int64, len(forms))
    inside = in_brackets(gaps, begins)
    verbs = sums(IS_VERB[classes])
    left = np.maximum.accumulate(np.where(matched, places, -1))
    left = np.concatenate([[-1], left[:-1]])[: len(forms)]
    right = np.minimum.accumulate(np.where(matched, places, len(forms))[::-1])[::-1]
    right = np.concatenate([right[1:], [len(forms)]])[: len(forms)]
    on_the_left = np.minimum(verbs[places] - verbs[left + 1], _MOST_VERBS)
    on_the_right = np.minimum(verbs[right] - verbs[np.minimum(places + 1, right)], _MOST_VERBS)
    return np.array(
        (
            _leads(part, classes, matched, inside, begins),
            np.where(left < begins, _NOWHERE, on_the_left),
            np.where(right >= ends, _NOWHERE, on_the_right),
            inside,
        )
    )


def _leads(part: Array, classes: Array, matched: Array, inside: Array, begins: Array) -> Array:
    """Return (n,) the number of what leads up to each word (see ``LEADS``)."""
    one, two = _before(part, 1, begins), _before(part, 2, begins)
    by = (one == _AGENT) & _before(_IS_PARTICIPLE[classes] | matched, 2, begins).astype(bool)
    of_question = by & _before(matched, 2, begins).astype(bool)
    because = (one == _CAUSE) | ((one == _TO) & (two == _DUE)) | ((one == _OF) & ((two == _CAUSE) | (two == _ACCOUNT)))
    lead = np.where(of_question, _BY_OF_QUESTION, np.where(by, _BY, np.where(because, _REASON, _NONE)))
    copulas = np.flatnonzero(part == _COPULA)
    if len(copulas):
        begin = begins[copulas]
        first = copulas[np.concatenate(([True], begin[1:] != begin[:-1]))]
        begin = begins[first]
        asked, other = sums(matched), sums((part == 0) & ~matched & ~inside)
        has_other = other[first] > other[begin]
        of_copulas = np.where(asked[first] == asked[begin], _OF_ELSE, np.where(has_other, _OF_MORE, _OF_ASKED))
        behind = np.minimum(first + 1, len(part) - 1)
        lead[behind] = np.where(behind > first, of_copulas, lead[behind])
    behind_article = one == _ARTICLE
    lead[1:] = np.where(behind_article[1:] & (lead[1:] == _NONE), lead[:-1], lead[1:])
    return lead


def _before(values: Array, words: int, begins: Array) -> Array:
    """Return (n,) the values of the word so many ``words`` in front of each in its sentence, 0 where none is."""
    shifted = np.concatenate([np.zeros(words, values.dtype), values])[: len(values)]
    return np.asarray(np.where(np.arange(len(values)) - words >= begins, shifted, 0))
