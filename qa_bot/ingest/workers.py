"""Processes that read chunks of files: each is given one chunk after the other, as lines of JSON, and answers so.

They are started as a command (``python -m qa_bot.ingest.worker``), not by multiprocessing, which would run the user's
own program once more in each of them.
"""

import json
import os
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Self

import qa_bot
from qa_bot.errors import IndexingError
from qa_bot.index.columns import Seal
from qa_bot.ingest.discover import FoundFile
from qa_bot.ingest.reading import Read
from qa_bot.ingest.tally import Tally

MODULE = "qa_bot.ingest.worker"
# Seconds between two looks whether the run is still wanted, and two reports of how far it is
_INTERVAL = 0.1

Chunk = tuple[Sequence[FoundFile], Path]


def read_in_processes(chunks: Sequence[Chunk], language: str, n: int, tally: Tally) -> list[Read]:
    """Return what the chunks became, in their order, read by ``n`` processes; raises as ``reading.read_files``."""
    work = _Work(chunks, language, tally)
    with ThreadPoolExecutor(n) as pool, ExitStack() as stack:
        workers = [stack.enter_context(_Worker()) for _ in range(n)]
        running = {pool.submit(work.give_to, worker) for worker in workers}
        while running:
            ended, running = wait(running, timeout=_INTERVAL, return_when=FIRST_COMPLETED)
            for future in ended:
                future.result()
            work.report()
    return [work.done[number] for number in range(len(chunks))]


class _Work:
    """The chunks that wait, what the others became, and how far all is; for several threads."""

    def __init__(self, chunks: Sequence[Chunk], language: str, tally: Tally) -> None:
        self._waiting = deque(enumerate(chunks))
        self._language = language
        self._tally = tally
        self._lock = Lock()
        self.done: dict[int, Read] = {}

    def give_to(self, worker: "_Worker") -> None:
        """Have a worker read chunks until none waits."""
        while True:
            try:
                number, (files, path) = self._waiting.popleft()
            except IndexError:
                return
            worker.send({"language": self._language, "path": str(path), "files": files})
            while "seal" not in (answer := worker.receive()):
                with self._lock:
                    self._tally.add(*answer["read"])
            self.done[number] = Read(path, Seal(*answer["seal"]), answer["unread"])

    def report(self) -> None:
        """Tell how far all is; raises Cancelled when it is no longer wanted."""
        with self._lock:
            self._tally.report()
        self._tally.check()


class _Worker:
    """A process that reads; it is killed where the block does not come to its end."""

    def __enter__(self) -> Self:
        root = str(Path(qa_bot.__file__).parent.parent)
        # -P: a file of the folder that we are in must not be taken for a module
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="ascii",
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))},
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._process.kill()
        with suppress(OSError):  # what was written to a process that has ended
            self._process.communicate()

    def send(self, message: dict[str, Any]) -> None:
        """Give the process something to do."""
        stream = self._process.stdin
        with suppress(BrokenPipeError):  # the process has ended, and its answer will be missed
            if stream is not None:
                stream.write(json.dumps(message) + "\n")
                stream.flush()

    def receive(self) -> dict[str, Any]:
        """Return the process's next answer; raises OSError as the process met it, IndexingError where it has ended."""
        line = "" if self._process.stdout is None else self._process.stdout.readline()
        if not line.endswith("\n"):
            code = self._process.wait()
            raise IndexingError(
                f"a process that reads documents ended too early (exit code {code}); the index that was there still "
                "stands; run `qa-bot index` again"
            )
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise OSError(*answer["error"])
        return answer
