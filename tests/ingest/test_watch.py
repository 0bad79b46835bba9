import builtins
import threading
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from qa_bot.config import Config
from qa_bot.errors import WatchError
from qa_bot.ingest import watch as module
from qa_bot.ingest.watch import News, watch, watching_library

Groups = list[list[str]]
DOCUMENTS = News(documents=True)
NOTHING = News()


class Library:
    """Tells what a test has put down: a list of groups of paths for each time that watching begins, or an error."""

    def __init__(self, *rounds: Groups | Exception) -> None:
        self.rounds = list(rounds)
        self.watched: list[tuple[str, ...]] = []
        self.before: Callable[[], object] = lambda: None

    def __call__(self, *paths: str, **options: object) -> Iterator[set[tuple[int, str]]]:
        self.watched.append(paths)
        self.before()
        if not self.rounds:
            options["stop_event"].set()  # type: ignore[attr-defined]
            return
        told = self.rounds.pop(0)
        if isinstance(told, Exception):
            raise told
        yield from ({(1, path) for path in group} for group in told)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("text", encoding="utf-8")
    (tmp_path / "config.yaml").write_text("documents: [docs]", encoding="utf-8")
    return tmp_path


@pytest.fixture
def told(base: Path) -> Callable[..., list[News]]:
    """All that is told before the library comes to its end."""

    def listen(library: Library) -> list[News]:
        config = Config(base / "config.yaml", (str(base / "docs"),), base, base / "index")
        return list(watch(config, threading.Event(), library))

    return listen


def test_the_first_news_is_that_watching_has_begun(told) -> None:
    assert told(Library([[]])) == [DOCUMENTS]


def test_a_document_is_news_and_other_files_are_not(told, base: Path) -> None:
    document, other = str(base / "docs" / "a.md"), str(base / "docs" / ".swap.md")
    library = Library([[], [document], [other], [other, document]])
    assert told(library) == [DOCUMENTS, DOCUMENTS, NOTHING, DOCUMENTS]
    assert len(library.watched) == 2  # the second time is the end of the test


def test_the_settings_are_news_of_their_own(told, base: Path) -> None:
    assert told(Library([[], [str(base / "config.yaml")]])) == [DOCUMENTS, News(settings=True)]


def test_a_new_folder_is_watched_from_then_on(told, base: Path) -> None:
    (new := base / "docs" / "new").mkdir()
    library = Library([[], [str(new)]], [[]])
    assert told(library) == [DOCUMENTS, DOCUMENTS, DOCUMENTS]
    assert str(new) in library.watched[1]


def test_a_folder_made_just_before_watching_begins_is_not_missed(told, base: Path) -> None:
    library = Library([[], ["never told"]], [[]])
    library.before = lambda: (base / "docs" / "new").mkdir(exist_ok=True)
    assert told(library) == [DOCUMENTS, DOCUMENTS]
    assert str(base / "docs" / "new") in library.watched[1]


def test_a_folder_that_vanishes_is_news_though_nobody_tells(told, base: Path) -> None:
    def groups() -> Iterator[list[str]]:
        yield []
        (base / "docs").rename(base / "elsewhere")
        yield []

    library = Library(groups(), [[]])
    assert told(library) == [DOCUMENTS, DOCUMENTS, DOCUMENTS]
    assert library.watched[1] == (str(base),)


@pytest.mark.parametrize("trouble", [FileNotFoundError("gone"), RuntimeError("a name that is no text")])
def test_watching_begins_anew_where_the_library_cannot_go_on(told, monkeypatch, trouble: Exception) -> None:
    monkeypatch.setattr(module, "BEAT", 1)
    assert told(Library(trouble, [[]])) == [DOCUMENTS]


def test_after_a_while_all_is_looked_at_though_nothing_was_told(told, monkeypatch) -> None:
    monkeypatch.setattr(module, "ANEW", -1.0)
    assert told(Library([[], ["never told"]], [[], ["never told"]])) == [DOCUMENTS, DOCUMENTS]


def test_a_system_that_refuses_is_an_error_with_the_way_out(told) -> None:
    with pytest.raises(WatchError, match="max_user_watches"):
        told(Library(OSError("OS file watch limit reached")))


def test_a_stop_is_heeded(base: Path) -> None:
    stop = threading.Event()
    config = Config(None, (str(base / "docs"),), base, base / "index")
    news = watch(config, stop, Library([[]], [[]], [[]]))
    assert list(islice(news, 2)) == [DOCUMENTS, DOCUMENTS]
    stop.set()
    assert list(news) == []


def test_without_the_library_the_error_names_the_extra(monkeypatch) -> None:
    imported = builtins.__import__

    def refuse(name: str, *rest: object, **more: object) -> object:
        if name == "watchfiles":
            raise ImportError(name)
        return imported(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(WatchError, match=r"pip install 'qa-bot\[watch\]'"):
        watching_library()


def test_the_real_library_tells_of_a_new_folder_and_of_a_file_in_it(base: Path) -> None:
    config = Config(None, (str(base / "docs"),), base, base / "index")
    stop = threading.Event()
    patience = threading.Timer(60, stop.set)
    patience.start()
    news = (each for each in watch(config, stop) if each.documents)
    assert next(news)
    (base / "docs" / "new").mkdir()
    assert next(news)
    (base / "docs" / "new" / "b.md").write_text("more", encoding="utf-8")
    assert next(news)
    patience.cancel()
    stop.set()
    assert list(news) == []
