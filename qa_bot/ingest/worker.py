"""The process behind ``workers``: reads chunks of files, one line of JSON after the other, until there are no more."""

import gc
import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from qa_bot.index.vocabulary import KnownWords
from qa_bot.ingest.discover import FoundFile
from qa_bot.ingest.reading import read_chunk

# Documents are many objects and hardly any cycles: to look for these as often as Python does takes a tenth of the time
_MANY_OBJECTS = 200_000
# Seconds between two words on how far it is
_INTERVAL = 0.05


def main() -> None:
    """Serve the process at the other end of standard input and output."""
    gc.set_threshold(_MANY_OBJECTS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the process that started this one ends it
    known = KnownWords()
    for line in sys.stdin:
        order = json.loads(line)
        files = [FoundFile(*file) for file in order["files"]]
        reporter = _Reporter()
        try:
            read = read_chunk(files, order["language"], Path(order["path"]), known, reporter.count)
        except OSError as error:
            _answer({"error": [error.errno, error.strerror]})
            return
        reporter.report()
        _answer({"seal": [read.seal.size, read.seal.checksum], "unread": read.unread})


class _Reporter:
    """Tells how far a chunk is, now and then; ends the process when nobody listens any more."""

    def __init__(self) -> None:
        self._counts = [0, 0, 0]
        self._told = time.monotonic()
        self._parent = os.getppid()

    def count(self, sentences: int, size: int) -> None:
        for place, more in enumerate((1, sentences, size)):
            self._counts[place] += more
        if time.monotonic() - self._told > _INTERVAL:
            self.report()

    def report(self) -> None:
        if os.getppid() != self._parent:
            sys.exit(1)
        _answer({"read": self._counts})
        self._counts = [0, 0, 0]
        self._told = time.monotonic()


def _answer(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
