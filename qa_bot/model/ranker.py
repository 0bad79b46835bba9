"""The score that orders candidates: a linear model, and boosted trees for what it leaves open."""

from typing import NamedTuple

from qa_bot.index.columns import Array
from qa_bot.model.linear import Linear
from qa_bot.model.necessity import Necessity
from qa_bot.model.trees import Trees

# What the linear model counts, to leave the trees something to do (docs/ranking-tried.md has other ways to join them)
LINEAR_SHARE = 0.5


class Ranker(NamedTuple):
    """Two models of the same features, the ``trees`` fitted to what the ``linear`` one leaves.

    Some of the features build on ``necessity``, a model of the question's words.

    Of a question's candidates and "none of them", which has the score 0, each is right with odds of exp(score).
    """

    linear: Linear
    trees: Trees
    necessity: Necessity

    def predict(self, rows: Array, kind: str) -> Array:
        """Return the score of each of ``rows`` (n, features) float32 for a question that asks for ``kind``, (n,)."""
        return LINEAR_SHARE * self.linear.predict(rows, kind) + self.trees.predict(rows)

    def reads(self, n_features: int) -> bool:
        """Tell whether both models read ``n_features`` features."""
        return self.trees.reads(n_features) and self.linear.weights.shape[1] == n_features
