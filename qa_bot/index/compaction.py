"""When segments are merged: often enough for questions to find few of them, seldom enough for a refresh to be quick."""

from collections.abc import Sequence

# So many segments beside the first are left alone
_FEW = 4
# A segment takes part in a merge unless it is so many times as large as all that follow it
_FACTOR = 3
# A new first segment is made when what is beside it, and what is dead, is this share of all
_BESIDE = 0.2


def first_to_merge(living: Sequence[int], dead: Sequence[int]) -> int | None:
    """Return the first of the segments that are to become one with all behind it; None when none are.

    ``living`` and ``dead`` are the sentences of each segment.
    """
    total = sum(living) + sum(dead)
    if sum(living[1:]) + sum(dead) > _BESIDE * total:
        return 0
    if len(living) - 1 <= _FEW:
        return None
    first = len(living) - 2
    while first > 1 and living[first - 1] < _FACTOR * sum(living[first:]):
        first -= 1
    return first
