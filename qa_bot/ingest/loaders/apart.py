"""A process apart that reads files for this one, with limits: what breaks it costs one file, which is told as unread.

It is started with the first file, serves many, and is started again after it broke or had nothing to do for a while.
"""

import json
import signal
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import finalize

from qa_bot.errors import DocumentError
from qa_bot.ingest.child import start
from qa_bot.types import Block, BlockKind, Document, Span

MODULE = "qa_bot.ingest.loaders.apart_worker"
SECONDS = 60.0
"""Of processor time that a file may take, and so much more for each megabyte; the slowest of sound files take a tenth
of it."""
SECONDS_PER_MB = 2.0
WAITING = 5.0
"""How many times as long it may take in all, on a machine that is busy with other things or waits for its disk."""
_BROKEN = "its reader broke down on it: it is damaged or takes too much memory; save it anew or exclude it"
_LATE = "it takes too long to read ({:,.0f} seconds{} are allowed); save it anew, split it or exclude it"


@cache
def process() -> "Process":
    """Return the one that serves this process; it runs from the first file on."""
    return Process()


class Process:
    """Has files read one after the other, for any number of threads."""

    def __init__(self, seconds: float = SECONDS, waiting: float = WAITING) -> None:
        self._seconds = seconds
        self._waiting = waiting
        self._lock = Lock()
        self._running: subprocess.Popen[str] | None = None
        self._end: finalize[[subprocess.Popen[str]], Process] | None = None  # at the latest with this object

    def load(self, module: str, name: str, path: Path) -> Document:
        """Return the document that ``module`` makes of a file; raises DocumentError, also where that broke."""
        with self._lock:
            answer = self._answer(module, name, path)
        if "unread" in answer:
            raise DocumentError(answer["unread"])
        blocks = (Block(Span(start, end), BlockKind(kind), level) for start, end, kind, level in answer["blocks"])
        return Document(name, path, answer["text"], answer["readable"], tuple(blocks), answer["title"], answer["date"])

    def end(self) -> None:
        """End the process, whatever it does; the next file starts another."""
        if self._end is not None:
            self._end()
        self._running = self._end = None

    def _answer(self, module: str, name: str, path: Path) -> Mapping[str, Any]:
        seconds = self._seconds + SECONDS_PER_MB * _megabytes(path)
        code = 0
        for _ in range(2):
            running = self._running = self._living()
            line = self._exchange(running, [module, name, str(path), seconds, seconds * self._waiting])
            if line.endswith("\n"):
                answer: Mapping[str, Any] = json.loads(line)
                return answer
            code = running.wait()
            self.end()
            if code != 0:  # else it ended in this very moment for having had nothing to do
                break
        match -code:
            case signal.SIGPROF:
                return {"unread": _LATE.format(seconds, " of processor time")}
            case signal.SIGALRM:
                return {"unread": _LATE.format(seconds * self._waiting, "")}
        return {"unread": _BROKEN}

    def _exchange(self, running: "subprocess.Popen[str]", request: list[str | float]) -> str:
        """Return the line that answers a request, less than a line where the process ended."""
        try:
            with suppress(BrokenPipeError):  # it has ended, and its answer will be missed
                if running.stdin is not None:
                    running.stdin.write(json.dumps(request) + "\n")
                    running.stdin.flush()
            return "" if running.stdout is None else running.stdout.readline()
        except BaseException:
            self.end()  # its answer must not be taken for that to the next request
            raise

    def _living(self) -> "subprocess.Popen[str]":
        """Return the process, a new one where it has ended."""
        if self._running is not None and self._running.poll() is None:
            return self._running
        self.end()
        try:
            started = start(MODULE, quiet=True)
        except OSError as error:
            raise DocumentError(f"the process that reads such files cannot be started ({error})") from error
        self._end = finalize(self, _end, started)
        return started


def _end(process: "subprocess.Popen[str]") -> None:
    process.kill()
    with suppress(OSError):  # what was written to a process that has ended
        process.communicate()


def _megabytes(path: Path) -> float:
    try:
        return path.stat().st_size / (1024 * 1024)
    except (OSError, ValueError):
        return 0.0
