"""Which words there are, numbered as they come, and which of them many words are: all at once, as arrays.

A dictionary waits for memory at every word, since hundreds of thousands of them are asked for in no order. Here the
words of a batch are sorted by a hash, so that the same ones stand side by side and the table is read from one end to
the other. Words are the same where their bytes are: a hash only brings them together.
"""

from collections.abc import Sequence
from typing import NamedTuple, Self

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.packed import Packed

_BYTES = 8
_PADDING = bytes(_BYTES)
# By how many of eight bytes are a word's own, what is left of them; those behind its end count as zero
_OWN = np.array([(1 << (8 * n)) - 1 for n in range(_BYTES + 1)], np.uint64)
# Steele & Vigna 2022, "Computationally easy, spectrally good multipliers for congruential pseudorandom number
# generators", for 64 bits
_MULTIPLIER = np.uint64(0xD1342543DE82EF95)
_SPACE, _LINE_END = b" \n"


class WordTable:
    """The different words that were looked up, each with its number; one whose hash another has may have several."""

    def __init__(self) -> None:
        self._words = Packed.of([])
        self._numbers = np.empty(0, np.int64)
        # ascending, and which of the words each hash is of
        self._hashes, self._hashed = np.empty(0, np.uint64), np.empty(0, np.int64)

    def __len__(self) -> int:
        return len(self._words)

    @property
    def numbers(self) -> Array:
        """The number of each word (int64), in the order in which they came."""
        return self._numbers

    def words(self) -> list[str]:
        """Return the words, in the same order."""
        return self._words.unpacked()

    def look_up(self, lines: Sequence[str], following: int) -> tuple[Array, Array]:
        """Return the numbers of the words of lines (int64), one behind the other, and how many each line has (int64).

        Words stand between spaces; a line holds no other white space or control character. New words get the numbers
        from ``following`` on.
        """
        text = "\n".join(("", *lines, ""))
        data = np.frombuffer(text.encode("utf-8", "surrogatepass") + _PADDING, np.uint8)
        within = data > _SPACE
        starts, ends = ((within[1:] != within[:-1]).nonzero()[0] + 1).reshape(-1, 2).T
        lengths = np.diff(starts.searchsorted((data == _LINE_END).nonzero()[0]))
        words = _Words.of(data, starts, ends - starts)
        order = words.by_hash()
        ordered = words.at(order)
        first = np.ones(len(order), dtype=bool)
        first[1:] = ~ordered.of_range(1, len(order)).are(ordered.of_range(0, len(order) - 1))
        numbers = np.empty(len(order), np.int64)
        numbers[order] = self._numbers_of(ordered.at(first.nonzero()[0]), following).take(first.cumsum() - 1)
        return numbers, lengths

    def _numbers_of(self, words: "_Words", following: int) -> Array:
        """Return the numbers (int64) of words in the order of their hashes."""
        hashes = words.hashes()
        places = self._hashes.searchsorted(hashes)
        near = (places < len(self._hashes)).nonzero()[0]
        there = self._hashed.take(places.take(near))
        same = words.at(near).are(_Words.of_packed(self._words, there))
        numbers = np.full(len(hashes), -1)
        numbers[near[same]] = self._numbers.take(there[same])
        new = (numbers < 0).nonzero()[0]
        numbers[new] = np.arange(following, following + len(new))
        self._add(words.at(new), hashes.take(new), numbers.take(new), places.take(new))
        return numbers

    def _add(self, words: "_Words", hashes: Array, numbers: Array, places: Array) -> None:
        """Add words in the order of their hashes, each before the one at its place among those that are there."""
        self._hashes = np.insert(self._hashes, places, hashes)
        self._hashed = np.insert(self._hashed, places, np.arange(len(self), len(self) + len(hashes)))
        self._words = Packed.joined([self._words, Packed.cut(words.data, words.starts, words.sizes)])
        self._numbers = np.concatenate((self._numbers, numbers))


class _Words(NamedTuple):
    """n words: each has ``sizes`` (n, int64) bytes of ``data`` (uint8) from ``starts`` (n, int64) on.

    ``heads`` (n, uint64) are its first eight bytes as one number; behind the last word there are eight bytes more.
    """

    data: Array
    starts: Array
    sizes: Array
    heads: Array

    @classmethod
    def of(cls, data: Array, starts: Array, sizes: Array) -> Self:
        """Return the words that stand in ``data``."""
        return cls(data, starts, sizes, _eight_from(data)[starts] & _OWN.take(np.minimum(sizes, _BYTES)))

    @classmethod
    def of_packed(cls, strings: Packed, places: Array) -> Self:
        """Return the words at some places among strings."""
        data = np.concatenate((strings.data, np.frombuffer(_PADDING, np.uint8)))
        starts = strings.starts.take(places)
        return cls.of(data, starts, strings.starts.take(places + 1) - starts)

    def at(self, places: Array) -> Self:
        """Return the words at some places among these."""
        return type(self)(self.data, *(column.take(places) for column in self[1:]))

    def of_range(self, first: int, last: int) -> Self:
        """Return the words from place ``first`` on and before ``last``."""
        return type(self)(self.data, *(column[first:last] for column in self[1:]))

    def by_hash(self) -> Array:
        """Return the places of the words in the order of their hashes (int64), as they stand where these are alike."""
        bits = len(self.starts).bit_length()
        # a hash leaves its last bits to the place, so that numbers alone are sorted
        keys = (self.hashes() >> bits << bits) | np.arange(len(self.starts), dtype=np.uint64)
        keys.sort()
        return (keys & ((1 << bits) - 1)).astype(np.int64)

    def hashes(self) -> Array:
        """Return a hash of each word (uint64)."""
        hashes = _mixed(self.heads)
        longer, done = (self.sizes > _BYTES).nonzero()[0], _BYTES
        while len(longer):
            hashes[longer] = _mixed(hashes[longer] ^ self._next_eight(longer, done))
            done += _BYTES
            longer = longer[self.sizes[longer] > done]
        return hashes

    def are(self, others: Self) -> Array:
        """Tell of each word whether it is the one at its place among as many others (bool)."""
        same = (self.heads == others.heads) & (self.sizes == others.sizes)
        longer, done = (same & (self.sizes > _BYTES)).nonzero()[0], _BYTES
        while len(longer):
            same[longer] = self._next_eight(longer, done) == others._next_eight(longer, done)
            done += _BYTES
            longer = longer[same[longer] & (self.sizes[longer] > done)]
        return same

    def _next_eight(self, places: Array, done: int) -> Array:
        """Return the next eight bytes, after the first ``done`` ones, of the words at some places."""
        own = np.minimum(self.sizes.take(places) - done, _BYTES)
        return _eight_from(self.data)[self.starts.take(places) + done] & _OWN.take(own)


def _eight_from(data: Array) -> Array:
    """Return a view of the eight bytes from each byte on, as one number (uint64)."""
    return np.ndarray(len(data) - _BYTES + 1, "<u8", data, strides=(1,))


def _mixed(values: Array) -> Array:
    values = values * _MULTIPLIER
    return values ^ (values >> 32)
