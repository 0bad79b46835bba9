"""A bot that answers from a few sentences given to it, and an app that runs over it."""

import asyncio
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from qa_bot.config import Config
from qa_bot.errors import Cancelled, QuestionError
from qa_bot.ingest.watch import News
from qa_bot.tui.app import QABotApp
from qa_bot.tui.bot import EVERYTHING
from qa_bot.types import (
    Abstention,
    Answer,
    Citation,
    Correction,
    Coverage,
    Filter,
    Progress,
    Query,
    Reason,
    Refresh,
    Reply,
    Source,
    Span,
)

SUMMIT = """# The meeting in Bali

The two leaders spoke for three hours. They met on 14 November 2022 in Bali, on the eve of the summit. Nobody else
was in the room but their interpreters.

## Afterwards

Both sides said that they would keep talking. A further meeting was planned for the following year.
"""


class FakeBot:
    """Cites the sentences of ``documents`` that share a word with the question; "refuse" in it makes it refuse."""

    def __init__(self, documents: dict[str, str] | None = None) -> None:
        self.documents = {"news/bali.md": SUMMIT} if documents is None else documents
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.within: list[str | None] = []
        self.gate: threading.Event | None = None
        self.answering: threading.Semaphore | None = None
        self.silent = False
        self.steps = 0
        self.closed = False
        self.change = Refresh(added=tuple(self.documents))
        self.stale = False
        self.refreshed: list[bool] = []

    def refresh(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        force: bool = False,
        patience: float = 10.0,
    ) -> Refresh:
        self.refreshed.append(force)
        while self.gate is not None and not self.gate.wait(0.01):
            self.steps += 1
            if progress is not None and not self.silent:
                progress(Progress(self.steps % 10, 10, self.steps * 7, self.steps % 10, 10))
            if cancelled is not None and cancelled():
                raise Cancelled("indexing was stopped")
        done, self.change = self.change, Refresh()
        return done

    def ask(
        self, question: str, *, after: Sequence[str] = (), filter: Filter = EVERYTHING, explain: bool = False
    ) -> Reply:
        if self.answering is not None:
            self.answering.acquire(timeout=10)
        self.asked.append((question, tuple(after)))
        self.within.append(filter.within)
        if question == "impossible":
            raise QuestionError("the question has [/b] no words")
        words = {word.strip("?.,").lower() for word in question.split()}
        found = [
            each for name in self.documents for each in self._sentences(name) if words & set(each[3].lower().split())
        ]
        citations = tuple(self._citation(rank, *each) for rank, each in enumerate(found[:3], 1))
        query = Query(question, question, corrections=(Correction("wher", "where"),) if "wher" in words else ())
        coverage = Coverage(len(self.documents), 0)
        if "refuse" in words or not citations:
            return Abstention(query, citations, 0.2, coverage, 1.0, "No sentence is about that.")
        return Answer(query, citations, citations[0].confidence, coverage, 1.0)

    def _sentences(self, name: str) -> list[tuple[str, int, int, str]]:
        text = self.documents[name]
        found = []
        start = 0
        for piece in text.replace("\n\n", ". ").replace(". ", ".\x00").split("\x00"):
            end = start + len(piece)
            if piece.strip():
                found.append((name, start, end, text[start:end]))
            start = end + 1
        return found

    def _citation(self, rank: int, name: str, start: int, end: int, text: str) -> Citation:
        at = text.find("Bali")
        return Citation(
            rank=rank,
            score=10.0 / rank,
            confidence=0.9 / rank,
            text=text,
            document=name,
            path=Path("/documents", name),
            title="The meeting",
            date=None,
            span=Span(start, end),
            line=self.documents[name].count("\n", 0, start) + 1,
            page=None,
            section="Talks",
            before="",
            after="",
            matched=("met",),
            highlight=Span(at, at + 4) if at >= 0 else None,
            stale=self.stale,
            reasons=(Reason("“met” in the sentence", 4.5), Reason("length", -0.5)),
        )

    def sources(self) -> tuple[Source, ...]:
        return tuple(
            Source(name, Path("/documents", name), "The meeting", None, len(self._sentences(name)), len(text))
            for name, text in self.documents.items()
        )

    def text_of(self, name: str) -> str:
        return self.documents[name]

    def close(self) -> None:
        self.closed = True


class FakeNews:
    """Tells what a test puts down, and nothing else, until it is stopped; an error put down is raised."""

    def __init__(self) -> None:
        self.told: queue.SimpleQueue[News | Exception] = queue.SimpleQueue()
        self.stopped = False

    def __call__(self, config: Config, stop: threading.Event) -> Iterator[News]:
        while not stop.is_set():
            try:
                news = self.told.get(timeout=0.01)
            except queue.Empty:
                continue
            if isinstance(news, Exception):
                raise news
            yield news
        self.stopped = True


CONFIG = Config(None, ("/documents",), Path("/"), Path("/index"))


@pytest.fixture
def bot() -> FakeBot:
    return FakeBot()


@pytest.fixture
def make_fake() -> type[FakeBot]:
    return FakeBot


@pytest.fixture
def news() -> FakeNews:
    return FakeNews()


@pytest.fixture
def make_app(bot: FakeBot, news: FakeNews) -> Callable[..., QABotApp]:
    return lambda other=None, config=CONFIG, **more: QABotApp(config, lambda _: other or bot, news, **more)


@pytest.fixture
def wait_until() -> Callable[..., object]:
    async def wait(condition: Callable[[], object], seconds: float = 10.0) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while not condition():
            if loop.time() > end:
                raise AssertionError("what the test waits for did not come")
            await asyncio.sleep(0.01)

    return wait
