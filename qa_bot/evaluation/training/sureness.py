"""Fitting the confidence: a logistic regression over few features of a ranking (Platt 1999)."""

import numpy as np
from sklearn.linear_model import LogisticRegression

from qa_bot.index.columns import Array
from qa_bot.model.logistic import Logistic

_CLIPPED = (0.01, 0.99)


def fit_logistic(features: Array, right: Array) -> Logistic:
    """Return the regression fitted to ``features`` (n, f) of first sentences and whether these are ``right`` (n,).

    Every question counts alike: weighted as the ranker's are, probabilities would be those of small sets.
    """
    low, high = np.quantile(features, _CLIPPED, axis=0)
    clipped = np.clip(features, low, high)
    centre, spread = clipped.mean(axis=0), clipped.std(axis=0) + 1e-6
    fitted = LogisticRegression(C=1.0, max_iter=1000).fit((clipped - centre) / spread, right)
    slope = fitted.coef_[0] / spread
    return Logistic(low, high, slope, float(fitted.intercept_[0] - slope @ centre))
