"""Words in a row, cut into runs: the words of each sentence, or of each title."""

from itertools import pairwise

import numpy as np

from qa_bot.index.ascending import AscendingWriter
from qa_bot.index.codes import encode
from qa_bot.index.columns import Array, ColumnsWriter
from qa_bot.index.postings import PostingsWriter

# Words that are in memory at a time beside those handed over
_BATCH = 1 << 20


class RunsWriter:
    """Writes runs under a name, batch by batch: their words as codes, where each run's codes start, its length."""

    def __init__(self, writer: ColumnsWriter, name: str) -> None:
        self._writer = writer
        self._name = name
        self._starts = AscendingWriter(writer, f"{name}code_starts")
        self._starts.append(np.zeros(1, np.int64))
        self._written = 0

    def append(self, words: Array, lengths: Array) -> None:
        """Add runs of ``lengths`` words, given by their lasting numbers."""
        data, widths = encode(words)
        ends = np.concatenate([[0], np.cumsum(widths)])[np.cumsum(lengths)]
        self._writer.append_bytes(f"{self._name}codes", data)
        self._starts.append(self._written + ends)
        self._writer.append(f"{self._name}lengths", lengths)
        self._written += len(data)


def batches(lengths: Array) -> list[tuple[slice, slice]]:
    """Return runs in batches of about ``_BATCH`` words: which runs, and which words are theirs."""
    ends = np.cumsum(lengths)
    cuts = (np.flatnonzero(np.diff(ends // _BATCH)) + 1).tolist()
    places = [0, *ends.tolist()]
    runs = pairwise([0, *cuts, len(lengths)])
    return [(slice(first, last), slice(places[first], places[last])) for first, last in runs]


def write_inverted(writer: ColumnsWriter, name: str, terms: Array, lengths: Array) -> None:
    """Write the postings of the terms (int64) that runs of ``lengths`` words hold; ``terms`` is overwritten."""
    terms <<= 32
    terms |= np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    terms.sort()
    postings = PostingsWriter(writer, name)
    # cut where a term ends
    cuts = [int(np.searchsorted(terms, (terms[cut] >> 32) << 32)) for cut in range(_BATCH, len(terms), _BATCH)]
    for first, last in pairwise([0, *cuts, len(terms)]):
        postings.append(terms[first:last] >> 32, terms[first:last] & 0xFFFFFFFF)
