"""The score that orders candidates: boosted trees and a linear model, which err on different questions."""

from dataclasses import dataclass

from qa_bot.index.columns import Array
from qa_bot.model.linear import Linear
from qa_bot.model.trees import Trees

# What the linear model counts beside the trees (docs/ranking.md has other shares)
LINEAR_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Ranker:
    """Two models fitted to the same features and candidates; a score of 0 is as likely right as that nothing is."""

    trees: Trees
    linear: Linear

    def predict(self, rows: Array, kind: str) -> Array:
        """Return the score of each of ``rows`` (n, features) float32 for a question that asks for ``kind``, (n,)."""
        return (1 - LINEAR_SHARE) * self.trees.predict(rows) + LINEAR_SHARE * self.linear.predict(rows, kind)

    def reads(self, n_features: int) -> bool:
        """Tell whether both models read ``n_features`` features."""
        return self.trees.reads(n_features) and self.linear.weights.shape[1] == n_features
