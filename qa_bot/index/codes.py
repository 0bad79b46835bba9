"""Small numbers in few bytes: seven bits a byte, the most significant first, the last byte without the eighth bit."""

import numpy as np

from qa_bot.index.columns import Array

_BITS = 7
_MORE = 128


def encode(numbers: Array) -> tuple[Array, Array]:
    """Return the bytes (uint8) of numbers (from 0 on), and how many each takes (int64)."""
    numbers = numbers.astype(np.int64, copy=False)
    longest = -(-int(numbers.max(initial=1)).bit_length() // _BITS)
    widths = np.ones(len(numbers), dtype=np.int64)
    for step in range(1, longest):
        widths += numbers >= 1 << (_BITS * step)
    ends = np.cumsum(widths)
    out = np.empty(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    out[ends - 1] = numbers & (_MORE - 1)
    for step in range(1, longest):
        long = np.flatnonzero(widths > step)
        out[ends[long] - 1 - step] = (numbers[long] >> (_BITS * step)) & (_MORE - 1) | _MORE
    return out, widths


def decode(data: Array) -> Array:
    """Return the numbers (int64) that ``data`` (uint8) holds."""
    ends = np.flatnonzero(data < _MORE)
    widths = ends - np.concatenate(([-1], ends[:-1]))
    numbers = data[ends].astype(np.int64)
    for step in range(1, int(widths.max(initial=1))):
        long = np.flatnonzero(widths > step)
        numbers[long] |= (data[ends[long] - step].astype(np.int64) & (_MORE - 1)) << (_BITS * step)
    return numbers
