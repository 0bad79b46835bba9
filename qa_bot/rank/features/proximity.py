"""How the question's words stand to each other in a sentence: near, side by side, in order."""

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.rank.features.view import View

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
    if view.k < 2:
        return np.zeros(view.n)
    weights = np.sqrt(view.question.weights[:-1] * view.question.weights[1:])
    found = np.array([_follows(view, j, j + 1, 1, gap) for j in range(view.k - 1)])
    return weights @ found / max(weights.sum(), 1e-6)


def adjacent(view: View) -> Array:
    """Weight of the question's neighbouring words that stand as far apart in the sentence as in the question."""
    gaps = np.diff(view.question.places)
    close = [j for j in range(view.k - 1) if 0 < gaps[j] <= 3]
    weights = np.sqrt(view.question.weights[:-1] * view.question.weights[1:])
    found = np.zeros(view.n)
    for j in close:
        found += weights[j] * _follows(view, j, j + 1, gaps[j], gaps[j])
    return np.asarray(found / max(weights[close].sum(), 1e-6))


def _follows(view: View, concept: int, other: int, nearest: int, farthest: int) -> Array:
    """Return (n,) bool: whether a word of ``concept`` is followed by one of ``other`` at such a distance."""
    words = view.matched[view.concept_of_word[view.matched] == concept]
    distance = view.distance_on[view.concept_of_word[view.matched] == concept, other]
    out = np.zeros(view.n, dtype=bool)
    out[view.word_row[words[(distance >= nearest) & (distance <= farthest)]]] = True
    return out


def function_pairs(view: View) -> Array:
    """Share of the question's function words right before a concept ("in Germany") that stand so in the sentence."""
    pairs = [
        (form, j)
        for place, form in view.question.function_words
        for j in np.flatnonzero(view.question.places == place + 1).tolist()
    ]
    if not pairs:
        return np.full(view.n, -1.0)
    forms = view.index.word_forms[view.words]
    found = np.zeros(view.n)
    for form, concept in pairs:
        side_by_side = np.zeros(len(forms), dtype=bool)
        side_by_side[1:] = (forms[:-1] == view.index.forms.find(form)) & (view.concept_of_word[1:] == concept)
        found += view.any_word(side_by_side)
    return found / len(pairs)


def order_kept(view: View) -> Array:
    """Successive matched words in the question's order, less those against it."""
    concepts, rows = view.concept_of_word[view.matched], view.word_row[view.matched]
    step = np.sign(np.diff(concepts)) * (np.diff(rows) == 0)
    return np.bincount(rows[1:], step, minlength=view.n)


def head_share(view: View) -> Array:
    """Weight of the concepts among the first words: what the sentence is about."""
    words = view.matched[view.word_place[view.matched] < _HEAD_WORDS]
    held = np.zeros((view.n, view.k))
    held[view.word_row[words], view.concept_of_word[words]] = 1
    return np.asarray(held @ view.question.weights)
