"""A logistic regression as plain arrays."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from qa_bot.index.columns import Array


class Logistic(NamedTuple):
    """Weights of f features: values are first clipped to ``low`` and ``high`` (f,), as seen when it was fitted."""

    low: Array
    high: Array
    weights: Array
    bias: float

    def log_odds(self, rows: Array) -> Array:
        """Return the log odds for each of ``rows`` (n, f), as (n,) float64."""
        return np.asarray(np.clip(rows, self.low, self.high) @ self.weights + self.bias)

    def arrays(self) -> dict[str, Array]:
        """Return the arrays by name, as ``from_arrays`` takes them."""
        return {"low": self.low, "high": self.high, "weights": self.weights, "bias": np.array(self.bias)}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Array]) -> "Logistic":
        """Return the regression of ``arrays``; raises ValueError or KeyError where they do not fit."""
        low, high, weights = (np.asarray(arrays[name], np.float64) for name in ("low", "high", "weights"))
        if weights.ndim != 1 or not low.shape == high.shape == weights.shape:
            raise ValueError("arrays of a regression differ in shape")
        bias = float(arrays["bias"])
        if not all(np.isfinite(values).all() for values in (low, high, weights, bias)):
            raise ValueError("a value is not finite")
        return cls(low, high, weights, bias)
