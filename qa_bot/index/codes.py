"""Small numbers in few bytes: seven bits a byte, the most significant first, the last byte without the eighth bit."""

import numpy as np

from qa_bot.index.columns import Array

_BITS = 7
_MORE = 128
_LONGEST = 5


def encode(numbers: Array) -> tuple[Array, Array]:
    """Return the bytes (uint8) of numbers below 2**35, and how many each takes (int64)."""
    numbers = numbers.astype(np.int64, copy=False)
    widths = np.ones(len(numbers), dtype=np.int64)
    for step in range(1, _LONGEST):
        widths += numbers >= 1 << (_BITS * step)
    ends = np.cumsum(widths)
    out = np.empty(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    out[ends - 1] = numbers & (_MORE - 1)
    for step in range(1, int(widths.max(initial=1))):
        long = widths > step
        out[ends[long] - 1 - step] = (numbers[long] >> (_BITS * step)) & (_MORE - 1) | _MORE
    return out, widths


def decode(data: Array) -> Array:
    """Return the numbers (int64) that ``data`` (uint8) holds."""
    ends = np.flatnonzero(data < _MORE)
    widths = np.diff(ends, prepend=-1)
    numbers = data[ends].astype(np.int64)
    for step in range(1, int(widths.max(initial=1))):
        long = np.flatnonzero(widths > step)
        numbers[long] |= (data[ends[long] - step].astype(np.int64) & (_MORE - 1)) << (_BITS * step)
    return numbers
