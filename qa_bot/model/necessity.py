"""How likely what answers has each word of a question: two regressions as plain arrays."""

from collections.abc import Mapping
from typing import NamedTuple, Self

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.model.logistic import Logistic

_PLACES = ("sentence", "around")


class Necessity(NamedTuple):
    """Whether the answering ``sentence`` has a word, and whether it or what stands ``around`` it does."""

    sentence: Logistic
    around: Logistic

    @classmethod
    def even(cls, n_features: int) -> Self:
        """Return what stands for a fitted one before there is any: each word is as likely there as not."""
        nothing = np.zeros(n_features)
        return cls(*(Logistic(nothing, nothing, nothing, 0.0) for _ in _PLACES))

    def predict(self, words: Array) -> Array:
        """Return the probabilities (2, k) for ``words`` (k, f): in the sentence, and in it or around it."""
        odds = np.stack([self.sentence.log_odds(words), self.around.log_odds(words)])
        return np.asarray(1 / (1 + np.exp(-odds)))

    def reads(self, n_features: int) -> bool:
        """Tell whether both regressions read ``n_features`` features."""
        return all(len(place.weights) == n_features for place in self)

    def arrays(self) -> dict[str, Array]:
        """Return the arrays by name, as ``from_arrays`` takes them."""
        return {
            f"{name}.{array}": values
            for name, place in zip(_PLACES, self, strict=True)
            for array, values in place.arrays().items()
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Array]) -> Self:
        """Return the regressions of ``arrays``; raises ValueError or KeyError where they do not fit."""
        return cls(
            *(
                Logistic.from_arrays({array: arrays[f"{name}.{array}"] for array in Logistic._fields})
                for name in _PLACES
            )
        )
