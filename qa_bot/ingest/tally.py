"""How far an indexing run is, told to whoever wants to know."""

from collections.abc import Callable, Sequence

from qa_bot.errors import Cancelled
from qa_bot.ingest.discover import FoundFile
from qa_bot.types import Progress

ReportProgress = Callable[[Progress], None]


class Tally:
    """Counts what has been read; ``check`` ends a run that is no longer wanted."""

    def __init__(
        self,
        files: Sequence[FoundFile],
        progress: ReportProgress | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._total_files = len(files)
        self._total_bytes = sum(file.size for file in files)
        self.files = self.sentences = self.bytes = 0

    def add(self, files: int, sentences: int, size: int) -> None:
        """Count so much more."""
        self.files += files
        self.sentences += sentences
        self.bytes += size

    def report(self) -> None:
        """Tell how far the run is."""
        if self._progress is not None:
            self._progress(Progress(self.files, self._total_files, self.sentences, self.bytes, self._total_bytes))

    def check(self) -> None:
        """Raise Cancelled when the run is no longer wanted."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled("indexing was stopped; the index that was there still stands")
