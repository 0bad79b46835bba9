"""The words of the documents that a builder takes in, numbered as they come."""

from collections.abc import Iterator, Sequence
from itertools import count

import numpy as np

from qa_bot.index.columns import Array, ColumnsWriter
from qa_bot.index.strings import write_strings
from qa_bot.text.language import language
from qa_bot.text.normalise import fold_case
from qa_bot.text.stem import terms_maker
from qa_bot.text.word_classes import word_classes


class Numbers(dict[str, int]):
    """A plain look-up that gives a new string the next number."""

    def __init__(self, following: Iterator[int] | None = None) -> None:
        super().__init__()
        self._following = count() if following is None else following

    def __missing__(self, value: str) -> int:
        number = self[value] = next(self._following)
        return number


class Vocabulary:
    """Words as written in documents of a language, each pair once."""

    def __init__(self) -> None:
        self._following = count()
        self._words: dict[str, Numbers] = {}

    def __len__(self) -> int:
        return sum(map(len, self._words.values()))

    def number(self, code: str, words: Sequence[str]) -> Array:
        """Return the numbers of words of a language (int64)."""
        if code not in self._words:
            self._words[code] = Numbers(self._following)
        return np.fromiter(map(self._words[code].__getitem__, words), dtype=np.int64, count=len(words))

    def write(self, writer: ColumnsWriter) -> None:
        """Write what each word is compared as (``forms``), stored as (``terms``), and its classes.

        Forms and terms are in the order they come in, unlike those of a segment.
        """
        columns = np.empty((3, len(self)), dtype=np.int64)
        numbers_of_forms, numbers_of_terms = Numbers(), Numbers()
        for code, words in self._words.items():
            forms = [*map(fold_case, words)]
            columns[:, [*words.values()]] = (
                [*map(numbers_of_forms.__getitem__, forms)],
                [*map(numbers_of_terms.__getitem__, terms_maker(code)(forms))],
                [*map(word_classes(language(code)), words)],
            )
        for name, column in zip(("word_forms", "word_terms", "word_classes"), columns, strict=True):
            writer.append(name, column)
        write_strings(writer, "forms", [*numbers_of_forms])
        write_strings(writer, "terms", [*numbers_of_terms])
