import threading
import time
from pathlib import Path

import pytest

from qa_bot.bot import QABot
from qa_bot.config import Config
from qa_bot.errors import BusyError, Cancelled, ConfigError, DamagedError, IndexingError, WatchError
from qa_bot.index.lock import PATIENCE
from qa_bot.index.store import Store
from qa_bot.ingest.watch import News
from qa_bot.tui import messages
from qa_bot.tui.bot import open_bot
from qa_bot.tui.engine import Engine
from qa_bot.tui.reporter import Reporter
from qa_bot.types import Progress, Refresh

SOON = 10.0
CONFIG = Config(None, (), Path("/"), Path("/index"))


class Screen:
    """Collects what the engine posts, and lets a test wait for it."""

    def __init__(self) -> None:
        self.posted: list[object] = []
        self._news = threading.Condition()

    def __call__(self, message: object) -> None:
        with self._news:
            self.posted.append(message)
            self._news.notify_all()

    def wait_for(self, kind: type, count: int = 1) -> object:
        with self._news:
            assert self._news.wait_for(lambda: len(self.of(kind)) >= count, SOON), f"no {kind.__name__}"
            return self.of(kind)[count - 1]

    def of(self, kind: type) -> list[object]:
        return [message for message in self.posted if isinstance(message, kind)]


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def engine(bot, screen, news):
    made = Engine(CONFIG, screen, lambda _: bot, news)
    yield made
    made.stop(SOON)


def test_the_index_is_brought_up_to_date_first(engine, screen) -> None:
    engine.start()
    ready = screen.wait_for(messages.Ready)
    assert ready.refresh.added == ("news/bali.md",)
    assert [source.name for source in ready.sources] == ["news/bali.md"]


def test_questions_wait_for_the_index_and_are_answered_in_order(engine, bot, screen) -> None:
    bot.gate = threading.Event()
    engine.start()
    engine.ask(0, "who met", ())
    engine.ask(1, "impossible", ("who met",))
    screen.wait_for(messages.IndexingMoved)
    assert bot.asked == []
    bot.gate.set()
    assert screen.wait_for(messages.Replied).number == 0
    failed = screen.wait_for(messages.NotAnswered)
    assert (failed.number, failed.error) == (1, "the question has [/b] no words")
    assert bot.asked == [("who met", ()), ("impossible", ("who met",))]


def test_a_stopped_run_is_not_taken_up_again_by_a_question(engine, bot, screen) -> None:
    bot.gate = threading.Event()
    engine.start()
    screen.wait_for(messages.IndexingMoved)
    engine.cancel()
    screen.wait_for(messages.IndexingStopped)
    engine.ask(0, "who met", ())
    screen.wait_for(messages.Replied)
    assert bot.refreshed == [False]
    assert [source.name for source in screen.wait_for(messages.Ready).sources] == ["news/bali.md"]
    bot.gate.set()
    engine.reindex()
    screen.wait_for(messages.Ready, 2)
    assert bot.refreshed == [False, True]


def test_a_first_run_that_was_stopped_is_not_taken_up_by_a_question(screen, news, tmp_path, monkeypatch) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.txt").write_text("They met in Bali.")
    config = Config(None, (str(tmp_path / "docs"),), tmp_path, tmp_path / "index")

    def opener(config: Config) -> object:
        bot = open_bot(config)
        monkeypatch.setattr(bot, "refresh", stopped)
        return bot

    def stopped(*_: object, **__: object) -> Refresh:
        raise Cancelled("indexing was stopped")

    engine = Engine(config, screen, opener, news)
    engine.start()
    screen.wait_for(messages.IndexingStopped)
    engine.ask(0, "Where did they meet?", ())
    assert "there is no index yet" in screen.wait_for(messages.NotAnswered).error
    assert screen.of(messages.Ready) == []
    with QABot(config) as another:
        another.refresh()
    engine.ask(1, "Where did they meet?", ())
    assert screen.wait_for(messages.Replied).reply.answered
    assert [source.name for source in screen.wait_for(messages.Ready).sources] == ["a.txt"]
    engine.stop(SOON)


def test_a_damaged_index_is_built_anew_where_the_user_sees_it(engine, bot, screen, monkeypatch) -> None:
    def damaged(*_: object, **__: object) -> object:
        monkeypatch.undo()
        raise DamagedError("damaged")

    engine.start()
    screen.wait_for(messages.Ready)
    monkeypatch.setattr(bot, "ask", damaged)
    engine.ask(0, "who met", ())
    screen.wait_for(messages.Replied)
    assert bot.refreshed == [False, False, True]
    assert len(screen.of(messages.Ready)) == 2


@pytest.mark.parametrize("later", [False, True])
def test_a_list_of_documents_that_is_damaged_is_built_anew(engine, bot, screen, monkeypatch, later) -> None:
    def damaged() -> object:
        monkeypatch.undo()
        raise DamagedError("damaged")

    if later:
        engine.start()
        screen.wait_for(messages.Ready)
        bot.change = Refresh(changed=("news/bali.md",))
    monkeypatch.setattr(bot, "sources", damaged)
    if not later:
        engine.start()
    engine.ask(0, "who met", ())
    screen.wait_for(messages.Replied)
    assert True in bot.refreshed
    assert len(screen.of(messages.Ready)) == 1 + later


def test_a_run_can_be_stopped_before_it_has_told_how_far_it_is(engine, bot, screen) -> None:
    bot.gate, bot.silent = threading.Event(), True
    assert not engine.indexing
    engine.start()
    end = time.monotonic() + SOON
    while not engine.indexing and time.monotonic() < end:
        time.sleep(0.01)
    engine.cancel()
    screen.wait_for(messages.IndexingStopped)
    assert screen.of(messages.IndexingMoved) == []


def test_documents_that_changed_are_noticed_by_the_next_question(engine, bot, screen) -> None:
    engine.start()
    screen.wait_for(messages.Ready)
    bot.change = Refresh(changed=("news/bali.md",))
    engine.ask(0, "who met", ())
    assert screen.wait_for(messages.Ready, 2).refresh.changed == ("news/bali.md",)
    engine.ask(1, "who met", ())
    screen.wait_for(messages.Replied, 2)
    assert len(screen.of(messages.Ready)) == 2


def test_reading_anew_waits_once_however_often_it_is_wanted_and_is_stopped_at_once(engine, bot, screen) -> None:
    def reindex_often() -> None:
        moved = len(screen.of(messages.IndexingMoved))
        engine.reindex()
        screen.wait_for(messages.IndexingMoved, moved + 1)
        for _ in range(5):
            engine.reindex()

    engine.start()
    screen.wait_for(messages.Ready)
    bot.gate = threading.Event()
    reindex_often()
    bot.gate.set()
    engine.ask(0, "who met", ())
    screen.wait_for(messages.Replied)
    assert bot.refreshed.count(True) == 2
    bot.gate.clear()
    reindex_often()
    engine.cancel()
    engine.ask(1, "who met", ())
    screen.wait_for(messages.Replied, 2)
    assert bot.refreshed.count(True) == 3


def test_a_text_comes_safe_and_with_its_positions_kept(engine, bot, screen) -> None:
    bot.documents["news/bali.md"] = "one\r\n\x1b]52;c;aGk=\x07two"
    engine.start()
    engine.read("news/bali.md")
    paper = screen.wait_for(messages.PaperLoaded).paper
    assert paper.raw == bot.documents["news/bali.md"]
    assert len(paper.shown) == len(paper.raw)
    assert "\x1b" not in paper.shown


def test_a_text_does_not_wait_for_the_index(engine, bot, screen) -> None:
    engine.start()
    screen.wait_for(messages.Ready)
    bot.gate = threading.Event()
    engine.reindex()
    screen.wait_for(messages.IndexingMoved)
    engine.read("news/bali.md")
    assert screen.wait_for(messages.PaperLoaded).paper.name == "news/bali.md"
    bot.gate.set()


def test_a_text_of_the_index_before_comes_before_the_news_of_the_next(engine, bot, screen, news, monkeypatch) -> None:
    reading, read_on = threading.Event(), threading.Event()

    def slow_text_of(name: str) -> str:
        reading.set()
        assert read_on.wait(SOON)
        return "the text before"

    engine.start()
    screen.wait_for(messages.Ready)
    monkeypatch.setattr(bot, "text_of", slow_text_of)
    engine.read("news/bali.md")
    assert reading.wait(SOON)
    bot.change = Refresh(changed=("news/bali.md",))
    news.told.put(News(documents=True))
    time.sleep(0.05)
    read_on.set()
    screen.wait_for(messages.Ready, 2)
    kinds = [type(message) for message in screen.posted]
    assert kinds == [messages.Ready, messages.PaperLoaded, messages.Ready]


def test_a_bot_that_cannot_be_opened_says_why_to_whatever_is_asked(screen, news) -> None:
    def opener(_: object) -> None:
        raise ConfigError("config.yaml", ["nope: unknown key"])

    engine = Engine(CONFIG, screen, opener, news)
    engine.start()
    assert "unknown key" in screen.wait_for(messages.Troubled).error
    engine.ask(0, "who met", ())
    assert "unknown key" in screen.wait_for(messages.NotAnswered).error
    engine.read("a.md")
    assert screen.wait_for(messages.Troubled, 2).name == "a.md"
    engine.stop(SOON)


def test_a_fault_is_handed_over(screen, news) -> None:
    def opener(_: object) -> None:
        raise RuntimeError("a fault")

    engine = Engine(CONFIG, screen, opener, news)
    engine.start()
    assert str(screen.wait_for(messages.Crashed).error) == "a fault"
    engine.stop(SOON)


def test_stopping_ends_an_indexing_run_and_closes_the_bot(engine, bot, screen) -> None:
    bot.gate = threading.Event()
    engine.start()
    screen.wait_for(messages.IndexingMoved)
    engine.stop(SOON)
    assert bot.closed


def test_documents_that_changed_are_noticed_without_a_question(engine, bot, screen, news) -> None:
    engine.start()
    screen.wait_for(messages.Ready)
    bot.change = Refresh(changed=("news/bali.md",))
    news.told.put(News())
    news.told.put(News(documents=True))
    assert screen.wait_for(messages.Ready, 2).refresh.changed == ("news/bali.md",)
    assert bot.refreshed == [False, False]


def test_a_look_is_over_before_the_next_begins(engine, bot, screen, news) -> None:
    engine.start()
    screen.wait_for(messages.Ready)
    bot.gate = threading.Event()
    bot.change = Refresh(changed=("news/bali.md",))
    for _ in range(3):
        news.told.put(News(documents=True))
    screen.wait_for(messages.IndexingMoved)
    assert news.told.qsize() == 2
    bot.gate.set()
    screen.wait_for(messages.Ready, 2)


def test_a_trouble_that_is_over_is_told_though_nothing_has_changed(engine, bot, screen, news, monkeypatch) -> None:
    def fail(*_: object, **__: object) -> Refresh:
        raise IndexingError("no documents")

    engine.start()
    screen.wait_for(messages.Ready)
    with monkeypatch.context() as patched:
        patched.setattr(bot, "refresh", fail)
        news.told.put(News(documents=True))
        assert screen.wait_for(messages.Troubled).error == "no documents"
    news.told.put(News(documents=True))
    screen.wait_for(messages.Ready, 2)


def test_while_another_process_writes_questions_are_answered_at_once(screen, news, tmp_path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.txt").write_text("They met in Bali.")
    config = Config(None, (str(tmp_path / "docs"),), tmp_path, tmp_path / "index")
    engine = Engine(config, screen, open_bot, news)
    engine.start()
    screen.wait_for(messages.Ready)
    with Store(config.index).writing():
        (tmp_path / "docs" / "b.txt").write_text("They parted in Geneva.")
        news.told.put(News(documents=True))
        start = time.monotonic()
        for number in range(2):
            engine.ask(number, "Where did they meet?", ())
            assert screen.wait_for(messages.Replied, number + 1).reply.coverage.documents == 1
        assert time.monotonic() - start < PATIENCE / 2
        (trouble,) = screen.of(messages.Troubled)
        assert "is writing this index" in trouble.error
        assert trouble.error.endswith("Answers are from the index as it was before.")
    news.told.put(News())
    assert screen.wait_for(messages.Ready, 2).refresh.added == ("b.txt",)
    engine.stop(SOON)


def test_where_another_process_writes_from_the_start_its_last_index_is_asked(engine, bot, screen, monkeypatch) -> None:
    def busy(*_: object, patience: float, **__: object) -> Refresh:
        patiences.append(patience)
        raise BusyError("another qa-bot is writing")

    patiences: list[float] = []
    monkeypatch.setattr(bot, "refresh", busy)
    engine.start()
    assert screen.wait_for(messages.Ready).refresh == Refresh()
    assert screen.wait_for(messages.Troubled).error.startswith("another qa-bot is writing")
    engine.ask(0, "who met", ())
    screen.wait_for(messages.Replied)
    assert patiences == [0.0, 0.0]


def test_files_that_cannot_be_read_any_more_are_told(engine, bot, screen, news) -> None:
    engine.start()
    screen.wait_for(messages.Ready)
    for count in range(2):
        bot.change = Refresh(unread={"a.bin": "not text"})
        engine.ask(count, "who met", ())
        screen.wait_for(messages.Replied, count + 1)
    assert [message.refresh.unread for message in screen.of(messages.Ready)] == [{}, {"a.bin": "not text"}]


def test_changed_settings_are_told(engine, screen, news) -> None:
    engine.start()
    news.told.put(News(settings=True))
    screen.wait_for(messages.SettingsChanged)


def test_where_watching_is_not_possible_questions_look_all_the_same(engine, bot, screen, news) -> None:
    engine.start()
    screen.wait_for(messages.Ready)
    news.told.put(WatchError("not installed"))
    bot.change = Refresh(changed=("news/bali.md",))
    engine.ask(0, "who met", ())
    assert screen.wait_for(messages.Ready, 2).refresh.changed == ("news/bali.md",)
    assert screen.of(messages.Crashed) == []


def test_a_fault_of_the_watching_thread_is_handed_over(engine, screen, news) -> None:
    engine.start()
    news.told.put(RuntimeError("a fault"))
    assert str(screen.wait_for(messages.Crashed).error) == "a fault"


def test_stopping_ends_the_watching_thread_even_while_it_waits_for_a_look(engine, bot, screen, news) -> None:
    engine.start()
    screen.wait_for(messages.Ready)
    bot.gate = threading.Event()
    news.told.put(News(documents=True))
    screen.wait_for(messages.IndexingMoved)
    engine.stop(SOON)
    assert bot.closed
    assert news.stopped


def test_stopping_an_engine_that_never_started_is_fine(bot, screen) -> None:
    Engine(CONFIG, screen, lambda _: bot).stop()


def test_progress_is_told_ten_times_a_second_at_most(screen) -> None:
    times = iter([0.0, 0.01, 0.05, 0.11, 0.12, 0.35])
    reporter = Reporter(screen, lambda: next(times))
    for _ in range(5):
        reporter(Progress(1, 2, 3, 4, 5))
    assert [message.seconds for message in screen.posted] == [0.11, 0.35]


def test_the_end_of_a_run_is_told_where_its_progress_was(screen) -> None:
    def fail(reporter: Reporter) -> None:
        with reporter:
            reporter(Progress(1, 2, 3, 4, 5))
            raise IndexingError("no room")

    times = iter([0.0, 0.01, 0.0, 0.2])
    with Reporter(screen, lambda: next(times)) as reporter:
        reporter(Progress(1, 2, 3, 4, 5))
    assert screen.posted == []
    with pytest.raises(IndexingError):
        fail(Reporter(screen, lambda: next(times)))
    assert [type(message) for message in screen.posted] == [messages.IndexingMoved, messages.IndexingOver]


def test_where_another_process_writes_the_first_index_it_is_waited_for(engine, bot, screen, monkeypatch) -> None:
    def busy(*_: object, patience: float, **__: object) -> Refresh:
        patiences.append(patience)
        if not patience:
            raise BusyError("another qa-bot is writing")
        monkeypatch.undo()
        return Refresh()

    def none() -> object:
        raise IndexingError("there is no index yet")

    patiences: list[float] = []
    monkeypatch.setattr(bot, "refresh", busy)
    monkeypatch.setattr(bot, "sources", none)
    engine.start()
    screen.wait_for(messages.Ready)
    assert patiences == [0.0, PATIENCE]
    assert screen.of(messages.Troubled) == []


@pytest.mark.parametrize(
    ("documents", "index", "reason"), [("empty", "index", "no documents in"), ("docs", "docs/a.txt", "not a folder")]
)
def test_a_question_where_no_index_could_be_built_is_told_why(
    screen, news, tmp_path, documents: str, index: str, reason: str
) -> None:
    for name in ("docs", "empty"):
        (tmp_path / name).mkdir()
    (tmp_path / "docs" / "a.txt").write_text("They met in Bali.")
    engine = Engine(Config(None, (str(tmp_path / documents),), tmp_path, tmp_path / index), screen, news=news)
    engine.start()
    engine.ask(0, "Where did they meet?", ())
    assert reason in screen.wait_for(messages.NotAnswered).error
    engine.stop(SOON)
