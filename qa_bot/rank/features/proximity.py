"""How the question's words stand to each other in a sentence: near, side by side, in order."""

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.rank.features.view import View
from qa_bot.rank.features.words import true_places

_HEAD_WORDS = 6


def window(view: View, width: int) -> Array:
    """Return (n,) the greatest weight of concepts within ``width`` words of each other, from a matched word on."""
    if not len(view.matched):
        return np.zeros(view.n)
    return view.max_over(view.matched, (view.distance_on <= width) @ view.question.weights, 0.0)


def spread(view: View) -> Array:
    """Words from the first matched word to the last, as a share of the sentence."""
    places = view.word_place[view.matched].astype(np.float64)
    width = view.max_over(view.matched, places, 0.0) + view.max_over(view.matched, -places, 0.0)
    return np.asarray(width / np.maximum(view.lengths, 1))


def ordered_pairs(view: View, gap: int) -> Array:
    """Return (n,) the weight of successive concepts found within ``gap`` words, in the question's order.

    The ordered windows of Metzler & Croft 2005, "A Markov random field model for term dependencies".
    """
    every = np.ones(max(view.k - 1, 0))
    return _weight_of_pairs(view, every, every, gap * every)


def adjacent(view: View) -> Array:
    """Weight of the question's neighbouring words that stand as far apart in the sentence as in the question."""
    gaps = np.diff(view.question.places)
    return _weight_of_pairs(view, (gaps > 0) & (gaps <= 3), gaps, gaps)


def _weight_of_pairs(view: View, chosen: Array, nearest: Array, farthest: Array) -> Array:
    """Return (n,) the weight of the ``chosen`` pairs of successive concepts that stand at such distances, as a share.

    ``chosen``, ``nearest`` and ``farthest`` are of the pairs (k - 1,), distances in words.
    """
    if view.k < 2:
        return np.zeros(view.n)
    words = np.flatnonzero(view.matched_concepts < view.k - 1)
    concepts = view.matched_concepts[words]
    distance = view.distance_on[words, concepts + 1]
    follows = (distance >= nearest[concepts]) & (distance <= farthest[concepts])
    found = np.zeros((view.k - 1, view.n))
    found[concepts[follows], view.matched_rows[words[follows]]] = 1
    weights = np.sqrt(view.question.weights[:-1] * view.question.weights[1:]) * chosen
    return np.asarray(weights @ found / max(weights.sum(), 1e-6))


def function_pairs(view: View) -> Array:
    """Share of the question's function words right before a concept ("in Germany") that stand so in the sentence."""
    pairs = [
        (form, j)
        for place, form in view.question.function_words
        for j in np.flatnonzero(view.question.places == place + 1).tolist()
    ]
    if not pairs:
        return np.full(view.n, -1.0)
    forms = np.array([[view.index.forms.find(form)] for form, _ in pairs], view.forms.dtype)
    concepts = np.array([[concept] for _, concept in pairs])
    pair, word = true_places((view.forms[:-1] == forms) & (view.concept_of_word[1:] == concepts))
    found = np.zeros((len(pairs), view.n))
    found[pair, view.word_row[word + 1]] = 1
    return np.asarray(found.mean(axis=0))


def order_kept(view: View) -> Array:
    """Successive matched words in the question's order, less those against it."""
    concepts, rows = view.matched_concepts, view.matched_rows
    step = np.sign(np.diff(concepts)) * (np.diff(rows) == 0)
    return np.bincount(rows[1:], step, minlength=view.n)


def head_share(view: View) -> Array:
    """Weight of the concepts among the first words: what the sentence is about."""
    words = view.matched[view.word_place[view.matched] < _HEAD_WORDS]
    held = np.zeros((view.n, view.k))
    held[view.word_row[words], view.concept_of_word[words]] = 1
    return np.asarray(held @ view.question.weights)
