"""What was asked and answered so far, and which citation is chosen: the state behind the conversation pane.

Immutable: each change returns another session.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from qa_bot.types import Citation, Reply, Turn


class Place(NamedTuple):
    """A citation in the conversation: the number of its entry and its own number there, both from 0."""

    entry: int
    citation: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A question and what became of it: a reply, an error, or neither while it waits.

    ``within`` is the glob of the documents that it was asked of, "" for all.
    """

    question: str
    reply: Reply | None = None
    error: str | None = None
    within: str = ""

    @property
    def waiting(self) -> bool:
        """Whether the reply is still to come."""
        return self.reply is None and self.error is None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations of the reply, best first; none while there is no reply."""
        return self.reply.citations if self.reply is not None else ()


@dataclass(frozen=True, slots=True)
class Session:
    """Entries, oldest first, and the chosen citation."""

    entries: tuple[Entry, ...] = ()
    chosen: Place | None = None

    def ask(self, question: str, within: str = "") -> "Session":
        """Return the session with a question, asked of the documents ``within`` a glob, that waits for its reply."""
        return self.ask_all([(question, within)])

    def ask_all(self, asked: Iterable[tuple[str, str]]) -> "Session":
        """Return the session with several questions, each with its glob, that wait for their replies."""
        return replace(self, entries=(*self.entries, *(Entry(question, within=within) for question, within in asked)))

    def answer(self, number: int, reply: Reply, *, choose: bool = True) -> "Session":
        """Return the session with the reply to entry ``number``.

        Its first citation becomes the chosen one; not to ``choose`` it holds where another one is chosen.
        """
        chosen = Place(number, 0) if reply.citations and (choose or self.chosen is None) else self.chosen
        return replace(self._with(number, reply=reply), chosen=chosen)

    def fail(self, number: int, error: str) -> "Session":
        """Return the session in which entry ``number`` ended with an error."""
        return self._with(number, error=error)

    def _with(self, number: int, *, reply: Reply | None = None, error: str | None = None) -> "Session":
        entry = replace(self.entries[number], reply=reply, error=error)
        return replace(self, entries=(*self.entries[:number], entry, *self.entries[number + 1 :]))

    def is_latest(self, number: int) -> bool:
        """Whether entries after ``number`` all wait still."""
        return all(entry.waiting for entry in self.entries[number + 1 :])

    def cites(self, names: Collection[str]) -> bool:
        """Whether something was cited from the documents ``names``."""
        return any(citation.document in names for entry in self.entries for citation in entry.citations)

    def outdated(self, names: Collection[str]) -> "Session":
        """Return the session in which all citations of the documents ``names`` are stale."""
        return replace(self, entries=tuple(_outdated(entry, names) for entry in self.entries))

    def choose(self, place: Place) -> "Session":
        """Return the session with another citation chosen; the same session where there is no such citation."""
        if not 0 <= place.entry < len(self.entries):
            return self
        if not 0 <= place.citation < len(self.entries[place.entry].citations):
            return self
        return replace(self, chosen=place)

    def choose_number(self, number: int) -> "Session":
        """Return the session with citation ``number`` (from 1) of the chosen entry chosen."""
        return self if self.chosen is None else self.choose(Place(self.chosen.entry, number - 1))

    def step(self, by: int) -> "Session":
        """Return the session with the citation ``by`` places further down the conversation chosen."""
        places = [
            Place(entry, citation) for entry, each in enumerate(self.entries) for citation in range(len(each.citations))
        ]
        if self.chosen is None or not places:
            return self
        at = places.index(self.chosen) + by
        return replace(self, chosen=places[min(max(at, 0), len(places) - 1)])

    @property
    def citation(self) -> Citation | None:
        """The chosen citation."""
        return None if self.chosen is None else self.entries[self.chosen.entry].citations[self.chosen.citation]

    @property
    def entry(self) -> Entry | None:
        """The entry of the chosen citation."""
        return None if self.chosen is None else self.entries[self.chosen.entry]

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The conversation as it is exported."""
        waiting = "It has not been answered yet."
        return tuple(
            Turn(entry.question, entry.reply or entry.error or waiting, entry.within) for entry in self.entries
        )

    @property
    def unanswered(self) -> int:
        """How many questions wait."""
        return sum(entry.waiting for entry in self.entries)

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions a next one may follow up: those answered and those still waiting, oldest first."""
        return self.questions_before(len(self.entries))

    def questions_before(self, number: int) -> tuple[str, ...]:
        """Return the questions that the one of entry ``number`` may follow up."""
        return tuple(entry.question for entry in self.entries[:number] if entry.error is None)


def _outdated(entry: Entry, names: Collection[str]) -> Entry:
    """Return the entry with its citations of ``names`` stale; the same entry where it has none."""
    if entry.reply is None or not any(citation.document in names for citation in entry.citations):
        return entry
    citations = tuple(replace(each, stale=each.stale or each.document in names) for each in entry.citations)
    return replace(entry, reply=replace(entry.reply, citations=citations))
