"""Every error that qa_bot raises on purpose.

QABotError
├── ConfigError      config.yaml: unknown keys, wrong values (all of them, at once)
├── DocumentError    a document that cannot be read
├── IndexingError    the index: not writable, in use, not an index at all
│   ├── BusyError    another process goes on writing it; what was there can be asked
│   ├── UnwritableError  its folder cannot be written, or is full; what was there can be asked
│   └── DamagedError a file of the index is not as it was written; the documents are there to build it anew
├── SuiteError       a file of question/answer pairs
├── ModelError       a fitted model: damaged, another schema, other features
├── QuestionError    a question that cannot be asked
├── ExportError      a file that a conversation cannot be written to
├── WatchError       watching: its library is not installed, or the system refuses
└── Cancelled        the user stopped an indexing run

A message names the file, the key or the line, and the way out. The command line prints it and exits with 2.
"""

from collections.abc import Sequence


class QABotError(Exception):
    """Parent of every error a user may meet; ``str(error)`` is fit to be shown to that user."""


class ConfigError(QABotError):
    """config.yaml is wrong; ``problems`` holds one line for each mistake, ``way_out`` a last line for all of them."""

    def __init__(self, source: str, problems: Sequence[str], way_out: str = "") -> None:
        self.source = source
        self.problems = tuple(problems)
        lines = [f"{source}: {problem}" for problem in self.problems]
        super().__init__("\n".join([*lines, way_out] if way_out else lines))


class DocumentError(QABotError):
    """A document cannot be read; the message says why, without the document's name."""


class IndexingError(QABotError):
    """The index cannot be read or written."""


class BusyError(IndexingError):
    """Another process goes on writing the index."""


class UnwritableError(IndexingError):
    """The folder of the index cannot be written: it is read-only, or the disk is full."""


class DamagedError(IndexingError):
    """A file of the index is missing or not as it was written."""


class SuiteError(QABotError):
    """A file of question/answer pairs is wrong."""


class ModelError(QABotError):
    """A fitted model is damaged or does not fit this version."""


class QuestionError(QABotError):
    """A question cannot be asked: it is empty, or a line of input is malformed."""


class ExportError(QABotError):
    """A conversation cannot be written to the file: it is there already, or cannot be made."""


class WatchError(QABotError):
    """The documents cannot be watched: the library for that is not installed, or the system refuses."""


class Cancelled(QABotError):  # noqa: N818 -- nothing went wrong
    """The user stopped an indexing run; the index that was there still stands."""
