"""How the answers found in the first sentences settle the order of these.

The ranker sees a sentence as a whole; the choice of the answering span sees the words in it one by one. A sentence that
holds a likely answer in a place where answers stand is likelier to be the one that answers.
"""

from collections.abc import Sequence

import numpy as np

from qa_bot.index.columns import Array

LOOKED_AT = 3
"""How many of the first sentences are looked at for their answers; more bring nothing (docs/ranking-tried.md)."""
# What the log odds of a sentence's spans count beside the ranker's score
_SHARE = 0.25


def added_support(support: Sequence[float | None], n: int) -> Array:
    """Return (n,) what is added to the scores of n sentences, best first, for the ``support`` of the first of these.

    What cannot be told (None), and every sentence further down, has the least support that was found, so that nothing
    rises from below; support counts from there, so that scores stay comparable with that of "none of them".
    """
    found = [value for value in support if value is not None]
    least = min(found, default=0.0)
    added = np.zeros(n)
    added[: len(support)] = [0.0 if value is None else value - least for value in support]
    return _SHARE * added
