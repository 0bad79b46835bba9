"""What was asked before, in a private file of the user's: recalled, searched, and conversations gone on with.

The file has one JSON object a line. It holds questions only: answers are found anew, in the documents as they are then.
"""

import json
import os
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

KEPT = 400_000
"""Bytes of the file from which on the older half goes."""
LONGEST = 4_000
"""Characters of a question that is kept; a longer one was pasted, and is in memory alone."""
PATIENCE = 0.5
"""Seconds that a write waits for another process's."""


class Asked(NamedTuple):
    """A question, the conversation that it belongs to, the local time (ISO 8601), and the glob of the documents that it
    was asked of, "" for all.
    """

    question: str
    conversation: str
    at: str
    within: str = ""


class Conversation(NamedTuple):
    """What was asked in a conversation, oldest first, and when the last question was (ISO 8601, local time)."""

    name: str
    asked: tuple[Asked, ...]
    at: str

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions alone."""
        return tuple(each.question for each in self.asked)


class History:
    """Earlier questions. Without a ``path`` nothing is read or written: there are those asked of this object alone."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self._unkept: list[Asked] = []
        self._told = False
        self.begin()

    def begin(self) -> None:
        """Have the next questions belong to a new conversation."""
        self._conversation = os.urandom(8).hex()

    def go_on(self, conversation: Conversation) -> None:
        """Have the next questions belong to an earlier conversation."""
        self._conversation = conversation.name

    def add(self, question: str, within: str = "") -> str:
        """Add a question, asked of the documents ``within`` a glob.

        Return why it could not be written ("" where it was), once for all questions.
        """
        asked = Asked(question, self._conversation, time.strftime("%Y-%m-%dT%H:%M:%S"), within)
        if self.path is None or len(question) > LONGEST:
            self._unkept.append(asked)
            return ""
        try:
            self._write(self.path, asked)
        except OSError as error:
            self._unkept.append(asked)
            told, self._told = self._told, True
            return "" if told else f"Questions are not kept: {self.path}: {error.strerror or error}"
        return ""

    def questions(self) -> tuple[str, ...]:
        """Return all questions, each once, in the order in which they were last asked."""
        latest = dict.fromkeys(asked.question for asked in reversed(self._all()))
        return tuple(reversed(latest))

    def conversations(self) -> tuple[Conversation, ...]:
        """Return all conversations but the present one, the one with the latest question first."""
        found: dict[str, Conversation] = {}
        for asked in self._all():
            name = asked.conversation
            before = found.pop(name).asked if name in found else ()
            found[name] = Conversation(name, (*before, asked), asked.at)
        found.pop(self._conversation, None)
        return tuple(reversed(found.values()))

    def forget(self) -> None:
        """Delete all questions; OSError where the file cannot be deleted."""
        self._unkept.clear()
        self.begin()
        if self.path is not None and self.path.exists():
            with _locked(self.path):
                self.path.unlink(missing_ok=True)

    def _all(self) -> list[Asked]:
        return [*(() if self.path is None else _read(self.path)), *self._unkept]

    @staticmethod
    def _write(path: Path, asked: Asked) -> None:
        """Add a line to the file; every writer holds its lock, so that none loses what another one wrote."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _locked(path):
            _append(path, f"{json.dumps(asked._asdict())}\n")
            if path.stat().st_size > KEPT:
                _halve(path)


def _read(path: Path) -> Iterator[Asked]:
    """Yield what the file holds, the oldest first; a line that is no question is passed over."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    for line in text.splitlines():
        try:
            asked = Asked(**json.loads(line))
        except (ValueError, TypeError, RecursionError):
            continue
        if all(isinstance(value, str) for value in asked):
            yield asked


def _append(path: Path, line: str) -> None:
    with open(path, "a", encoding="utf-8", opener=_private) as file:
        file.write(line)


def _halve(path: Path) -> None:
    """Write the file anew with its later half alone; a reader finds the one or the other."""
    text = path.read_bytes()[-KEPT // 2 :]
    fresh = path.with_suffix(".new")
    with open(fresh, "wb", opener=_private) as file:
        file.write(text.partition(b"\n")[2])
    os.replace(fresh, path)


def _private(path: str, flags: int) -> int:
    """Open a file that is the user's alone where it is made."""
    return os.open(path, flags, 0o600)


def _locked(path: Path) -> AbstractContextManager[object]:
    from filelock import FileLock

    return FileLock(path.with_suffix(".lock"), timeout=PATIENCE, mode=0o600)
