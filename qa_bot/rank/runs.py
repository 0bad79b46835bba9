"""Runs: elements that follow each other and belong together."""

import numpy as np

from qa_bot.index.columns import Array


def run_and_place(lengths: Array) -> tuple[Array, Array]:
    """Return for the elements of runs of the given lengths the run of each, and its place there (int64)."""
    run = np.repeat(np.arange(len(lengths)), lengths)
    return run, np.arange(len(run)) - (np.cumsum(lengths) - lengths)[run]


def distinct(values: Array) -> Array:
    """Return each of the values once, ascending; unlike ``np.unique``, without an import of ``numpy.ma``."""
    values = np.sort(values)
    return values[first_of_runs(values)]


def first_of_runs(values: Array) -> Array:
    """Return (len(values),) bool: which values differ from the one before."""
    first = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=first[1:])
    return first


def over_runs(ufunc: np.ufunc, values: Array, runs: Array, count: int) -> Array:
    """Return (count, c) float64 what ``ufunc`` makes of the ``values`` (m, c) of each of ``count`` runs, 0 of none.

    ``runs`` (m,) says which run each is of, ascending.
    """
    out = np.zeros((count, values.shape[1]))
    first = np.flatnonzero(first_of_runs(runs))
    if len(first):
        out[runs.take(first)] = ufunc.reduceat(values, first, axis=0, dtype=np.float64)
    return out


def ranges(first: Array, last: Array) -> Array:
    """Return the numbers of all ranges, from ``first`` on and before ``last``, one behind the other (int64)."""
    sizes = last - first
    ends = sizes.cumsum()
    return np.arange(int(ends[-1])) + (first - (ends - sizes)).repeat(sizes) if len(ends) else ends
