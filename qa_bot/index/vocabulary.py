"""The words of a collection: as written, as compared, as stemmed, and what can be told from their letters alone."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from qa_bot.index.columns import Array, Strings, write_array
from qa_bot.text.language import language
from qa_bot.text.normalise import fold_case
from qa_bot.text.stem import term_maker
from qa_bot.text.word_classes import word_classes


class WordNumbers(dict[str, int]):
    """The numbers of one language's words as written, given on first sight: a plain look-up for every later one."""

    def __init__(self, language: str, new_number: Callable[[str, str], int]) -> None:
        super().__init__()
        self._language = language
        self._new_number = new_number

    def __missing__(self, word: str) -> int:
        number = self[word] = self._new_number(word, self._language)
        return number


class Vocabulary:
    """Numbers the words as they come; ``write`` numbers them anew, in an order that depends on the words alone."""

    def __init__(self) -> None:
        self._words: list[tuple[str, str]] = []
        self._numbers: dict[str, WordNumbers] = {}

    def numbers(self, language: str) -> WordNumbers:
        """Return the numbers of a language's words."""
        if language not in self._numbers:
            self._numbers[language] = WordNumbers(language, self._new_number)
        return self._numbers[language]

    def _new_number(self, word: str, language: str) -> int:
        self._words.append((word, language))
        return len(self._words) - 1

    def __len__(self) -> int:
        return len(self._words)

    def write(self, folder: Path, counts: Array) -> "WrittenVocabulary":
        """Write the columns of words, forms and terms; ``counts`` says how often each word occurs."""
        order = sorted(range(len(self._words)), key=lambda number: _sort_key(*self._words[number]))
        lasting = np.empty(len(order), dtype=np.int32)
        lasting[order] = np.arange(len(order), dtype=np.int32)
        words = [self._words[number] for number in order]
        forms, form_of_word = _numbered([fold_case(word) for word, _ in words])
        makers = {code: term_maker(code) for code in self._numbers}
        terms, term_of_word = _numbered(
            [makers[code](forms[form]) for (_, code), form in zip(words, form_of_word.tolist(), strict=True)]
        )
        Strings.write(folder, "words", [word for word, _ in words])
        Strings.write(folder, "forms", forms)
        Strings.write(folder, "terms", terms)
        write_array(folder, "word_forms", form_of_word)
        write_array(folder, "word_terms", term_of_word)
        write_array(folder, "word_classes", self._classes(words))
        form_counts = np.bincount(form_of_word, counts[order], minlength=len(forms))
        write_array(folder, "form_counts", form_counts.astype(np.int32))
        return WrittenVocabulary(lasting, term_of_word[lasting], len(terms))

    def _classes(self, words: list[tuple[str, str]]) -> Array:
        classes = {code: word_classes(language(code)) for code in self._numbers}
        return np.array([classes[code](word) for word, code in words], dtype=np.uint32)


@dataclass(frozen=True, slots=True)
class WrittenVocabulary:
    """The lasting number and the term of each word (int32), by the number it had before; how many terms there are."""

    lasting: Array
    terms: Array
    n_terms: int


def _numbered(values: list[str]) -> tuple[list[str], Array]:
    """Return the distinct values in the order of their UTF-8 bytes, and for each value its number in it (int32)."""
    distinct = sorted(set(values), key=_bytes)
    number = {value: k for k, value in enumerate(distinct)}
    return distinct, np.array([number[value] for value in values], dtype=np.int32)


def _sort_key(word: str, language: str) -> tuple[bytes, str]:
    return _bytes(word), language


def _bytes(value: str) -> bytes:
    return value.encode("utf-8", "surrogatepass")
