"""What may be cited at all: filters on documents, and quoted phrases that must occur."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.parts import Part
from qa_bot.index.reader import Index
from qa_bot.rank.runs import distinct
from qa_bot.rank.within import Within
from qa_bot.text.normalise import fold_accents
from qa_bot.text.tokenise import tokenise
from qa_bot.types import Filter


class Scope(NamedTuple):
    """What may be cited: ``documents`` tells it of each document (bool), ``rows`` (int64, ascending) are sentences.

    None means all. Headings and dead documents are never cited.
    """

    documents: Array | None = None
    rows: Array | None = None

    def rows_in(self, part: Part) -> Array:
        """Return the rows within one part of the index, by their numbers there."""
        if self.rows is None:
            return np.arange(part.segment.totals.sentences)
        first, last = np.searchsorted(self.rows, (part.row, part.row + part.segment.totals.sentences))
        return self.rows[first:last] - part.row


EVERYWHERE = Scope()


def allowed_documents(index: Index, filter: Filter, tops: Sequence[str] = ()) -> Array | None:
    """Return which documents (bool each) pass the filter; None when it lets all pass.

    ``tops`` are the folders that relative paths begin in.
    """
    if filter == Filter():
        return None
    within = None if filter.within is None else Within(filter.within, tops)
    columns = zip(index.names, index.paths, index.dates, strict=True)
    return np.array([_passes(filter, within, name, path, date) for name, path, date in columns], dtype=bool)


def _passes(filter: Filter, within: Within | None, name: str, location: str, date: str) -> bool:
    path = PurePosixPath(name)
    if within is not None and not within(name, location):
        return False
    if filter.type is not None and path.suffix.lower() != f".{filter.type.lower().lstrip('.')}":
        return False
    # dates of any precision compare as text; a document without a date is not known to be since any
    return filter.since is None or (bool(date) and date >= filter.since[: len(date)])


def sentences_with(index: Index, phrases: Sequence[str]) -> Array:
    """Return the rows (ascending) of the sentences that hold every phrase: its words in order, nothing between.

    Case and accents do not matter, inflection does. Only the sentences that hold all the words are read, and of a
    further phrase those alone that hold the ones before it.
    """
    rows: Array | None = None
    for phrase in phrases:
        words = _words(phrase)
        likely = _candidates(index, words)
        if rows is not None:
            likely = np.intersect1d(likely, rows, assume_unique=True)
        holding = [row for row in likely.tolist() if _holds(_words(index.text(row)), words)]
        rows = np.array(holding, dtype=np.int64)
    return rows if rows is not None else np.empty(0, np.int64)


def _words(text: str) -> list[str]:
    return [fold_accents(token.form) for token in tokenise(text)]


def _candidates(index: Index, words: Sequence[str]) -> Array:
    """Return the rows (ascending) of the sentences that hold all of the words; none where there are no words."""
    rows = [[index.postings.of(term)[0] for term in index.terms_of(word)] for word in words]
    if not words or not all(rows):
        return np.empty(0, np.int64)
    rarest, *others = sorted((distinct(np.concatenate(found)) for found in rows), key=len)
    for found in others:
        rarest = np.intersect1d(rarest, found, assume_unique=True)
    return rarest


def _holds(words: Sequence[str], phrase: Sequence[str]) -> bool:
    width = len(phrase)
    return any(words[start : start + width] == phrase for start in range(len(words) - width + 1))
