"""A linear score of candidates as plain arrays, with weights of its own for each kind of answer that is asked for."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from qa_bot.index.columns import Array


class Linear(NamedTuple):
    """Weights of f features for k kinds of answers: ``weights`` (k, f) and ``bias`` (k,) float32, by ``kinds``.

    Values are first clipped to ``low`` and ``high`` (f,), as seen when it was fitted.
    """

    kinds: tuple[str, ...]
    low: Array
    high: Array
    weights: Array
    bias: Array

    def predict(self, rows: Array, kind: str) -> Array:
        """Return the score of each of ``rows`` (n, f) for a question that asks for ``kind``, as (n,) float64.

        Raises KeyError for a kind that it has no weights for.
        """
        if kind not in self.kinds:
            raise KeyError(kind)
        number = self.kinds.index(kind)
        clipped = np.clip(rows, self.low, self.high).astype(np.float64)
        return np.asarray(clipped @ self.weights[number] + float(self.bias[number]))

    def arrays(self) -> dict[str, Array]:
        """Return the arrays by name, as ``from_arrays`` takes them."""
        return {"low": self.low, "high": self.high, "weights": self.weights, "bias": self.bias}

    @classmethod
    def from_arrays(cls, kinds: Sequence[str], arrays: Mapping[str, Array]) -> "Linear":
        """Return the model of its kinds and arrays; raises ValueError or KeyError where they do not fit."""
        low, high, weights, bias = (np.asarray(arrays[name], np.float32) for name in ("low", "high", "weights", "bias"))
        if low.ndim != 1 or low.shape != high.shape or weights.shape != (len(kinds), len(low)):
            raise ValueError("arrays of a linear model differ in shape")
        if bias.shape != (len(kinds),):
            raise ValueError("a linear model has other kinds than weights")
        if not all(np.isfinite(values).all() for values in (low, high, weights, bias)):
            raise ValueError("a value is not finite")
        return cls(tuple(map(str, kinds)), low, high, weights, bias)
