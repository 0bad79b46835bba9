"""What a question set holds: questions with what is right for each."""

from dataclasses import dataclass
from pathlib import Path

from qa_bot.types import Span

ANSWERABLE = "answerable"
UNANSWERABLE = "unanswerable"


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """A place that answers: the file name of a document, the code points in its text, and the text there if known."""

    document: str
    span: Span
    text: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and what is right for it.

    ``number`` counts from 1 in its set; ``after`` are the earlier questions of the conversation, oldest first.
    ``answers`` are texts of which the cited sentence must contain one, ``source`` the document that must be cited;
    where ``gold`` names places, they decide instead. ``kind`` is the set's own word for the sort of question
    ("answerable", "near", "far"); ``within`` a glob of the documents that are asked.
    """

    number: int
    question: str
    after: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    gold: tuple[GoldSpan, ...] = ()
    source: str | None = None
    kind: str = ANSWERABLE
    within: str | None = None

    @property
    def answerable(self) -> bool:
        """Whether the documents answer it; otherwise a refusal is right."""
        return bool(self.answers or self.gold)


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Suite:
    """A question set: ``documents`` is the folder of its own documents, None where those of the settings are asked.

    The documents of a SQuAD file are in a temporary folder that lasts as long as its Suite.
    """

    name: str
    path: Path
    pairs: tuple[Pair, ...]
    documents: Path | None = None
