"""The vocabularies of several segments as one."""

from collections.abc import Sequence

import numpy as np

from qa_bot.index.columns import Array, ColumnsWriter
from qa_bot.index.segment import Segment
from qa_bot.index.strings import Strings
from qa_bot.index.vocabulary import Words, write_vocabulary


class MergedWords:
    """The words that living documents have. ``write`` numbers them; then ``words`` and ``terms`` tell the new numbers.

    Both hold an array (int64) for each segment, by the old numbers. Those of ``terms`` ascend as the old ones do; what
    no living document has goes with a neighbour.
    """

    def __init__(self, segments: Sequence[Segment], live: Sequence[Array]) -> None:
        self._segments = segments
        self._all = Words()
        self._places: dict[str, dict[str, int]] = {}
        self._uses = [_uses(segment, np.flatnonzero(~alive)) for segment, alive in zip(segments, live, strict=True)]
        self._place_of = [self._take(segment, uses) for segment, uses in zip(segments, self._uses, strict=True)]
        self.words: list[Array] = []
        self.terms: list[Array] = []

    def _take(self, segment: Segment, uses: Array) -> Array:
        """Add what is new of a segment's words; return the place of each among all, -1 where no document has it."""
        place = np.full(len(uses), -1, dtype=np.int64)
        written = [*Strings(segment.columns, "words")]
        language_of = segment.columns.whole("word_language")
        for number, code in enumerate(Strings(segment.columns, "word_languages")):
            ours = np.flatnonzero((language_of == number) & (uses > 0))
            known = self._places.setdefault(code, {})
            found = [known.get(written[k], -1) for k in ours.tolist()]
            place[ours] = found
            new = ours[place[ours] < 0]
            place[new] = np.arange(len(self._all), len(self._all) + len(new))
            self._add(segment, code, new, [written[k] for k in new.tolist()])
        return place

    def _add(self, segment: Segment, code: str, new: Array, written: list[str]) -> None:
        words = self._all
        self._places[code].update(zip(written, range(len(words), len(words) + len(written)), strict=True))
        words.written.extend(written)
        words.languages.extend([code] * len(written))
        words.forms.extend(_chosen(segment.forms, segment.word_forms[new]))
        words.terms.extend(_chosen(segment.terms, segment.word_terms[new]))
        words.classes.extend(segment.word_classes[new].tolist())

    def write(self, writer: ColumnsWriter) -> None:
        """Write the columns of words, forms and terms."""
        total = np.zeros(len(self._all), dtype=np.int64)
        for place, uses in zip(self._place_of, self._uses, strict=True):
            total[place[uses > 0]] += uses[uses > 0]
        numbering = write_vocabulary(writer, self._all, total)
        for segment, place in zip(self._segments, self._place_of, strict=True):
            known = place >= 0
            words, terms = np.zeros(len(place), dtype=np.int64), np.zeros(len(segment.terms), dtype=np.int64)
            words[known] = numbering.words[place[known]]
            terms[segment.word_terms[known]] = numbering.terms[place[known]]
            self.words.append(words)
            self.terms.append(np.maximum.accumulate(terms))


def _chosen(strings: Strings, rows: Array) -> list[str]:
    # one by one, a string costs ten times as much as within a list of all
    if len(rows) * 10 < len(strings):
        return [strings[row] for row in rows.tolist()]
    every = [*strings]
    return [every[row] for row in rows.tolist()]


def _uses(segment: Segment, dead: Array) -> Array:
    """Return how often the living documents have each word (int64)."""
    uses = segment.columns.whole("word_uses").astype(np.int64)
    for document in dead.tolist():
        first, last = segment.document_rows[document : document + 2].tolist()
        words = [segment.words_between(first, last), segment.title_words(document, document + 1)]
        np.subtract.at(uses, np.concatenate(words), 1)
    return uses
