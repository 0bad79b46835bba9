"""The words of a collection: as written, as compared, as stemmed, and what can be told from their letters alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from qa_bot.index.columns import Array, ColumnsWriter
from qa_bot.index.strings import utf8, write_strings
from qa_bot.text.language import language
from qa_bot.text.normalise import fold_case
from qa_bot.text.stem import term_maker
from qa_bot.text.word_classes import word_classes


class Word(NamedTuple):
    """A word as written in documents of one language, and what it is compared as, stored as, and may tell."""

    written: str
    language: str
    form: str
    term: str
    classes: int


class Vocabulary:
    """Numbers the words of documents as they come."""

    def __init__(self) -> None:
        self._written: list[tuple[str, str]] = []
        self._numbers: dict[str, _Numbers] = {}

    def numbers(self, code: str) -> "_Numbers":
        """Return the numbers of a language's words: a plain look-up that gives a new word the next number."""
        if code not in self._numbers:
            self._numbers[code] = _Numbers(code, self._written)
        return self._numbers[code]

    def words(self) -> list[Word]:
        """Return the words in the order of their numbers."""
        makers = {code: (term_maker(code), word_classes(language(code))) for code in self._numbers}
        words = []
        for written, code in self._written:
            term_of, classes_of = makers[code]
            form = fold_case(written)
            words.append(Word(written, code, form, term_of(form), classes_of(written)))
        return words


class _Numbers(dict[str, int]):
    """The numbers of one language's words as written."""

    def __init__(self, code: str, written: list[tuple[str, str]]) -> None:
        super().__init__()
        self._code = code
        self._written = written

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self._written)
        self._written.append((word, self._code))
        return number


@dataclass(frozen=True, slots=True)
class Numbering:
    """The lasting number and the term of each word (int64), by the number it had before."""

    words: Array
    terms: Array


def write_vocabulary(writer: ColumnsWriter, words: Sequence[Word], uses: Array) -> Numbering:
    """Write the columns of words, forms and terms; ``uses`` (int64) says how often each word occurs.

    Words are numbered by falling use, so that most take one byte in a sentence; forms and terms in the order of their
    bytes, in which they are looked up. All depend on the words and their uses alone, not on the order they come in.
    """
    counts = uses.tolist()
    order = sorted(range(len(words)), key=lambda k: (-counts[k], utf8(words[k].written), words[k].language))
    ordered = [words[k] for k in order]
    lasting = np.empty(len(order), dtype=np.int64)
    lasting[order] = np.arange(len(order))
    forms, form_of_word = _numbered([word.form for word in ordered])
    terms, term_of_word = _numbered([word.term for word in ordered])
    codes, code_of_word = _numbered([word.language for word in ordered])
    for name, strings in (("words", [word.written for word in ordered]), ("forms", forms), ("terms", terms)):
        write_strings(writer, name, strings)
    write_strings(writer, "word_languages", codes)
    writer.append("word_language", code_of_word)
    writer.append("word_forms", form_of_word)
    writer.append("word_terms", term_of_word)
    writer.append("word_classes", np.array([word.classes for word in ordered], dtype=np.int64))
    writer.append("word_uses", uses[order].astype(np.int64))
    form_uses = np.zeros(len(forms), dtype=np.int64)
    np.add.at(form_uses, form_of_word, uses[order])
    writer.append("form_uses", form_uses)
    return Numbering(lasting, term_of_word[lasting])


def _numbered(values: list[str]) -> tuple[list[str], Array]:
    """Return the distinct values in the order of their UTF-8 bytes, and for each value its number in it (int64)."""
    distinct = sorted(set(values), key=utf8)
    number = {value: k for k, value in enumerate(distinct)}
    return distinct, np.array([number[value] for value in values], dtype=np.int64)
