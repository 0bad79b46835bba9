"""The loss that ranking is fitted to: of each question's candidates, those that answer should be the likeliest.

Candidates compete under a softmax with each other (the listwise loss of Cao et al. 2007, "Learning to rank: from
pairwise approach to listwise approach", with several right ones) and with one more of score 0, which stands for "none
of them answers". So a score tells by itself how far a candidate can be trusted, whatever the others are.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from qa_bot.index.columns import Array

# What each question counts once more with its right candidates taken out: nothing that is left answers
TAKEN_OUT = 0.1
_SMALLEST = 1e-12


class Loss(NamedTuple):
    """The loss of each question (q,), and its first and second derivative by each candidate's score (n,)."""

    values: Array
    gradient: Array
    curvature: Array


@dataclass(frozen=True)
class Lists:
    """The candidates of q questions, at least one each.

    ``right`` (n,) bool tells the candidates that answer, ``question`` (n,) int the list of each, ascending from 0.
    """

    right: Array
    question: Array

    @cached_property
    def starts(self) -> Array:
        """(q,) where each question's candidates begin (int64)."""
        return np.flatnonzero(np.diff(self.question, prepend=-1))

    @cached_property
    def answered(self) -> Array:
        """(q,) bool: whether one of a question's candidates answers it."""
        return np.logical_or.reduceat(self.right, self.starts)

    def loss(self, scores: Array) -> Loss:
        """Return minus the log likelihood of what is right, by the ``scores`` (n,) of the candidates."""
        answered, question = self.answered, self.question
        top = np.maximum(np.maximum.reduceat(scores, self.starts), 0.0)
        odds, none = np.exp(scores - top[question]), np.exp(-top)
        right_odds = self._sums(odds * self.right)
        others = np.maximum(self._sums(odds * ~self.right) + none, _SMALLEST)
        share = odds / (right_odds + others)[question]
        posterior = odds * self.right / np.maximum(right_odds, _SMALLEST)[question]
        share_of_wrong = np.where(self.right | ~answered[question], 0.0, odds / others[question])
        likely = np.where(answered, right_odds, none) / (right_odds + others)
        likely_without = np.where(answered, none / others, 1.0)
        return Loss(
            -np.log(np.maximum(likely, _SMALLEST)) - TAKEN_OUT * np.log(np.maximum(likely_without, _SMALLEST)),
            share - np.where(answered[question], posterior, 0.0) + TAKEN_OUT * share_of_wrong,
            share * (1 - share) + TAKEN_OUT * share_of_wrong * (1 - share_of_wrong),
        )

    def _sums(self, values: Array) -> Array:
        return np.add.reduceat(values, self.starts)
