"""Fitting the confidence: from features of the first sentence and how it stands out to a calibrated probability.

A logistic regression and boosted trees, log odds averaged (they err differently), then isotonic regression on log odds
that were predicted out of fold (Zadrozny & Elkan 2002, "Transforming classifier scores into accurate multiclass
probability estimates").
"""

from dataclasses import dataclass

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from qa_bot.evaluation.training.boosting import exported
from qa_bot.index.columns import Array
from qa_bot.model.logistic import Logistic
from qa_bot.model.trees import Trees

_SEEDS = range(5)
_KNOTS = 24


@dataclass(frozen=True, slots=True)
class Sureness:
    """What judges a first sentence: the mean of the log odds of both."""

    trees: Trees
    logistic: Logistic

    def log_odds(self, features: Array) -> Array:
        """Return the log odds for each of ``features`` (n, f), as (n,)."""
        return (self.trees.predict(features) + self.logistic.log_odds(features.astype(np.float64))) / 2


def fit_sureness(features: Array, right: Array, weights: Array) -> Sureness:
    """Return what is fitted to ``features`` (n, f) float32 of first sentences, ``right`` (n,) bool."""
    forests = [
        HistGradientBoostingClassifier(
            max_iter=120,
            learning_rate=0.05,
            max_leaf_nodes=8,
            min_samples_leaf=25,
            l2_regularization=10,
            max_features=0.2,
            early_stopping=False,
            random_state=seed,
        ).fit(features, right, sample_weight=weights)
        for seed in _SEEDS
    ]
    trees = exported([tree for forest in forests for stage in forest._predictors for tree in stage])
    base = float(np.mean([forest._baseline_prediction.item() for forest in forests]))
    mean = Trees(trees.features, trees.thresholds, trees.masks, trees.values / len(forests), base)
    return Sureness(mean, _fit_logistic(features.astype(np.float64), right, weights))


def _fit_logistic(features: Array, right: Array, weights: Array) -> Logistic:
    low, high = np.quantile(features, [0.01, 0.99], axis=0)
    clipped = np.clip(features, low, high)
    centre, spread = clipped.mean(axis=0), clipped.std(axis=0) + 1e-6
    fitted = LogisticRegression(C=0.05, max_iter=1000).fit((clipped - centre) / spread, right, weights)
    slope = fitted.coef_[0] / spread
    return Logistic(low, high, slope, float(fitted.intercept_[0] - slope @ centre))


def fit_calibration(log_odds: Array, right: Array, weights: Array) -> Array:
    """Return (2, m): knots of a rising line from log odds (predicted out of fold) to probabilities."""
    fitted = IsotonicRegression(y_min=0.005, y_max=0.995, out_of_bounds="clip").fit(log_odds, right, weights)
    knots = np.quantile(log_odds, np.linspace(0, 1, _KNOTS))
    # the mean over each stretch between knots, so that the line is smooth where isotonic steps are
    middle = (knots[:-1] + knots[1:]) / 2
    return np.stack([middle, np.maximum.accumulate(fitted.predict(middle))])
