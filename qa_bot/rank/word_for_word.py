"""Sentences right behind a question of the text that is the one asked, word for word.

Lists of frequent questions are made to be asked so. Too few of the questions that a ranker is fitted to stand in the
text themselves for it to learn that; where one does, what follows answers it (docs/ranking-tried.md).
"""

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.rank.features.table import NAMES

# How far it then stands above the best of the others, and above "none of them", which scores 0
_ABOVE = 2.5
_ALIKE, _BEHIND = NAMES.index("question_alike"), NAMES.index("behind_question")


def added_word_for_word(scores: Array, features: Array) -> Array:
    """Return (n,) what is added to the ``scores`` (n,) of candidates by their ``features`` (n, f)."""
    behind_same = (features[:, _ALIKE] >= 1) & (features[:, _BEHIND] == 1)
    return np.where(behind_same, scores.max(initial=0.0) + _ABOVE - scores, 0.0)
