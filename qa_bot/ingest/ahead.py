"""A look at the documents by a copy of this process, while this one gets ready to answer.

To look at many files takes about as long as to import what answers a question, and waits for the system most of the
time: with two processors the two take no longer than one of them.
"""

import json
import os
import sys
from contextlib import suppress

from qa_bot.config import Config
from qa_bot.ingest.look import Glance, look


class Ahead:
    """A look that is under way."""

    def __init__(self, process: int, answer: int) -> None:
        self._process = process
        self._answer = answer

    def glance(self) -> Glance | None:
        """Wait for the look, once, and return what it found; None where it went wrong: look again, and be told why."""
        with open(self._answer, "rb") as answer:
            found = answer.read()
        with suppress(ChildProcessError):  # somebody else has waited for it
            os.waitpid(self._process, 0)
        return Glance(*json.loads(found)) if found else None


def look_ahead(config: Config) -> Ahead | None:
    """Begin to look at the documents; None where no process can be copied, or there is nothing to do meanwhile.

    A process with arrays has its imports behind it, and threads, which a copy would not have.
    """
    if not hasattr(os, "fork") or "numpy" in sys.modules:
        return None
    answer, sender = os.pipe()
    try:
        process = os.fork()
    except OSError:
        os.close(answer)
        os.close(sender)
        return None
    if process == 0:
        _send(config, sender)
    os.close(sender)
    return Ahead(process, answer)


def _send(config: Config, sender: int) -> None:
    """Look, send what was found, and end the process whatever happens, without a word: the other one tells."""
    try:
        with open(sender, "wb") as file:
            file.write(json.dumps(look(config).glance).encode())
    except BaseException:  # noqa: BLE001 - Ctrl-C, too
        os._exit(1)
    os._exit(0)
