"""QABot: one bot for the command line, the terminal interface, evaluation and Python users."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import astuple, replace
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from qa_bot.answer.confidence import check_confidence_features
from qa_bot.answer.spans.model import check_span_features
from qa_bot.config import MAX_CITATIONS, MAX_CONTEXT, Config, load_config, make_cache_folder, tops
from qa_bot.errors import DamagedError, IndexingError, QuestionError
from qa_bot.index.difference import difference
from qa_bot.index.lock import PATIENCE
from qa_bot.index.store import Store
from qa_bot.ingest.ahead import Ahead
from qa_bot.ingest.look import Glance, Look, look
from qa_bot.model.file import DEFAULT, read_model
from qa_bot.pipeline import Judge, Request, State, reply_to
from qa_bot.query.synonyms import NO_SYNONYMS, read_synonyms
from qa_bot.rank.rerank import check_features
from qa_bot.rank.retrieve import Retriever
from qa_bot.text.iso_date import FORMS, is_iso_date
from qa_bot.types import Filter, Progress, Refresh, Reply, Source

EVERYTHING = Filter()
MAX_QUESTION = 10_000  # characters, of an earlier one as well: what it takes to read one grows with them
_T = TypeVar("_T")


class QABot:
    """Answers questions from the documents that a configuration names.

    Use it as a context manager, or call ``close``. Every method raises children of QABotError only.

    Threads may share a bot. A question is answered from the state of the index that is current when it is asked,
    whatever happens meanwhile; ``refresh`` is carried out by one thread at a time and makes its state current whole.
    """

    def __init__(self, config: Config, *, refresh: bool = True, ahead: Ahead | None = None) -> None:
        """``refresh`` as in ``open``; ``ahead`` is a look at the documents that is under way, for the first refresh."""
        self.config = config
        self._ahead = ahead
        self._by_itself = refresh
        self._store = Store(config.index)
        self._state: State | None = None
        self._refreshing = threading.RLock()

    @classmethod
    def open(
        cls,
        config: str | Path | Config | None = None,
        *,
        documents: Sequence[str | Path] = (),
        index: str | Path | None = None,
        refresh: bool = True,
    ) -> Self:
        """Return a bot for a config.yaml (searched for as the command line does when None) or for ready settings.

        ``documents`` and ``index`` take the place of the file's. Raises ConfigError. Nothing is read or built yet:
        the first question does that, or the method ``refresh``. Without ``refresh`` only that method does: questions
        are asked of the index as it was last published, and a damaged one is not built anew but raises DamagedError.
        """
        if not isinstance(config, Config):
            config = load_config(config, documents=documents, index=index)
        return cls(config, refresh=refresh)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index; a bot that is asked again opens it again. Questions being answered are answered."""
        self._state = None

    def refresh(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        force: bool = False,
        *,
        patience: float = PATIENCE,
        retry: bool = False,
    ) -> Refresh:
        """Bring the index up to date with the documents; ``force`` builds it anew although nothing changed.

        ``retry`` tries the files again that could not be read, though they have not changed. What was there stays until
        the new state is whole. Raises Cancelled, IndexingError; BusyError where another process goes on writing the
        index for ``patience`` seconds.
        """
        with self._refreshing:
            return self._refresh(progress, cancelled, force=force, retry=retry, patience=patience)[1]

    def reopen(self) -> None:
        """Take the index as it was last published, whatever the documents are now; raises IndexingError."""
        with self._refreshing:
            self._state = self._opened()

    def fingerprint(self) -> str | None:
        """Return what tells the documents and settings of the state that is open from others; None where none is."""
        state = self._state
        return None if state is None else state.manifest.fingerprint

    def ask(
        self,
        question: str,
        *,
        after: Sequence[str] = (),
        top: int | None = None,
        filter: Filter = EVERYTHING,
        context: int | None = None,
        explain: bool = False,
    ) -> Reply:
        """Return the answer, or an abstention with the nearest sentences.

        ``after`` are the earlier questions of the conversation, oldest first; ``top`` and ``context`` the numbers of
        citations and of sentences around each (the configuration's by default); ``explain`` adds the reasons.
        The index is brought up to date before the first question (see ``open``); later questions are asked of that
        state, until ``refresh``. Raises QuestionError for an empty question, one of more than ``MAX_QUESTION``
        characters, a value of another type or a number out of its limits, IndexingError where there is nothing to ask.
        """
        _check(question, after, filter)
        answers = self.config.answers
        answers = replace(
            answers,
            citations=answers.citations if top is None else _within("top", top, 1, MAX_CITATIONS),
            context=answers.context if context is None else _within("context", context, 0, MAX_CONTEXT),
        )
        request = Request(question, after, filter, answers, explain, self._tops)
        return self._of_state(lambda state: reply_to(request, state, self._judge))

    def sources(self) -> tuple[Source, ...]:
        """Return every document of the index and every file that could not be read, in the order of their names."""

        def sources(state: State) -> tuple[Source, ...]:
            unread = [
                Source(name, self.config.base / name, "", None, 0, 0, problem)
                for name, problem in state.manifest.unread.items()
            ]
            return tuple(sorted([*state.index.sources(), *unread], key=lambda source: source.name))

        return self._of_state(sources)

    def text_of(self, name: str) -> str:
        """Return a document's text as it was indexed; the spans of citations fit it. Raises IndexingError."""
        found = self._of_state(lambda state: state.index.text_of(name))
        if found is None:
            raise IndexingError(f"{name}: no such document in the index; `qa-bot sources` lists them")
        return found

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the name and the text of every document, as they were indexed."""
        index = self._current().index
        return ((index.names[document], index.document_text(document)) for document in index.documents.tolist())

    def _of_state(self, use: Callable[[State], _T]) -> _T:
        """Return what is found in the state to ask; a damaged index is built anew first."""
        state = self._current()
        try:
            return use(state)
        except DamagedError:
            if not self._by_itself:
                raise
            self.refresh(force=True)
            return use(self._current())

    def _current(self) -> State:
        """Return the state to ask; where none is open, the index is opened, up to date if the bot may see to that."""
        state = self._state
        if state is None:
            with self._refreshing:
                # another thread may have opened it while this one waited
                state = self._state or (self._refresh()[0] if self._by_itself else self._opened())
                self._state = state
        return state

    def _refresh(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        force: bool = False,
        retry: bool = False,
        patience: float = PATIENCE,
    ) -> tuple[State, Refresh]:
        """Return the state that is up to date, which has become the current one, and what was done for it."""
        ahead, self._ahead = self._ahead, None
        found: Look | None = None
        glance = None if ahead is None else ahead.glance()
        if glance is None:
            found = look(self.config)
            glance = found.glance
        before = self._state
        state = None if force else self._state_of(glance.fingerprint)
        if state is None or (retry and state.manifest.unread):
            found = found or look(self.config)
            result = self._write(found, progress, cancelled, force=force, retry=retry, patience=patience)
            state, glance = self._opened(), found.glance
        else:
            result = Refresh(unread=state.manifest.unread)
        self._state = state
        return state, _told(result, before, state, glance)

    def _write(
        self,
        found: Look,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool] | None,
        *,
        force: bool,
        retry: bool,
        patience: float,
    ) -> Refresh:
        """Write the index of the documents that were found, and return what was done; a damaged one is built anew."""
        from qa_bot.ingest.refresh import refresh  # loaders and the splitter, which most questions do not need

        make_cache_folder(self.config.index)
        write = partial(refresh, self._store, self.config, found, progress, cancelled, patience=patience)
        try:
            return write(force=force, retry=retry)
        except DamagedError:
            return write(force=True)

    def _state_of(self, fingerprint: str) -> State | None:
        """Return the state whose index is of the documents as they are now; None where there is no such index."""
        state = self._state
        try:
            manifest = self._store.manifest()
            if manifest is None or manifest.fingerprint != fingerprint:
                return None
            return state if state is not None and state.manifest == manifest else self._opened()
        except IndexingError:  # damaged: built anew, if the folder is ours
            return None

    def _opened(self) -> State:
        """Open the index; raise IndexingError where there is none, or a damaged one."""
        opened = self._store.open()
        if opened is None:
            raise IndexingError(f"{self.config.index}: there is no index yet; `qa-bot index` builds it")
        index, manifest = opened
        return State(index, manifest, Retriever(index, self.config.ranking.weighting))

    @cached_property
    def _tops(self) -> tuple[str, ...]:
        return tops(self.config.documents, self.config.base)

    @cached_property
    def _judge(self) -> Judge:
        """The fitted model and the listed synonyms; raises ModelError and ConfigError."""
        named = self.config.ranking.model
        path = named if isinstance(named, Path) else DEFAULT
        model = read_model(path)
        check_features(model, path)
        check_confidence_features(model, path)
        check_span_features(model.spans.values(), path)
        listed = self.config.ranking.synonyms
        synonyms = NO_SYNONYMS if listed is None else read_synonyms(listed)
        return Judge(model, reranks=named is not None, synonyms=synonyms)


def _check(question: object, after: object, filter: object) -> None:
    """Raise QuestionError unless these are what a question is asked with."""
    if not isinstance(question, str):
        raise QuestionError(f"the question is no text; found {question!r}")
    if not question.strip():
        raise QuestionError("the question is empty; ask one, for example: When did they meet?")
    if isinstance(after, str) or not (isinstance(after, Sequence) and all(isinstance(turn, str) for turn in after)):
        raise QuestionError(f"after: found {after!r}, allowed: a list of texts, the earlier questions, oldest first")
    if max(map(len, (question, *after))) > MAX_QUESTION:
        raise QuestionError(f"a question has more than {MAX_QUESTION:,} characters; ask a shorter one")
    if not isinstance(filter, Filter) or not all(isinstance(limit, str | None) for limit in astuple(filter)):
        raise QuestionError(f"filter: found {filter!r}, allowed: a Filter of texts, as in Filter(within='*.md')")
    if filter.since is not None and not is_iso_date(filter.since):
        raise QuestionError(f"filter: since: found {filter.since!r}, allowed: {FORMS}")


def _within(name: str, value: int, low: int, high: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise QuestionError(f"{name}: found {value!r}, allowed: a whole number from {low} to {high}")
    return value


def _told(result: Refresh, before: State | None, state: State, glance: Glance) -> Refresh:
    """Return what a refresh did, seen from the state held before: another process may have done some of it."""
    if before is not None and before is not state:
        with suppress(DamagedError):  # of a damaged state only its writer knows what is another now
            result = replace(result, **difference(before.index, state.index)._asdict())
    return replace(
        result,
        documents=state.manifest.documents,
        sentences=state.manifest.sentences,
        skipped=glance.skipped,
    )
