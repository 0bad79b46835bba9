"""The vocabularies of several segments, or drafts of some, as one."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from qa_bot.index.codes import decode, encode
from qa_bot.index.columns import Array, ColumnsWriter
from qa_bot.index.packed import Packed
from qa_bot.index.segment import Segment
from qa_bot.index.strings import Strings, write_strings
from qa_bot.text.thesaurus import thesaurus

if TYPE_CHECKING:
    from concurrent.futures import Executor

_LOW = 0xFFFFFFFF


class MergedWords:
    """The words that living documents have; two that are compared, stored and classed alike are one.

    Words are numbered by falling use, so that most take one byte in a sentence; forms and terms in the order of their
    bytes, in which they are looked up. All depends on the words and their uses alone, not on the order they come in.

    ``words`` holds for each segment the new numbers of its words, ``terms`` the term of each word by its new number,
    ``term_uses`` how often each term occurs (all int64).
    """

    def __init__(self, segments: Sequence[Segment], live: Sequence[Array], pool: "Executor") -> None:
        of_each = [_uses(segment, np.flatnonzero(~alive)) for segment, alive in zip(segments, live, strict=True)]
        uses = np.concatenate(of_each)
        used = np.flatnonzero(uses)
        united = partial(_united, segments, used)
        (self._forms, forms), (self._terms, terms) = pool.map(united, ("forms", "terms"))
        classes = np.concatenate([_column(segment, "word_classes") for segment in segments])[used]
        words = _distinct(forms, terms, classes)
        total = _summed(uses[used], words.places, len(words.forms))
        order = np.argsort(-total, kind="stable")
        self._uses, self._classes = total[order], words.classes[order]
        self._word_forms, self.terms = words.forms[order], words.terms[order]
        self.term_uses = _summed(self._uses, self.terms, len(self._terms))
        number = np.empty(len(order), dtype=np.int64)
        number[order] = np.arange(len(order))
        numbers = np.zeros(len(uses), dtype=np.int64)
        numbers[used] = number[words.places]
        self.words: list[Array] = np.split(numbers, np.cumsum([*map(len, of_each)])[:-1])

    def write(self, writer: ColumnsWriter) -> None:
        """Write the columns of words, forms and terms."""
        write_strings(writer, "forms", self._forms)
        write_strings(writer, "terms", self._terms)
        writer.append("term_entries", thesaurus().numbers(self._terms.unpacked()))
        writer.append("word_forms", self._word_forms)
        writer.append("word_terms", self.terms)
        writer.append("word_classes", self._classes)
        writer.append("form_uses", _summed(self._uses, self._word_forms, len(self._forms)))
        write_uses(writer, self._uses)


def write_uses(writer: ColumnsWriter, uses: Array) -> None:
    """Write how often each word occurs (int64), most of which are small numbers."""
    writer.append_bytes("word_uses", encode(uses)[0])


def _uses(segment: Segment, dead: Array) -> Array:
    """Return how often the living documents have each word (int64)."""
    uses = decode(_column(segment, "word_uses"))
    for document in dead.tolist():
        first, last = segment.document_rows[document : document + 2].tolist()
        words = [segment.words_between(first, last), segment.title_words(np.array([document]))]
        np.subtract.at(uses, np.concatenate(words), 1)
    return uses


def _united(segments: Sequence[Segment], used: Array, name: str) -> tuple[Packed, Array]:
    """Return the forms or terms that words have, in order, and which of them each word has (int64).

    ``used`` are the words, by their places among those of all segments in a row.
    """
    lists = [Strings(segment.columns, name) for segment in segments]
    offsets = np.cumsum([0, *map(len, lists)])
    columns = [
        _column(segment, f"word_{name}").astype(np.int64) + offset
        for segment, offset in zip(segments, offsets.tolist(), strict=False)
    ]
    column = np.concatenate(columns).take(used)
    held = np.zeros(offsets[-1], dtype=bool)
    held[column] = True
    strings, numbers = Packed.joined([one.packed(0, len(one)) for one in lists]).take(np.flatnonzero(held)).distinct()
    return strings, numbers.take((np.cumsum(held) - 1).take(column))


class _Distinct(NamedTuple):
    """Words without doubles: form, term and classes of each, and at which of them each one is (``places``)."""

    forms: Array
    terms: Array
    classes: Array
    places: Array


def _distinct(forms: Array, terms: Array, classes: Array) -> _Distinct:
    pairs, pair_of = np.unique(forms << 32 | terms, return_inverse=True)
    words, places = np.unique(pair_of << 32 | classes, return_inverse=True)
    pairs = pairs[words >> 32]
    return _Distinct(pairs >> 32, pairs & _LOW, words & _LOW, places)


def _column(segment: Segment, name: str) -> Array:
    """Return a whole column, read into memory (integers as they are, in the narrowest type)."""
    return segment.columns.read(name, 0, segment.columns.count(name))


def _summed(values: Array, places: Array, n: int) -> Array:
    """Return the sum of the values at each of ``n`` places (int64)."""
    sums = np.zeros(n, dtype=np.int64)
    np.add.at(sums, places, values)
    return sums
