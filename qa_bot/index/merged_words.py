"""The vocabularies of several segments as one."""

from collections.abc import Iterator, Sequence

import numpy as np

from qa_bot.index.columns import Array, ColumnsWriter
from qa_bot.index.segment import Segment
from qa_bot.index.strings import Strings
from qa_bot.index.vocabulary import Word, write_vocabulary


class MergedWords:
    """The words that living documents have. ``write`` numbers them; then ``words`` and ``terms`` tell the new numbers.

    Both hold an array (int64) for each segment, by the old numbers. Those of ``terms`` ascend as the old ones do; what
    no living document has goes with a neighbour.
    """

    def __init__(self, segments: Sequence[Segment], live: Sequence[Array]) -> None:
        self._segments = segments
        self._words: list[Word] = []
        self._number: dict[tuple[str, str], int] = {}
        self._uses = [_uses(segment, np.flatnonzero(~alive)) for segment, alive in zip(segments, live, strict=True)]
        self._places = [self._place(segment, uses) for segment, uses in zip(segments, self._uses, strict=True)]
        self.words: list[Array] = []
        self.terms: list[Array] = []

    def _place(self, segment: Segment, uses: Array) -> Array:
        """Return at which of all words each of a segment's stands, -1 where no living document has it."""
        place = np.full(len(uses), -1, dtype=np.int64)
        used = np.flatnonzero(uses).tolist()
        for k, word in zip(used, _words(segment, used), strict=True):
            key = word.written, word.language
            number = self._number.get(key)
            if number is None:
                number = self._number[key] = len(self._words)
                self._words.append(word)
            place[k] = number
        return place

    def write(self, writer: ColumnsWriter) -> None:
        """Write the columns of words, forms and terms."""
        total = np.zeros(len(self._words) + 1, dtype=np.int64)
        for place, uses in zip(self._places, self._uses, strict=True):
            total[place] += uses
        numbering = write_vocabulary(writer, self._words, total[:-1])
        for segment, place in zip(self._segments, self._places, strict=True):
            known = place >= 0
            words, terms = np.zeros(len(place), dtype=np.int64), np.zeros(len(segment.terms), dtype=np.int64)
            words[known] = numbering.words[place[known]]
            terms[segment.word_terms[known]] = numbering.terms[place[known]]
            self.words.append(words)
            self.terms.append(np.maximum.accumulate(terms))


def _uses(segment: Segment, dead: Array) -> Array:
    """Return how often the living documents have each word (int64)."""
    uses = segment.columns.whole("word_uses").astype(np.int64)
    for document in dead.tolist():
        first, last = segment.document_rows[document : document + 2].tolist()
        words = [segment.words_between(first, last), segment.title_words(document, document + 1)]
        np.subtract.at(uses, np.concatenate(words), 1)
    return uses


def _words(segment: Segment, numbers: Sequence[int]) -> Iterator[Word]:
    """Yield words of a segment."""
    forms, terms = [*segment.forms], [*segment.terms]
    codes, written = [*Strings(segment.columns, "word_languages")], [*Strings(segment.columns, "words")]
    language, form, term, classes = (
        column.tolist()
        for column in (
            segment.columns.whole("word_language"),
            segment.word_forms,
            segment.word_terms,
            segment.word_classes,
        )
    )
    for k in numbers:
        yield Word(written[k], codes[language[k]], forms[form[k]], terms[term[k]], classes[k])
