"""Asking a bot all questions of a suite, with a bot in its place that says what it is told to."""

from collections.abc import Callable, Sequence
from pathlib import Path

from qa_bot.bot import QABot
from qa_bot.config import Config
from qa_bot.evaluation.pair import GoldSpan, Pair, Suite
from qa_bot.evaluation.runner import run_suite, suite_bot
from qa_bot.types import Citation, Filter, Reply, Span

Cite = Callable[..., Citation]
MakeReply = Callable[..., Reply]


class Told:
    """A bot that replies as told, and remembers what it was asked."""

    def __init__(self, *replies: Reply) -> None:
        self.replies = list(replies)
        self.asked: list[tuple[str, tuple[str, ...], int | None, str | None]] = []

    def ask(
        self, question: str, *, after: Sequence[str], top: int | None, filter: Filter, context: int | None
    ) -> Reply:
        self.asked.append((question, tuple(after), top, filter.within))
        return self.replies.pop(0)


def suite_of(*pairs: Pair) -> Suite:
    return Suite("Ships", Path("ships.yaml"), pairs)


def test_a_pair_is_right_when_answered_rightly_or_refused_rightly(cite: Cite, make_reply: MakeReply) -> None:
    ada, eve = cite("Ada built it."), cite("Eve paid.")
    answerable, unanswerable = Pair(1, "Who?", answers=("Ada",)), Pair(2, "Why?")
    cases = [
        (answerable, make_reply(ada, eve), True, (True, False)),
        (answerable, make_reply(eve, ada), False, (False, True)),
        (answerable, make_reply(ada, answered=False), False, (True,)),
        (unanswerable, make_reply(ada), False, (False,)),
        (unanswerable, make_reply(ada, answered=False), True, (False,)),
        (unanswerable, make_reply(answered=False), True, ()),
        (answerable, make_reply(answered=False), False, ()),
    ]
    bot = Told(*(reply for _, reply, _, _ in cases))
    result = run_suite(suite_of(*(pair for pair, _, _, _ in cases)), bot)
    assert [one.right for one in result.results] == [right for _, _, right, _ in cases]
    assert [one.hits for one in result.results] == [hits for _, _, _, hits in cases]
    assert result.failures == tuple(one for one in result.results if not one.right)


def test_a_question_is_asked_with_its_conversation_and_its_documents(make_reply: MakeReply) -> None:
    bot = Told(make_reply(answered=False), make_reply(answered=False))
    run_suite(suite_of(Pair(1, "Where?", after=("When?",)), Pair(2, "Who?", within="a*")), bot)
    assert bot.asked == [("Where?", ("When?",), 10, None), ("Who?", (), 100, "a*")]


def test_each_gold_span_is_found_once(cite: Cite, make_reply: MakeReply) -> None:
    gold = (GoldSpan("a.txt", Span(0, 4)), GoldSpan("a.txt", Span(10, 14)))
    reply = make_reply(*(cite("text", "a.txt", start) for start in (0, 1, 50, 10)))
    result = run_suite(suite_of(Pair(1, "Who?", gold=gold, within="a*")), Told(reply)).results[0]
    assert result.hits == (True, True, False, True)
    assert result.found == (True, False, False, True)


def test_a_suite_with_documents_of_its_own_has_an_index_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "set [1]" / "docs"
    own.mkdir(parents=True)
    (own / "a.txt").write_text("Ada Brown built the lighthouse in 1874.")
    config = Config(source=None, documents=(), base=tmp_path, index=tmp_path / "index", exclude=("*.txt",), guide=True)
    opened: list[Config] = []

    def open_bot(config: Config) -> QABot:
        opened.append(config)
        return QABot.open(config)

    suite = Suite("Set", tmp_path, (), own)
    with suite_bot(suite, config, open_bot):
        assert opened[0].index.parent.is_dir()
    assert (opened[0].documents, opened[0].exclude, opened[0].guide) == ((str(own),), (), False)
    assert not opened[0].index.parent.exists()
    assert not (tmp_path / "index").exists()
    with suite_bot(Suite("Set", tmp_path, ()), config, open_bot) as bot:
        assert bot.config is config
