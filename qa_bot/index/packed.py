"""Many strings as arrays: ordered and picked without any of them becoming an object."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

import numpy as np

from qa_bot.index.columns import Array

_BYTES = 8
# By how many of eight bytes are a string's own, what is left of them: those behind its end count as zero
_OWN = np.array([(1 << 64) - (1 << (64 - 8 * n)) for n in range(_BYTES + 1)], np.uint64)


@dataclass(frozen=True, slots=True)
class Packed:
    """n strings: ``data`` (uint8) their UTF-8 bytes in a row, ``starts`` (n + 1, int64) where each starts."""

    data: Array
    starts: Array

    def __len__(self) -> int:
        return len(self.starts) - 1

    @classmethod
    def of(cls, values: Sequence[str]) -> Self:
        """Return strings packed."""
        data = np.frombuffer(utf8("".join(values)), dtype=np.uint8)
        starts = np.cumsum([0, *map(len, values)])
        if len(data) > starts[-1]:
            starts = np.append(np.flatnonzero(_begins(data)), len(data))[starts]
        return cls(data, starts)

    def unpacked(self) -> list[str]:
        """Return the strings."""
        data = self.data.tobytes()
        text = data.decode("utf-8", "surrogatepass")
        starts = self.starts
        if len(text) < len(data):
            starts = np.concatenate([[0], np.cumsum(_begins(self.data))])[starts]
        return [text[start:end] for start, end in pairwise(starts.tolist())]

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Return the strings of several one behind the other."""
        offsets = np.cumsum([0, *(len(part.data) for part in parts)])
        starts = [part.starts[:-1] + offset for part, offset in zip(parts, offsets.tolist(), strict=False)]
        return cls(np.concatenate([part.data for part in parts]), np.concatenate([*starts, offsets[-1:]]))

    @classmethod
    def cut(cls, data: Array, first: Array, lengths: Array) -> Self:
        """Return the strings of ``lengths`` (n, int64) bytes at the places ``first`` (n, int64) of ``data``."""
        starts = np.concatenate([[0], np.cumsum(lengths)])
        return cls(data[np.arange(starts[-1]) + np.repeat(first - starts[:-1], lengths)], starts)

    def take(self, places: Array) -> Self:
        """Return the strings at some places, in their order."""
        return self.cut(self.data, self.starts[:-1][places], np.diff(self.starts)[places])

    def distinct(self) -> tuple[Self, Array]:
        """Return the different strings in the order of their bytes, and which of these each one is (n, int64).

        No string may hold a zero byte, which words do not.
        """
        before = self._smaller()
        one_of, in_use = np.empty(len(self), np.int64), np.zeros(len(self), bool)
        one_of[before] = np.arange(len(self))
        in_use[before] = True
        return self.take(one_of[in_use]), (np.cumsum(in_use) - 1)[before]

    def _smaller(self) -> Array:
        """Return for each string how many are smaller (n, int64).

        Eight bytes are compared at a time, as one number, of those strings that are alike up to there.
        """
        lengths = np.diff(self.starts)
        padded = np.concatenate([self.data, np.zeros(_BYTES, np.uint8)])
        eight_from: Array = np.ndarray(len(self.data) + 1, ">u8", padded, strides=(1,))
        before = np.zeros(len(self), np.int64)
        alike, done = np.arange(len(self)), 0
        while len(alike):
            own = np.clip(lengths[alike] - done, 0, _BYTES)
            eight = eight_from[np.minimum(self.starts[:-1][alike] + done, len(self.data))].astype(np.uint64) & _OWN[own]
            order = np.lexsort((eight, before[alike])) if done else np.argsort(eight)
            alike, eight = alike[order], eight[order]
            _count_before(before, alike, eight)
            done += _BYTES
            alike = alike[_undecided(before[alike], lengths[alike] > done)]
        return before


def utf8(value: str) -> bytes:
    """Return the bytes that strings are stored and ordered by; lone surrogates, which file names may hold, included."""
    return value.encode("utf-8", "surrogatepass")


def _begins(data: Array) -> Array:
    """Return which bytes of UTF-8 are the first of a character (bool)."""
    return (data & 0xC0) != 0x80


def _count_before(before: Array, alike: Array, eight: Array) -> None:
    """Count in ``before`` those of the strings ``alike``, in order, whose next ``eight`` bytes are smaller."""
    places = np.arange(len(alike))
    new_group = np.diff(before[alike], prepend=-1) != 0
    new = new_group.copy()
    new[1:] |= eight[1:] != eight[:-1]
    before[alike] += _latest(places, new) - _latest(places, new_group)


def _latest(places: Array, chosen: Array) -> Array:
    """Return for each place the last one up to it that is ``chosen`` (bool); the first of all is."""
    return np.maximum.accumulate(np.where(chosen, places, 0))


def _undecided(before: Array, has_more: Array) -> Array:
    """Return which strings (bool), in order, share their count ``before`` with another, where one of these has more."""
    starts = np.flatnonzero(np.diff(before, prepend=-1))
    sizes = np.diff(starts, append=len(before))
    return np.repeat((sizes > 1) & np.maximum.reduceat(has_more, starts), sizes)
