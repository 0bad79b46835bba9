"""The process behind ``workers``: reads files into one draft, ``python -m qa_bot.ingest.worker LANGUAGE PATH``.

Each line of standard input is a list of files in JSON, answered by how many files, sentences and bytes have been read;
the empty list ends the draft, which is answered by its seal. Where the lines end without it, nobody wants the draft.
"""

import gc
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from qa_bot.ingest.discover import FoundFile
from qa_bot.ingest.reading import Reader

# Documents are many objects and hardly any cycles: Python looks for these too often
_MANY_OBJECTS = 200_000


def main() -> None:
    """Serve the process at the other end of standard input and output."""
    gc.set_threshold(_MANY_OBJECTS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the process that started this one ends it
    try:
        _serve(Reader(sys.argv[1], Path(sys.argv[2])))
    except BrokenPipeError:  # who started this process has been killed
        os._exit(1)
    except OSError as error:
        _answer({"error": [error.errno, error.strerror]})


def _serve(reader: Reader) -> None:
    for line in sys.stdin:
        files = [FoundFile(*file) for file in json.loads(line)]
        if not files:
            draft = reader.write()
            _answer({"seal": [draft.seal.size, draft.seal.checksum], "unread": draft.unread})
            return
        sentences = sum(map(reader.read, files))
        _answer({"read": [len(files), sentences, sum(file.size for file in files)]})


def _answer(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
