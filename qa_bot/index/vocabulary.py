"""The words of the documents that a builder takes in, numbered as they come."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import compress, count

import numpy as np

from qa_bot.index.columns import Array, ColumnsWriter
from qa_bot.index.strings import write_strings
from qa_bot.index.word_table import WordTable
from qa_bot.text.language import language
from qa_bot.text.normalise import fold_case
from qa_bot.text.stem import terms_maker
from qa_bot.text.word_classes import word_classes


def _look_up() -> defaultdict[str, int]:
    """Return a look-up that gives a new string the next number."""
    return defaultdict(count().__next__)


class Vocabulary:
    """Words as written, numbered once for each language; seldom more often (see ``WordTable``)."""

    def __init__(self) -> None:
        self._tables: dict[str, WordTable] = {}

    def __len__(self) -> int:
        return sum(map(len, self._tables.values()))

    def number(self, languages: Array, lines: Sequence[str]) -> tuple[Array, Array]:
        """Return the numbers of the words of lines (int64), one behind the other, and how many each line has (int64).

        ``languages`` (str) tells which one each line is in; words stand between spaces, as ``WordTable`` wants them.
        A new word gets the next number.
        """
        lengths = np.zeros(len(lines), np.int64)
        found = []
        for code in dict.fromkeys(languages.tolist()):
            ours = languages == code
            table = self._tables.setdefault(code, WordTable())
            numbers, lengths[ours] = table.look_up([*compress(lines, ours.tolist())], len(self))
            found.append((ours, numbers))
        out = np.empty(int(lengths.sum()), np.int64)
        for ours, numbers in found:
            out[ours.repeat(lengths)] = numbers
        return out, lengths

    def write(self, writer: ColumnsWriter) -> None:
        """Write what each word is compared as (``forms``), stored as (``terms``), and its classes.

        Forms and terms are in the order they come in, unlike those of a segment.
        """
        columns = np.empty((3, len(self)), dtype=np.int64)
        forms, terms = _look_up(), _look_up()
        for code, table in self._tables.items():
            written = table.words()
            folded = [*map(fold_case, written)]
            columns[:, table.numbers] = (
                [*map(forms.__getitem__, folded)],
                [*map(terms.__getitem__, terms_maker(code)(folded))],
                [*map(word_classes(language(code)), written)],
            )
        for name, column in zip(("word_forms", "word_terms", "word_classes"), columns, strict=True):
            writer.append(name, column)
        write_strings(writer, "forms", [*forms])
        write_strings(writer, "terms", [*terms])
