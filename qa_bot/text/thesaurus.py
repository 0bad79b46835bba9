"""English words of kindred meaning, by WordNet: author and writer, die and death, violin and instrument.

The data in the folder ``wordnet`` are written by ``docs/make_wordnet.py``; WordNet's licence is beside them.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

_FOLDER = Path(__file__).with_name("wordnet")
# Terms whose numbers are kept at hand
_REMEMBERED = 1 << 12


class Thesaurus:
    """Terms with numbers from 1, 0 for a term that is not there, and for each the numbers of the kindred ones."""

    def __init__(self, folder: Path) -> None:
        # views: a single number of them costs far less than one of an array
        self._terms = mapped(folder, "terms").data
        self._term_starts = mapped(folder, "term_starts").data
        self._kindred = mapped(folder, "kindred")
        self._kindred_starts = mapped(folder, "kindred_starts").data
        self.number = lru_cache(_REMEMBERED)(self._number)
        """Return the number of a term, without reading the others: the way for a few, which are kept at hand."""

    def __len__(self) -> int:
        return len(self._term_starts) - 1

    def _number(self, term: str) -> int:
        wanted = term.encode()
        place = bisect_left(range(len(self)), wanted, key=self._term)
        return place + 1 if place < len(self) and self._term(place) == wanted else 0

    def numbers(self, terms: Sequence[str]) -> npt.NDArray[np.uint16]:
        """Return the numbers of many terms."""
        known = self._numbers
        return np.array([known.get(term, 0) for term in terms], np.uint16)

    def term(self, number: int) -> str:
        """Return the term with a number from 1 on."""
        return self._term(number - 1).decode()

    def kindred(self, number: int) -> npt.NDArray[np.uint16]:
        """Return the numbers of the terms that are kindred to one (none to number 0)."""
        first = self._kindred_starts[max(number - 1, 0)]
        numbers: npt.NDArray[np.uint16] = self._kindred[first : self._kindred_starts[number]]
        return numbers

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        text, starts = self._terms.tobytes().decode(), self._term_starts.tolist()
        return {text[start:end]: k for k, (start, end) in enumerate(pairwise(starts), start=1)}

    def _term(self, place: int) -> bytes:
        return bytes(self._terms[self._term_starts[place] : self._term_starts[place + 1]])


def mapped(folder: Path, name: str) -> npt.NDArray[Any]:
    """Return an array of the data that ship with the package, mapped; its file in the ``folder`` has the ``name``."""
    return np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False))


@cache
def thesaurus() -> Thesaurus:
    """Return the one that ships with the package."""
    return Thesaurus(_FOLDER)
