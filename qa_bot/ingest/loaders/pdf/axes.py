"""Scales of the axes of figures among the blocks of a PDF, and the labels beside them: they say nothing."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from qa_bot.types import Block, BlockKind

_LEAST = 4  # numbers of a scale
_LONGEST = 200  # code points of it
_SAME = 0.01  # share by which the steps of a scale differ at most, as their numbers are rounded
_NUMBER = re.compile(r"[-−–]?\d+(?:\.\d+)?")
_SECTION = re.compile(r"\d+(?:\.\d+)*\.?\s")


def without_axes(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks without scales; what seems a heading right behind one, without the number of a section, is the
    label of an axis and a paragraph.
    """
    kept: list[Block] = []
    beside = False
    for block in blocks:
        words = block.span.of(text)
        if block.kind is BlockKind.PARAGRAPH and is_scale(words):
            beside = True
        elif beside and block.kind is BlockKind.HEADING and not _SECTION.match(words):
            kept.append(replace(block, kind=BlockKind.PARAGRAPH, level=1))
        else:
            kept.append(block)
            beside = False
    return tuple(kept)


def is_scale(words: str) -> bool:
    """Tell whether some words are nothing but numbers that rise or fall by the same step: 0.0 0.2 0.4 0.6."""
    numbers = words.split() if len(words) <= _LONGEST else []
    if len(numbers) < _LEAST or not all(map(_NUMBER.fullmatch, numbers)):
        return False
    values = [float(number.replace("−", "-").replace("–", "-")) for number in numbers]
    steps = [second - first for first, second in pairwise(values)]
    return steps[0] != 0 and max(steps) - min(steps) <= _SAME * abs(steps[0])
