"""How near in meaning a sentence's new words are to those of the question that it does not hold."""

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.rank.features.view import View, once


@once
def largest_missed(view: View) -> Array:
    """How near a new word is to the most telling concept that neither sentence nor title holds, -1 without any."""
    missed = view.question.weights * (view.held_in("in_sentence", "in_title") == 0)
    most = missed.argmax(axis=1)
    rows = np.arange(view.n)
    return np.where(missed[rows, most] > 0, view.related[rows, most], -1.0)


def nearest(view: View) -> Array:
    """How near in meaning the nearest new word is to any concept that the sentence does not hold."""
    return np.asarray(view.related.max(axis=1, initial=0.0))


def focus(view: View) -> Array:
    """How near a new word is to the noun asked for ("which *country*"), -1 where the question has none."""
    if not view.question.focus.any():
        return np.full(view.n, -1.0)
    return np.asarray(view.near_in_meaning[:, view.question.focus].max(axis=1))


def density(view: View) -> Array:
    """How near the new words are to the concepts that each is nearest to, in the mean."""
    words, _, how_near = view.nearness
    greatest = np.zeros(len(view.terms))
    np.maximum.at(greatest, words, how_near)
    return view.sum_words(greatest) / np.maximum(view.sum_words(view.is_new), 1)
