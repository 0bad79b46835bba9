"""Words in a row, cut into runs: the words of each sentence, or of each title."""

import numpy as np

from qa_bot.index.ascending import AscendingWriter
from qa_bot.index.codes import encode
from qa_bot.index.columns import Array, ColumnsWriter


class RunsWriter:
    """Writes runs under a name, batch by batch: their words as codes, where each run's codes start, its length."""

    def __init__(self, writer: ColumnsWriter, name: str) -> None:
        self._writer = writer
        self._name = name
        self._starts = AscendingWriter(writer, f"{name}code_starts")
        self._starts.append(np.zeros(1, np.int64))
        self._written = 0

    def append(self, words: Array, lengths: Array) -> None:
        """Add runs of ``lengths`` words, given by their numbers."""
        data, widths = encode(words)
        ends = np.concatenate([[0], np.cumsum(widths)])[np.cumsum(lengths)]
        self._writer.append_bytes(f"{self._name}codes", data)
        self._starts.append(self._written + ends)
        self._writer.append(f"{self._name}lengths", lengths)
        self._written += len(data)
