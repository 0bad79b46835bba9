"""Which words of a question the sentence that answers has: examples from question sets, and what is fitted to them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from qa_bot.evaluation.pair import Suite
from qa_bot.evaluation.training.examples import apart, candidates, group
from qa_bot.evaluation.training.sureness import fit_logistic
from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.model.necessity import Necessity
from qa_bot.rank.features.needed import UNFITTED, WORD_FEATURES, describe, held
from qa_bot.rank.features.view import View
from qa_bot.rank.retrieve import Retriever

# A word is there that counts for at least so much (a derived one does)
_THERE = 0.5


class Survey(NamedTuple):
    """The w words of those of q questions that a candidate answers.

    ``words`` (w, f) describe them, ``there`` (2, w) bool tells whether what answers has them, in the sentence and in it
    or around it; ``question`` (w,) int64. Of all questions: ``groups`` (q,) their documents, ``sets`` (q,) their
    suites.
    """

    words: Array
    there: Array
    question: Array
    groups: Array
    sets: Array


def survey(suite: Suite, index: Index, retriever: Retriever) -> Survey:
    """Return the words of a suite's questions, over the index of its documents."""
    groups, words, there, question = [], [], [], []
    for number, pair in enumerate(suite.pairs):
        asked, found, right = candidates(pair, index, retriever)
        groups.append(group(pair, found.rows, index))
        if right.any():
            view = View(asked, found, index, UNFITTED)
            words.append(describe(view))
            there.append(held(view)[:, right].max(axis=1) >= _THERE)
            question.append(np.full(view.k, number))
    return Survey(
        np.concatenate([np.empty((0, len(WORD_FEATURES))), *words]),
        np.concatenate([np.empty((2, 0), bool), *there], axis=1),
        np.concatenate([np.empty(0, np.int64), *question]),
        np.array(groups),
        np.array([suite.name] * len(groups)),
    )


def together(surveys: Sequence[Survey]) -> Survey:
    """Return the surveys of several suites as one."""
    offsets = np.cumsum([0, *(len(one.groups) for one in surveys[:-1])])
    return Survey(
        np.concatenate([one.words for one in surveys]),
        np.concatenate([one.there for one in surveys], axis=1),
        np.concatenate([one.question + offset for one, offset in zip(surveys, offsets, strict=True)]),
        apart([one.groups for one in surveys]),
        np.concatenate([one.sets for one in surveys]),
    )


def fit_necessity(found: Survey, questions: Array) -> Necessity:
    """Return what is fitted to the words of some questions, (q,) bool."""
    chosen = questions[found.question]
    there = found.there[:, chosen]
    if not all(place.any() and not place.all() for place in there):
        return UNFITTED
    return Necessity(*(fit_logistic(found.words[chosen], place) for place in there))
