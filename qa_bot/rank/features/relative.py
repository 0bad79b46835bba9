"""Ways to say values relative to the question's other candidates, so that they mean the same for every question.

All take (n, c) values of c features of n candidates, and return as many.
"""

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.rank.runs import first_of_runs


def standardised(values: Array) -> Array:
    """Return by how many standard deviations each value lies above the mean of the candidates."""
    above = values - np.add.reduce(values, axis=0) / len(values)
    return above / (np.sqrt(np.add.reduce(above * above, axis=0) / len(values)) + 1e-6)


def to_best(values: Array) -> Array:
    """Return how far each value lies below the best candidate's."""
    return values - values.max(axis=0)


def log_rank(values: Array) -> Array:
    """Return ln(1 + rank) of each value, the best ranking 0; ties keep the order of the candidates."""
    ranks = np.argsort(np.argsort(-values, axis=0, kind="stable"), axis=0, kind="stable")
    return np.log1p(ranks)


def within(groups: Array, values: Array) -> Array:
    """Return how far each value lies below the best of its group; ``groups`` (n,) int number them from 0 on."""
    order = np.argsort(groups, kind="stable")
    first = np.flatnonzero(first_of_runs(groups[order]))
    return values - np.maximum.reduceat(values[order], first)[groups]
