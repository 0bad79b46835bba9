"""How near English words are in meaning, by Moby Thesaurus and WordNet: doctor and physician, doctor and intern less.

The data in the folder ``related`` are written by ``docs/make_related.py``; where they are from is told beside them.
Terms have the numbers of ``qa_bot.text.thesaurus``.
"""

from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from qa_bot.text.thesaurus import mapped

_FOLDER = Path(__file__).with_name("related")
_MOST = np.float32(255)


class Relatedness:
    """For each term by its number the nearest others, and how near these are, from 0 to 1."""

    def __init__(self, folder: Path) -> None:
        self._others = mapped(folder, "others")
        self._nearness = mapped(folder, "nearness")
        # a view: a single number costs a tenth of NumPy's
        self._starts = np.concatenate([[0], mapped(folder, "sizes")]).cumsum().data

    def __len__(self) -> int:
        return len(self._starts) - 1

    def near(self, number: int) -> tuple[npt.NDArray[np.uint16], npt.NDArray[np.float32]]:
        """Return the numbers of the terms that are near to one, ascending, and how near (none to number 0)."""
        first, last = self._starts[max(number - 1, 0)], self._starts[number]
        return self._others[first:last], (self._nearness[first:last] / _MOST).astype(np.float32, copy=False)


@cache
def relatedness() -> Relatedness:
    """Return the one that ships with the package."""
    return Relatedness(_FOLDER)
