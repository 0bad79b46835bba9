"""The words of a collection: as written, as compared, as stemmed, and what can be told from their letters alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from qa_bot.index.columns import Array, ColumnsWriter
from qa_bot.index.strings import write_strings
from qa_bot.text.language import language
from qa_bot.text.normalise import fold_case
from qa_bot.text.stem import terms_maker
from qa_bot.text.thesaurus import thesaurus
from qa_bot.text.word_classes import word_classes


@dataclass(frozen=True, slots=True)
class Words:
    """Words as ``written`` in documents of a language (``languages``), each pair once; what each is compared as
    (``forms``), stored as (``terms``), and what it may tell (``classes``).
    """

    written: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    classes: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.written)


class KnownWords:
    """Words that have been looked into: remembered, since the next documents have most of them, too."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, tuple[str, str, int]]] = {}

    def look_up(self, code: str, written: list[str]) -> list[tuple[str, str, int]]:
        """Return the form, the term and the classes of each word of a language."""
        known = self._known.setdefault(code, {})
        new = [word for word in written if word not in known]
        forms = [*map(fold_case, new)]
        found = zip(forms, terms_maker(code)(forms), map(word_classes(language(code)), new), strict=True)
        known.update(zip(new, found, strict=True))
        return [known[word] for word in written]


class Vocabulary:
    """Numbers the words of documents as they come."""

    def __init__(self, known: KnownWords) -> None:
        self._known = known
        self._n = 0
        self._numbers: dict[str, _Numbers] = {}

    def numbers(self, code: str) -> "_Numbers":
        """Return the numbers of a language's words: a plain look-up that gives a new word the next number."""
        if code not in self._numbers:
            self._numbers[code] = _Numbers(self)
        return self._numbers[code]

    def next_number(self) -> int:
        """Return a number that no word has yet."""
        self._n += 1
        return self._n - 1

    def words(self) -> tuple[Words, Array]:
        """Return the words, language by language, and at which place each number's word is (int64)."""
        words = Words()
        places = np.empty(self._n, dtype=np.int64)
        for code, numbers in self._numbers.items():
            places[[*numbers.values()]] = np.arange(len(words), len(words) + len(numbers))
            written = [*numbers]
            found = self._known.look_up(code, written)
            words.written.extend(written)
            words.languages.extend([code] * len(written))
            words.forms.extend([form for form, _, _ in found])
            words.terms.extend([term for _, term, _ in found])
            words.classes.extend([classes for _, _, classes in found])
        return words, places


class _Numbers(dict[str, int]):
    """The numbers of one language's words as written."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._next_number = vocabulary.next_number

    def __missing__(self, word: str) -> int:
        number = self[word] = self._next_number()
        return number


@dataclass(frozen=True, slots=True)
class Numbering:
    """The lasting number and the term of each word (int64), by the place it had before."""

    words: Array
    terms: Array


def write_vocabulary(writer: ColumnsWriter, words: Words, uses: Array) -> Numbering:
    """Write the columns of words, forms and terms; ``uses`` (int64) says how often each word occurs.

    Words are numbered by falling use, so that most take one byte in a sentence; forms and terms in the order of their
    bytes, in which they are looked up. All depend on the words and their uses alone, not on the order they come in.
    """
    order = _by_use(words, uses)
    lasting = np.empty(len(order), dtype=np.int64)
    lasting[order] = np.arange(len(order))
    forms, form_of_word = _numbered(words.forms)
    terms, term_of_word = _numbered(words.terms)
    codes, code_of_word = _numbered(words.languages)
    written = words.written
    write_strings(writer, "words", [written[k] for k in order.tolist()])
    write_strings(writer, "forms", forms)
    write_strings(writer, "terms", terms)
    writer.append("term_entries", thesaurus().numbers(terms))
    write_strings(writer, "word_languages", codes)
    writer.append("word_language", code_of_word[order])
    writer.append("word_forms", form_of_word[order])
    writer.append("word_terms", term_of_word[order])
    writer.append("word_classes", np.array(words.classes, dtype=np.int64)[order])
    writer.append("word_uses", uses[order])
    form_uses = np.zeros(len(forms), dtype=np.int64)
    np.add.at(form_uses, form_of_word, uses)
    writer.append("form_uses", form_uses)
    return Numbering(lasting, term_of_word)


def _by_use(words: Words, uses: Array) -> Array:
    """Return the places of words by falling use, then in the order of their bytes, then of their languages."""
    written, languages = words.written, words.languages
    if len(set(languages)) > 1:
        alphabetic = sorted(range(len(written)), key=lambda k: (written[k], languages[k]))
    else:
        alphabetic = sorted(range(len(written)), key=written.__getitem__)
    order = np.array(alphabetic, dtype=np.int64)
    return order[np.argsort(-uses[order], kind="stable")]


def _numbered(values: Sequence[str]) -> tuple[list[str], Array]:
    """Return the distinct values in order, and for each value its number in it (int64).

    Code points order strings as the bytes of their UTF-8 do.
    """
    distinct = sorted(set(values))
    number = {value: k for k, value in enumerate(distinct)}
    return distinct, np.array([*map(number.__getitem__, values)], dtype=np.int64)
