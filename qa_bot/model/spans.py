"""The weights of a linear model that chooses the span of a sentence that answers, as plain arrays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from qa_bot.index.columns import Array

ENGLISH, OTHER = GROUPS = ("en", "other")
"""Groups of languages, each with a model of its own: most of what there is to learn from is English, and the answers
that people mark in it are shorter.
"""
_ZERO = np.zeros(1, np.float32)


def group_of(language: str) -> str:
    """Return the group of a language, by its code."""
    return ENGLISH if language == ENGLISH else OTHER


@dataclass(frozen=True)
class SpanModel:
    """Weights of c columns, and for k keys of questions what is added to those of the first q columns.

    ``words`` are those the model knows, ``keys`` the k keys, ``features`` say what the columns are; ``shared`` (c,) and
    ``by_question`` (k, q) float32.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    features: tuple[str, ...]
    shared: Array
    by_question: Array

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The words by number, from 1: 0 stands for those that are not known."""
        return {word: number for number, word in enumerate(self.words, start=1)}

    def weights(self, key: str) -> Array:
        """Return (c + 1,) float32 the weights for questions of a key, the shared ones for a key that is not known; the
        last, 0, is for what is no column.
        """
        out = np.concatenate([self.shared, _ZERO])
        if key in self.keys:
            out[: self.by_question.shape[1]] += self.by_question[self.keys.index(key)]
        return out

    def names(self) -> dict[str, Sequence[str]]:
        """Return the words, keys and features, as ``from_arrays`` takes them."""
        return {"words": self.words, "keys": self.keys, "features": self.features}

    def arrays(self) -> dict[str, Array]:
        """Return the arrays by name, float16: a weight needs no more."""
        return {"shared": self.shared.astype(np.float16), "by_question": self.by_question.astype(np.float16)}

    @classmethod
    def from_arrays(cls, names: Mapping[str, Any], arrays: Mapping[str, Array]) -> "SpanModel":
        """Return the model of names and arrays.

        Raises ValueError where they do not fit each other, KeyError where one is missing.
        """
        words, keys, features = (tuple(map(str, names[name])) for name in ("words", "keys", "features"))
        shared, by_question = (np.asarray(arrays[name], np.float32) for name in ("shared", "by_question"))
        if shared.ndim != 1 or by_question.ndim != 2 or by_question.shape[1] > len(shared):
            raise ValueError("weights of spans differ in shape")
        if len(by_question) != len(keys):
            raise ValueError("weights of spans do not fit the keys of questions")
        if not (np.isfinite(shared).all() and np.isfinite(by_question).all()):
            raise ValueError("a value is not finite")
        return cls(words, keys, features, shared, by_question)


def of_group(spans: Mapping[str, SpanModel], group: str) -> SpanModel | None:
    """Return the model of a group of languages, or else that of the other one; None where there is none."""
    return spans.get(group) or next(iter(spans.values()), None)
