"""Sentences that stand beside likely ones.

An answer is often told over several sentences, and the question's words are in the one before. Of the sentences further
down a ranking, those beside a likely one answer more often than others of their score (docs/ranking-tried.md).
"""

import numpy as np

from qa_bot.index.columns import Array

# How far apart two sentences of a document may stand; how much the likelihood of those beside one counts; the
# temperature of the softmax that makes likelihoods of scores
_APART = 2
_SHARE = 2.0
_TEMPERATURE = 1.5


def added_beside(scores: Array, rows: Array, documents: Array, first: int) -> Array:
    """Return (n,) what is added to the ``scores`` (n,), descending, of sentences beside likely ones.

    ``rows`` (n,) are the sentences, ``documents`` (n,) theirs. The ``first`` ones stay where they are: nothing is added
    to them, and to the others no more than leads to the last of them.
    """
    likely = np.exp((scores - scores[:1]) / _TEMPERATURE)
    likely /= likely.sum()
    distance = np.abs(rows[first:, None] - rows)
    is_beside = (distance > 0) & (distance <= _APART) & (documents[first:, None] == documents)
    added = np.zeros(len(scores))
    added[first:] = np.minimum(_SHARE * (is_beside * likely).sum(axis=1), scores[first - 1 : first] - scores[first:])
    return added
