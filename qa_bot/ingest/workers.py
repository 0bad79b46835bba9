"""Processes that read files into drafts: each is given one chunk of them after the other, as lines of JSON.

They are started as a command (``python -m qa_bot.ingest.worker``), not by multiprocessing, which would run the user's
own program once more in each of them.
"""

import json
from collections import deque
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Self

from qa_bot.errors import IndexingError
from qa_bot.index.seal import Seal
from qa_bot.ingest.child import start
from qa_bot.ingest.discover import FoundFile
from qa_bot.ingest.reading import Draft
from qa_bot.ingest.tally import Tally

MODULE = "qa_bot.ingest.worker"
# Seconds between two looks whether the run is still wanted, and two reports of how far it is
_INTERVAL = 0.1


def read_in_processes(
    chunks: Sequence[Sequence[FoundFile]], language: str, paths: Sequence[Path], tally: Tally
) -> list[Draft]:
    """Return the drafts at ``paths``, one for each process, that chunks of files became.

    Which process gets which chunk is a matter of time. Raises as ``reading.read_files``.
    """
    work = _Work(chunks, tally)
    with ThreadPoolExecutor(len(paths)) as pool, ExitStack() as stack:
        workers = [stack.enter_context(_Worker(language, path)) for path in paths]
        drafts = [pool.submit(work.give_to, worker) for worker in workers]
        running = set(drafts)
        while running:
            ended, running = wait(running, timeout=_INTERVAL, return_when=FIRST_COMPLETED)
            for future in ended:
                future.result()
            work.report()
        return [draft.result() for draft in drafts]


class _Work:
    """The chunks that wait, and how far all is; for several threads."""

    def __init__(self, chunks: Sequence[Sequence[FoundFile]], tally: Tally) -> None:
        self._waiting = deque(chunks)
        self._tally = tally
        self._lock = Lock()

    def give_to(self, worker: "_Worker") -> Draft:
        """Have a worker read chunks until none waits; return its draft."""
        for files in iter(self._next, ()):
            read = worker.read(files)
            with self._lock:
                self._tally.add(*read)
        return worker.write()

    def _next(self) -> Sequence[FoundFile]:
        """Return the next chunk; an empty one when none waits."""
        with self._lock:
            return self._waiting.popleft() if self._waiting else ()

    def report(self) -> None:
        """Tell how far all is; raises Cancelled when it is no longer wanted."""
        with self._lock:
            self._tally.report()
        self._tally.check()


class _Worker:
    """A process that reads files into a draft; it is killed where the block does not come to its end."""

    def __init__(self, language: str, path: Path) -> None:
        self._language = language
        self._path = path

    def __enter__(self) -> Self:
        try:
            self._process = start(MODULE, self._language, str(self._path))
        except OSError as error:
            raise IndexingError(f"a process that reads documents cannot be started ({error})") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._process.kill()
        with suppress(OSError):  # what was written to a process that has ended
            self._process.communicate()

    def read(self, files: Sequence[FoundFile]) -> tuple[int, int, int]:
        """Have files read; return how many files, sentences and bytes these were.

        Raises OSError as the process met it, IndexingError where it has ended.
        """
        files_read, sentences, size = self._answer_to(files)["read"]
        return files_read, sentences, size

    def write(self) -> Draft:
        """Return the draft of all that was read; raises as ``read``."""
        answer = self._answer_to([])
        return Draft(self._path, Seal(*answer["seal"]), answer["unread"])

    def _answer_to(self, files: Sequence[FoundFile]) -> dict[str, Any]:
        stdin, stdout = self._process.stdin, self._process.stdout
        with suppress(BrokenPipeError):  # the process has ended, and its answer will be missed
            if stdin is not None:
                stdin.write(json.dumps(files) + "\n")
                stdin.flush()
        line = "" if stdout is None else stdout.readline()
        if not line.endswith("\n"):
            code = self._process.wait()
            raise IndexingError(
                f"a process that reads documents ended too early (exit code {code}){_largest_of(files)}; the index "
                "that was there still stands; run `qa-bot index` again"
            )
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise OSError(*answer["error"])
        return answer


def _largest_of(files: Sequence[FoundFile]) -> str:
    """Return a word on what was being read: a process that takes too much memory is killed by the system."""
    if not files:
        return ""
    largest = max(files, key=lambda file: file.size)
    return (
        f"; it was given {largest.name} and {len(files) - 1:,} smaller: if memory ran out, split or exclude that file"
    )
