"""The process behind ``apart``: reads files, ``python -m qa_bot.ingest.loaders.apart_worker``.

Each line of standard input is a module of this package, a document's name, its path and the seconds that it may take,
of processor time and in all, in JSON, answered by a line with the fields of the document, or why it is ``unread``. The
process ends by itself where no line comes for a while, and by an alarm where a file takes longer: also when nobody
waits for it any more.
"""

import json
import os
import select
import signal
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from qa_bot.errors import DocumentError
from qa_bot.types import Document

IDLE = 10.0  # seconds without a request
MEMORY = 2 * 1024**3  # bytes, where the system has such a limit


def main() -> None:
    """Serve the process at the other end of standard input and output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the process that started this one ends it
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # what a library prints is no answer
    _limit_memory()
    with suppress(BrokenPipeError):  # who started this process has been killed
        _serve(answers)


def _serve(answers: IO[str]) -> None:
    while select.select([sys.stdin], [], [], IDLE)[0] and (line := sys.stdin.readline()):
        *request, processor_time, in_all = json.loads(line)
        _set_alarms(processor_time, in_all)
        answer = json.dumps(_answer(*request))
        _set_alarms(0, 0)
        answers.write(answer + "\n")
        answers.flush()


def _set_alarms(processor_time: float, in_all: float) -> None:
    """End this process after so many seconds, by SIGPROF or SIGALRM; 0 takes an alarm back."""
    signal.setitimer(signal.ITIMER_PROF, processor_time)
    signal.setitimer(signal.ITIMER_REAL, in_all)


def _answer(module: str, name: str, path: str) -> dict[str, Any]:
    try:
        document: Document = import_module(f"qa_bot.ingest.loaders.{module}").parse(name, Path(path))
    except DocumentError as error:
        return {"unread": str(error)}
    except MemoryError:
        return {"unread": "it takes too much memory; split it or exclude it"}
    except RecursionError:
        return {"unread": "it is nested too deeply; simplify it or exclude it"}
    except Exception as error:  # noqa: BLE001 - told of this file, whatever it is, and the next one is read
        return {"unread": f"it cannot be read ({type(error).__name__}: {error}); save it anew or exclude it"}
    blocks = [(block.span.start, block.span.end, block.kind, block.level) for block in document.blocks]
    return {
        "text": document.text,
        "readable": document.readable,
        "blocks": blocks,
        "title": document.title,
        "date": document.date,
    }


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        return  # a system without such a limit: that of time holds


if __name__ == "__main__":
    main()
