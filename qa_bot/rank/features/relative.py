"""Ways to say a value relative to the question's other candidates, so that it means the same for every question."""

import numpy as np

from qa_bot.index.columns import Array


def standardised(values: Array) -> Array:
    """Return by how many standard deviations each value lies above the mean of the candidates."""
    return np.asarray((values - values.mean()) / (values.std() + 1e-6))


def to_best(values: Array) -> Array:
    """Return how far each value lies below the best candidate's."""
    return np.asarray(values - values.max())


def log_rank(values: Array) -> Array:
    """Return ln(1 + rank) of each value, the best ranking 0; ties keep the order of the candidates."""
    ranks = np.empty(len(values))
    ranks[np.argsort(-values, kind="stable")] = np.arange(len(values))
    return np.log1p(ranks)


def within(groups: Array, values: Array) -> Array:
    """Return how far each value lies below the best of its group (int, 0 on)."""
    best = np.full(int(groups.max(initial=-1)) + 1, -np.inf)
    np.maximum.at(best, groups, values)
    return np.asarray(values - best[groups])
