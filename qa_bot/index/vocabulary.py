"""The words of the documents that a builder takes in, numbered as they come."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import count

import numpy as np

from qa_bot.index.columns import Array, ColumnsWriter
from qa_bot.index.strings import write_strings
from qa_bot.text.language import language
from qa_bot.text.normalise import fold_case
from qa_bot.text.stem import terms_maker
from qa_bot.text.word_classes import word_classes


def _look_up() -> defaultdict[str, int]:
    """Return a look-up that gives a new string the next number."""
    return defaultdict(count().__next__)


class Vocabulary:
    """Words as written in documents of a language, each pair once."""

    def __init__(self) -> None:
        self._next_number = count().__next__
        self._numbers: dict[str, defaultdict[str, int]] = {}

    def number(self, code: str, words: Sequence[str]) -> Array:
        """Return the numbers of words of a language (int64); a new word gets the next one."""
        numbers = self._numbers.setdefault(code, defaultdict(self._next_number))
        return np.fromiter(map(numbers.__getitem__, words), dtype=np.int64, count=len(words))

    def write(self, writer: ColumnsWriter) -> None:
        """Write what each word is compared as (``forms``), stored as (``terms``), and its classes.

        Forms and terms are in the order they come in, unlike those of a segment.
        """
        n = sum(map(len, self._numbers.values()))
        columns = np.empty((3, n), dtype=np.int64)
        forms, terms = _look_up(), _look_up()
        for code, numbers in self._numbers.items():
            written = [*numbers]
            folded = [*map(fold_case, written)]
            columns[:, [*numbers.values()]] = (
                [*map(forms.__getitem__, folded)],
                [*map(terms.__getitem__, terms_maker(code)(folded))],
                [*map(word_classes(language(code)), written)],
            )
        for name, column in zip(("word_forms", "word_terms", "word_classes"), columns, strict=True):
            writer.append(name, column)
        write_strings(writer, "forms", [*forms])
        write_strings(writer, "terms", [*terms])
