"""Sentences as they were read: what the rules for spans look at."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from qa_bot.answer.spans.parts import Parts, sums
from qa_bot.index.columns import Array
from qa_bot.text.tokenise import Token
from qa_bot.types import Span

Places = tuple[int, int]
"""The first and the last word of a span, as numbers among the words of some sentences."""


class Read(NamedTuple):
    """Sentences of n words in all: the ``texts`` with their ``tokens`` and the number of each one's first word
    (``begins``); the ``expressions`` of all, (type, first word, last word).

    Of each word (n,): its ``sentence``, its form, the gaps ``before`` and ``after``, the ``classes``, the first word of
    its sentence (``first_words``), and the ``parts``.
    """

    texts: Sequence[str]
    tokens: Sequence[Sequence[Token]]
    begins: Sequence[int]
    expressions: Sequence[tuple[str, int, int]]
    sentence: Array
    forms: Sequence[str]
    before: Array
    after: Array
    classes: Array
    first_words: Array
    parts: Parts


def count(words: Array, first: Array, last: Array) -> Array:
    """Return (m,) how many of some ``words`` (n,) bool each span has."""
    before = sums(words)
    return np.asarray(before[last + 1] - before[first])


def places(spans: Iterable[Span], tokens: Sequence[Token], begin: int) -> Iterator[Places]:
    """Yield the words of each span that has any, in a sentence whose first word is the number ``begin``."""
    starts, ends = [token.start for token in tokens], [token.end for token in tokens]
    for span in spans:
        first, last = bisect_right(ends, span.start), bisect_left(starts, span.end) - 1
        if first <= last:
            yield begin + first, begin + last


def places_of(spans_of: Callable[[str], Iterable[Span]], of: Read) -> Iterator[Places]:
    """Yield the words of the spans that each text has by ``spans_of``."""
    for text, tokens, begin in zip(of.texts, of.tokens, of.begins, strict=True):
        yield from places(spans_of(text), tokens, begin)


def are(wholes: Iterable[Places], first: Array, last: Array, of: Read) -> Array:
    """Return (m,) bool: which spans are one of the ``wholes``."""
    n = len(of.forms)
    keys = [one * n + end for one, end in wholes]
    return np.isin(first * n + last, keys) if keys else np.zeros(len(first), bool)
