"""What widgets and the background thread tell the chat screen: one message an intent; its handlers own all state."""

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from qa_bot.tui.page import Paper
from qa_bot.tui.session import Place
from qa_bot.types import Progress, Refresh, Reply, Source


@dataclass
class QuestionAsked(Message):
    """A line was entered that is not a command."""

    text: str


@dataclass
class CommandEntered(Message):
    """A command was entered, by a key, the mouse, the palette or as a slash command."""

    name: str
    argument: str = ""


@dataclass
class LineEntered(Message):
    """A line that begins with a slash was entered."""

    line: str


@dataclass
class DraftChanged(Message):
    """What stands in the question field is another text than before, or another command is marked that goes with it.

    ``marked`` is the number of that command, from 0.
    """

    text: str
    marked: int = 0


@dataclass
class MatchesChanged(Message):
    """Other places in the source are marked as found, or none."""


@dataclass
class CitationChosen(Message):
    """A citation was clicked."""

    place: Place


@dataclass
class ChoiceTaken(Message):
    """One of a list of choices was clicked; ``number`` counts from 0."""

    number: int


@dataclass
class Ready(Message):
    """The index is there and up to date, as far as it could be brought up to date."""

    sources: tuple[Source, ...]
    refresh: Refresh


@dataclass
class SettingsChanged(Message):
    """The file that the settings are from was changed; they hold as they were until the next start."""

    path: Path | None


@dataclass
class IndexingMoved(Message):
    """An indexing run got further; ``seconds`` is how long it has run."""

    progress: Progress
    seconds: float


@dataclass
class IndexingOver(Message):
    """An indexing run that had got further has ended; how, other messages tell."""


@dataclass
class IndexingStopped(Message):
    """The user stopped an indexing run; the index that was there still stands."""


@dataclass
class Replied(Message):
    """The reply to a question; ``number`` counts the questions asked since the start, from 0."""

    number: int
    reply: Reply


@dataclass
class NotAnswered(Message):
    """A question ended with an error; ``number`` as in ``Replied``."""

    number: int
    error: str


@dataclass
class PaperLoaded(Message):
    """The text of a document, ready to be laid out."""

    paper: Paper


@dataclass
class Troubled(Message):
    """Something did not work, and the user should know; ``name`` is the document, where it is about one."""

    error: str
    name: str = ""


@dataclass
class Crashed(Message):
    """A fault of the program in the background thread: it ends the app, and is raised again once that has ended."""

    error: Exception
