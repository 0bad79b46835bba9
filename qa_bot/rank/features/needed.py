"""How well what a candidate holds fits what the sentence that answers would hold.

Not all words of a question are to be found where its answer stands: what a text is about stands in its title, what is
asked for ("which colour") is named by its answer. How likely it is that the answering sentence has a word is fitted
(``Necessity``) to a description of the word; Zhao and Callan 2010, "Term necessity prediction". With that a candidate's
words are weighed as Robertson and Sparck Jones do (1976, "Relevance weighting of search terms"): by how much likelier
they are in what answers than in any candidate.
"""

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.model.necessity import Necessity
from qa_bot.rank.features.asked import KINDS
from qa_bot.rank.features.view import View, once

SENTENCE, AROUND = 0, 1
"""Where a word is: in the sentence; in it or around it."""
# The first candidates, which the shares of the best, and of titles, are of
_BEST, _TITLED = 10, 20
# A word that stands in a smaller share of the candidates is rare there
_RARE = 0.1
# No word is taken for likelier or less likely than so, in what answers and in any candidate
_LEAST, _MOST = 0.03, 0.97
# What counts of a word that is held though an answer has it less often than any candidate: it may stand there by chance
_AGAINST = 0.5

WORD_FEATURES = (
    *("idf", "weight", "rank", "first", "last", "one_in", "words", "capital", "digits", "focus", "weak", "place"),
    *("share", "share_of_best", "in_titles", "in_paragraphs", "in_documents"),
    *("length", "derived", "sentences", "unknown", "rare", "english", "capital_in_titles"),
    *(f"asks_for_{kind}" for kind in KINDS),
)
"""What is said of a word of the question, in the order of ``describe``."""
UNFITTED = Necessity.even(len(WORD_FEATURES))
"""Stands for a fitted necessity where there is none yet."""


@once
def describe(view: View) -> Array:
    """Return (k, f) what each word of the question is like, and how much of the candidates has it."""
    question, concepts, k = view.question, [found.concept for found in view.matches], view.k
    here, titles = view.in_sentence, view.in_title[:_TITLED].mean(axis=0)
    share, best = here.mean(axis=0), here[:_BEST].mean(axis=0)
    sentences = np.array([view.index.count_living(found.rows) for found in view.matches])
    order = question.places.argsort(kind="stable").argsort()
    out = np.empty((len(WORD_FEATURES), k))
    said = (
        question.idf,
        question.weights,
        (-question.idf).argsort(kind="stable").argsort() / k,
        order == 0,
        order == k - 1,
        1 / k,
        k,
        question.capital,
        question.digits,
        question.focus,
        [concept.weak for concept in concepts],
        question.places / max(len(question.forms), 1),
        share,
        best,
        titles,
        view.held_in("in_sentence", "in_paragraph").mean(axis=0),
        view.in_document.mean(axis=0),
        [len(concept.word) for concept in concepts],
        [len(concept.related) for concept in concepts],
        np.log1p(sentences),
        sentences == 0,
        (best > 0) & (share < _RARE),
        question.query.language == "en",
        question.capital * titles,
        *(kind == question.answer for kind in KINDS),
    )
    for row, values in zip(out, said, strict=True):
        row[:] = values
    return out.T


def held(view: View) -> Array:
    """Return (2, n, k) which words the candidates hold: SENTENCE, and AROUND."""
    around = ("in_sentence", "kindred", "in_title", "before", "in_section", "in_outer_section", "so_far")
    return np.stack((view.in_sentence, view.held_in(*around)))


@once
def _judged(view: View) -> Array:
    """Return (4, 2, n) what is said of each candidate, for each place: the functions below say what."""
    holds = held(view)
    lacks = 1 - holds
    needed = view.necessity.predict(describe(view)).clip(_LEAST, _MOST)
    usual = ((holds.sum(axis=1) + 0.5) / (view.n + 1)).clip(_LEAST, _MOST)
    found = np.log(needed / usual)
    found = np.maximum(found, _AGAINST * found)[:, None]
    missing = np.log((1 - needed) / (1 - usual))[:, None]
    weights = (needed * view.question.idf)[:, None]
    return np.stack(
        [
            (holds * found + lacks * missing).sum(axis=2),
            (lacks * missing).min(axis=2, initial=0.0),
            (holds * weights).sum(axis=2) / np.maximum(weights.sum(axis=2), 1e-6),
            (lacks * needed[:, None]).sum(axis=2),
        ]
    )


def likelihood(view: View, place: int) -> Array:
    """Logarithm of how much likelier what a candidate holds and lacks is if it answers than if it is any of them."""
    return np.asarray(_judged(view)[0, place])


def least_likely(view: View, place: int) -> Array:
    """What the one word that speaks most against it by missing takes from that, 0 at most."""
    return np.asarray(_judged(view)[1, place])


def needed_share(view: View, place: int) -> Array:
    """Share held of the question's weight, each word's counting as it is likely to be there."""
    return np.asarray(_judged(view)[2, place])


def needed_missed(view: View, place: int) -> Array:
    """How many words are missing that would be expected."""
    return np.asarray(_judged(view)[3, place])
