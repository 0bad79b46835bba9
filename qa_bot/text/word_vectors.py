"""Vectors of English words: words that are used alike have vectors that point alike (doctor and physician).

They are GloVe's (Pennington, Socher & Manning 2014), a regression of how often words stand near each other in text. The
data in the folder ``glove`` are written by ``docs/make_word_vectors.py``; where they are from is told beside them.
"""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from qa_bot.text.thesaurus import mapped

_FOLDER = Path(__file__).with_name("glove")
UNIT = 254
"""The length of a vector, but for rounding: parts of up to half of it are told, which few exceed."""


class WordVectors:
    """A vector of whole numbers for each term by its number in ``qa_bot.text.thesaurus``, of the length ``UNIT`` but
    for rounding; 0 for a term that has none.

    Whole numbers so small are added and multiplied without error, in any order: every machine finds the same.
    """

    def __init__(self, folder: Path) -> None:
        self._vectors = mapped(folder, "vectors")
        self._weights = mapped(folder, "weights")

    def __len__(self) -> int:
        return len(self._weights) - 1

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""
        return int(self._vectors.shape[1])

    def of(self, numbers: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
        """Return (m, dimensions) the vectors of terms (m,)."""
        return self._vectors.take(numbers, axis=0).astype(np.float32)

    def weights(self, numbers: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
        """Return (m,) how much terms (m,) tell of what a text is about, from 0 to 255: frequent ones tell little, those
        without a vector nothing.
        """
        return self._weights.take(numbers).astype(np.float32)


@cache
def word_vectors() -> WordVectors:
    """Return the ones that ship with the package."""
    return WordVectors(_FOLDER)
