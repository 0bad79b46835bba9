"""Boosted regression trees as plain arrays, evaluated by NumPy alone.

Every tree is scored at once by bit vectors (Lucchese et al. 2015, "QuickScorer: a fast algorithm to rank documents with
additive ensembles of regression trees"): a value that goes right strikes the leaves of its node's left branch; the
lowest leaf that is not struck is the one the row falls into. Nodes that make the same test share its outcome.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from qa_bot.index.columns import Array

MAX_LEAVES = 32
# Bits of a float64 behind its exponent, and what the exponent of 1.0 is stored as: the number of the only bit that is
# set is read from there
_FRACTION = 52
_EXPONENT_OF_ONE = 1023


class _Tests(NamedTuple):
    """The u distinct tests of an ensemble: ``features`` (u,) int64, ``thresholds`` (u, 1); ``of_node`` (M, T) int64.

    ``left`` (M, T, 1) are the leaves of each node's left branch; ``values`` (T * L,) float64 those of all leaves, of
    which each tree's begin at ``first_leaf`` (T, 1) int64, less what the exponent of 1.0 is stored as.
    """

    features: Array
    thresholds: Array
    of_node: Array
    left: Array
    values: Array
    first_leaf: Array


@dataclass(frozen=True)
class Trees:
    """An ensemble of T trees of at most M inner nodes and L <= 32 leaves, leaves numbered from left to right.

    ``features`` (T, M) int32: the column that a node tests; ``thresholds`` (T, M) float32: a value at or below it goes
    left; ``masks`` (T, M) uint32, or uint16 where that is enough: the leaves that remain when a value goes right (all
    of them where a tree has fewer nodes); ``values`` (T, L) float32: what a leaf adds; ``base``: where rows begin.
    """

    features: Array
    thresholds: Array
    masks: Array
    values: Array
    base: float = 0.0

    def predict(self, rows: Array) -> Array:
        """Return the sum over the trees for each of ``rows`` (n, features) float32, as (n,) float64.

        A missing value (NaN) goes left.
        """
        if not len(rows) or not len(self.features):
            return np.full(len(rows), self.base)
        tests = self._tests
        # tests in rows, candidates in columns: whole columns of values are copied, not single ones
        columns = np.ascontiguousarray(rows.T)
        right = columns.take(tests.features, axis=0) > tests.thresholds
        struck = np.zeros((len(self.features), len(rows)), self.masks.dtype)
        for test, left in zip(tests.of_node, tests.left, strict=True):
            struck |= right.take(test, axis=0) * left
        lowest = (~struck & (struck + self.masks.dtype.type(1))).astype(np.float64)
        leaf = (lowest.view(np.int64) >> _FRACTION) + tests.first_leaf
        return tests.values.take(leaf).sum(axis=0) + self.base

    @cached_property
    def _tests(self) -> _Tests:
        thresholds = np.ascontiguousarray(self.thresholds, np.float32)
        keys = (self.features.astype(np.int64) << 32) | thresholds.view(np.uint32)
        distinct, of_node = np.unique(keys.T, return_inverse=True)
        return _Tests(
            features=distinct >> 32,
            thresholds=distinct.astype(np.uint32).view(np.float32)[:, None],
            of_node=of_node.reshape(keys.T.shape),
            left=np.ascontiguousarray(~self.masks.T)[:, :, None],
            values=self.values.ravel().astype(np.float64),
            first_leaf=np.arange(0, self.values.size, self.values.shape[1])[:, None] - _EXPONENT_OF_ONE,
        )

    def arrays(self) -> dict[str, Array]:
        """Return the arrays by name, as ``from_arrays`` takes them."""
        return {
            "features": self.features,
            "thresholds": self.thresholds,
            "masks": self.masks,
            "values": self.values,
            "base": np.array(self.base),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Array]) -> "Trees":
        """Return the trees of ``arrays``; raises ValueError where shapes do not fit, KeyError where one is missing."""
        values = np.asarray(arrays["values"], np.float32)
        small = values.ndim == 2 and values.shape[1] <= 16
        trees = cls(
            np.asarray(arrays["features"], np.int32),
            np.asarray(arrays["thresholds"], np.float32),
            np.asarray(arrays["masks"]).astype(np.uint16 if small else np.uint32),
            values,
            float(arrays["base"]),
        )
        if trees.features.ndim != 2 or not trees.features.shape == trees.thresholds.shape == trees.masks.shape:
            raise ValueError("arrays of trees differ in shape")
        if trees.values.ndim != 2 or len(trees.values) != len(trees.features) or trees.values.shape[1] > MAX_LEAVES:
            raise ValueError("leaves do not fit the trees")
        if not all(np.isfinite(values).all() for values in (trees.thresholds, trees.values, np.array(trees.base))):
            raise ValueError("a value is not finite")
        return trees

    def reads(self, n_features: int) -> bool:
        """Tell whether every node tests one of ``n_features`` columns."""
        return not self.features.size or (self.features.min() >= 0 and self.features.max() < n_features)
