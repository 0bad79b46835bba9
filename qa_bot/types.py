"""The frozen values that travel between the stages.

Positions in a text are code points, half-open; lines and pages count from 1; sentence rows from 0.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

PAGE_BREAK = "\f"
"""What stands between the pages of a document that has some."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, ``text[start:end]``."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the part of ``text`` that the span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> "Span":
        """Return the span moved by ``by`` code points."""
        return Span(self.start + by, self.end + by)


class BlockKind(StrEnum):
    """What a block of a document is; headings and headers of tables are context, all else may be cited."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    CODE = "code"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document that no sentence crosses: a paragraph, a heading, a list item, a table row.

    ``level`` is that of a heading: one of level 2 stands under the last one of level 1 before it. From 1 to 6.
    """

    span: Span
    kind: BlockKind
    level: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """A document as its loader read it.

    ``name`` is the path shown to people and matched by ``--in``, with forward slashes; ``path`` the file.
    ``text`` is the file as decoded, with its own line ends; where it has to be taken out of the file, it is what people
    read there, with ``PAGE_BREAK`` between pages. ``readable`` is the same text with what is not language (markup, link
    targets, front matter) blanked by spaces: same length, same positions; words are taken from it.
    ``blocks`` are ordered, do not overlap and cover every non-space character of ``readable``.
    ``date`` is ISO 8601 (YYYY, YYYY-MM or YYYY-MM-DD) or None.
    """

    name: str
    path: Path
    text: str
    readable: str
    blocks: tuple[Block, ...]
    title: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A word of the question that no document has, and the known word it was read as."""

    written: str
    read_as: str


CARRIED = -1
"""The place of a word that the question does not have itself."""
THANKS = "thanks"
"""The kind of what asks for nothing."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A word of the question to be matched.

    ``word`` is as written, ``terms`` the index's terms (by number) that are the same word, ``related`` those derived
    from the same stem (meet: meeting), which count less. ``phrases`` count as much as these where one sentence holds
    all their terms (SLA: service, level, agreement). All three are empty where no document has the word; ``kindred``
    are then terms that mean nearly the same (pushchair: pram), which count as derived ones do.
    ``count`` says how often the question has it, ``place`` at which word of the question it stands (CARRIED where it
    comes from an earlier question). ``weak``: the question needs it only to be a question ("called", "happen").
    """

    word: str
    terms: tuple[int, ...]
    related: tuple[int, ...] = ()
    count: int = 1
    place: int = CARRIED
    weak: bool = False
    phrases: tuple[tuple[int, ...], ...] = ()
    kindred: tuple[int, ...] = ()

    @property
    def known(self) -> bool:
        """Whether some document has the word, or what counts as it."""
        return bool(self.terms or self.related or self.phrases)

    @property
    def carried(self) -> bool:
        """Whether the word comes from an earlier question."""
        return self.place == CARRIED

    def also(self, related: Collection[int] = (), phrases: Collection[tuple[int, ...]] = ()) -> "Concept":
        """Return the concept with more that counts as the word, each once.

        A phrase is left out that has all of another, or a term that counts as the word by itself.
        """
        if not related and not phrases:
            return self
        all_related = {*self.related, *related} - {*self.terms}
        kept: list[tuple[int, ...]] = []
        for phrase in sorted({*self.phrases, *phrases}, key=lambda phrase: (len(phrase), phrase)):
            if not any({*other} <= {*phrase} for other in kept) and not {*phrase} & {*self.terms, *all_related}:
                kept.append(phrase)
        return replace(self, related=tuple(sorted(all_related)), phrases=tuple(kept))


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it was understood.

    ``interpreted`` is the question that was answered, after corrections and what a follow-up ``carried`` over
    from earlier turns. ``concepts`` are its telling words; ``unknown`` those that no document has. ``phrases`` were
    quoted and must occur in what is cited. ``kind`` and ``expected`` tell what is asked for ("who", "person"; see
    ``qa_bot.query.question``), ``focus`` at which words of the question the noun asked for stands ("which *country*").
    ``language`` is the code of the one it is asked in.
    """

    raw: str
    interpreted: str
    kind: str = "other"
    expected: str = "any"
    focus: tuple[int, ...] = ()
    concepts: tuple[Concept, ...] = ()
    corrections: tuple[Correction, ...] = ()
    unknown: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that counted for (or against) a citation: words a user understands, and its share of the score."""

    label: str
    weight: float


@dataclass(frozen=True, slots=True)
class Citation:
    """A sentence and where it stands.

    ``document`` is the name shown to people, ``path`` the absolute file, ``span`` the place in the document's text:
    ``text == document_text[span.start:span.end]``. ``line`` counts from 1, in that text; ``page`` is None where the
    format has none. ``before`` and ``after`` are the sentences around it ("" at an end), with what leads to the list
    that it is in. ``matched`` are the words of the question that were found, as the question has them; ``weights``,
    where reasons are asked for, how telling each is, as shares of all its words together (rare words tell more).
    ``section`` is the nearest heading above ("" before the first), as people read it; ``outer`` are those that it
    stands under, the outermost first, without the title. ``highlight`` is the part of ``text`` that answers, in its
    code points. ``header`` names the columns of the table that the sentence is a row of ("" for others); ``before``
    has it, too. ``stale``: the file is no longer as it was indexed.
    """

    rank: int
    score: float
    confidence: float
    text: str
    document: str
    path: Path
    title: str
    date: str | None
    span: Span
    line: int
    page: int | None
    section: str
    before: str
    after: str
    matched: tuple[str, ...]
    highlight: Span | None
    stale: bool = False
    reasons: tuple[Reason, ...] = ()
    outer: tuple[str, ...] = ()
    weights: tuple[float, ...] = ()
    header: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what was named could be searched: documents in the index, files that could not be read."""

    documents: int
    unread: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The documents answer the question; ``citations[0]`` does so with probability ``confidence``."""

    query: Query
    citations: tuple[Citation, ...]
    confidence: float
    coverage: Coverage
    elapsed_ms: float
    answered: bool = field(default=True, init=False)

    @property
    def highlight(self) -> Span | None:
        """The part of the first citation's text that answers."""
        return self.citations[0].highlight


@dataclass(frozen=True, slots=True)
class Abstention:
    """The documents do not answer the question; ``citations`` are the nearest sentences, ``reason`` says why not."""

    query: Query
    citations: tuple[Citation, ...]
    confidence: float
    coverage: Coverage
    elapsed_ms: float
    reason: str
    answered: bool = field(default=False, init=False)


Reply = Answer | Abstention


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of a conversation and its outcome: the reply, or in words why there is none.

    ``within`` is the glob of the documents that it was asked of, "" for all.
    """

    question: str
    outcome: Reply | str
    within: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which documents may be cited: ``within`` a glob over the file name or, with a slash, the relative path, a file
    ``type`` (without the dot), dated ``since`` (ISO 8601). None means no such limit.
    """

    within: str | None = None
    type: str | None = None
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A file among the documents: what the index holds of it, or why it could not be read (``problem``)."""

    name: str
    path: Path
    title: str
    date: str | None
    sentences: int
    size: int
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an indexing run is: files and bytes read of how many, sentences cut."""

    files: int
    total_files: int
    sentences: int
    bytes: int
    total_bytes: int


@dataclass(frozen=True, slots=True)
class Refresh:
    """What a refresh did: names of documents added, changed, removed; files that could not be read, with the reason.

    The names are those that differ from the state held before, whichever process read them. ``documents`` and
    ``sentences`` are how many the index holds then; ``skipped`` how many files of folders were passed over for being of
    a type that is not read, by their suffixes.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unread: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    documents: int = 0
    sentences: int = 0
    skipped: Mapping[str, int] = field(default_factory=dict)

    @property
    def anything(self) -> bool:
        """Whether the documents in the index are others than before."""
        return bool(self.added or self.changed or self.removed)
