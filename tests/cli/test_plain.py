"""The chat line by line."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from qa_bot.cli.console import Console
from qa_bot.cli.plain import PlainChat
from qa_bot.cli.questions import MAX_LINE
from qa_bot.config import Config
from qa_bot.errors import IndexingError, QuestionError
from qa_bot.tui.commands import PLAIN
from qa_bot.tui.history import History
from qa_bot.types import Abstention, Answer, Citation, Coverage, Filter, Query, Refresh, Reply, Source, Span

Run = Callable[..., subprocess.CompletedProcess[str]]
EVIL = "\x1b[2J\x9b2J\u202e\x00 [/b]"


class SmallBot:
    """Answers everything with two sentences, but what it cannot; "refuse" makes it refuse."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.within: list[str | None] = []
        self.forced: list[bool] = []
        self.config = Config(None, ("/a.md",), Path("/"), Path("/index"))
        self.trouble: Exception | None = None

    def refresh(self, *, force: bool = False, retry: bool = False) -> Refresh:
        self.forced.append(force)
        if self.trouble is not None:
            raise self.trouble
        return Refresh()

    def ask(self, question: str, *, after: tuple[str, ...] = (), filter: Filter, explain: bool = False) -> Reply:
        self.asked.append((question, after))
        self.within.append(filter.within)
        if question == "impossible":
            raise QuestionError("the question has no words")
        cited = tuple(citation(rank) for rank in (1, 2))
        query, coverage = Query(question, question), Coverage(1, 0)
        if "refuse" in question:
            return Abstention(query, cited, 0.1, coverage, 1.0, "No sentence is near.")
        return Answer(query, cited, 0.9, coverage, 1.0)

    def sources(self) -> tuple[Source, ...]:
        return (Source("a.md", Path("/a.md"), f"Title{EVIL}", None, 2, 9),)


def citation(rank: int) -> Citation:
    path, text = Path("/a.md"), f"They met in Bali{EVIL} {rank}."
    return Citation(
        rank, 1.0, 0.9, text, "a.md", path, "A", None, Span(0, 9), rank, None, "", "Before it.", "", (), None
    )


@pytest.fixture
def bot() -> SmallBot:
    return SmallBot()


@pytest.fixture
def chat(bot: SmallBot, tmp_path: Path) -> PlainChat:
    return PlainChat(bot, History(tmp_path / "history.jsonl"), Console())


def test_every_plain_command_is_carried_out_and_nothing_else_is() -> None:
    methods = {name.removeprefix("do_") for name in dir(PlainChat) if name.startswith("do_")}
    assert methods == {command.name for command in PLAIN}


def test_follow_ups_know_what_was_asked_before(chat: PlainChat, bot: SmallBot) -> None:
    for line in ("who?", "impossible", "and when?", "/clear", "where?"):
        chat.take(line)
    assert [after for _, after in bot.asked] == [(), ("who?",), ("who?",), ()]


def test_every_command_says_something_and_nothing_that_steers(chat: PlainChat, capsys, tmp_path: Path) -> None:
    lines = [f"/{command.name}" for command in PLAIN if command.name != "quit"]
    for line in (
        *lines,
        f"who {EVIL}",
        "refuse",
        *lines,
        f"/{EVIL}",
        "/theme",
        "/zzz",
        "/choose 2",
        "/choose 9",
        "/why",
    ):
        chat.take(line)
        assert capsys.readouterr().out.strip(), line
    for line in ("impossible", f"/export {tmp_path}/no/x.md", f"/export {tmp_path}/{EVIL}.md"):
        chat.take(line)
        captured = capsys.readouterr()
        assert captured.err.startswith("qa-bot: error: ")
        assert not {"\x1b", "\x9b", "\u202e", "\x00"} & set(captured.out + captured.err)
    assert not chat.over
    chat.take("/quit")
    assert chat.over


def test_a_chosen_citation_is_read_with_what_stands_around_it(chat: PlainChat, capsys) -> None:
    chat.take("who?")
    capsys.readouterr()
    chat.take("/choose 2")
    told = capsys.readouterr().out
    assert "a.md:2" in told
    assert "Before: Before it." in told
    chat.take("/why")
    assert "Score 1.00" in capsys.readouterr().out


def test_a_conversation_is_gone_on_with(bot: SmallBot, tmp_path: Path, capsys) -> None:
    for line in ("who?", "when?"):
        PlainChat(bot, History(tmp_path / "history.jsonl"), Console()).take(line)
    history = History(tmp_path / "history.jsonl")
    chat = PlainChat(bot, history, Console())
    chat.take("/resume")
    assert capsys.readouterr().out.endswith("/resume 1: when?\n/resume 2: who?\n")
    chat.take("/resume 2")
    chat.take("where?")
    assert bot.asked[-1] == ("where?", ("who?",))
    assert history.questions() == ("who?", "when?", "where?")
    chat.take("/history WH")
    assert capsys.readouterr().out.endswith("who?\nwhen?\nwhere?\n")
    chat.take("/forget")
    assert history.questions()
    chat.take("/forget all")
    assert history.questions() == ()


def test_an_index_that_is_in_trouble_does_not_end_the_conversation(chat: PlainChat, bot: SmallBot, capsys) -> None:
    bot.trouble = IndexingError("it is [/b] damaged")
    for line in ("who?", "/reindex"):
        chat.take(line)
        assert capsys.readouterr().err == "qa-bot: error: it is [/b] damaged\n"
    bot.trouble = None
    chat.take("/reindex")
    assert bot.forced[-1]


def test_some_documents_only_are_asked(chat: PlainChat, bot: SmallBot, capsys) -> None:
    for line in ("/in a.md", "Where did they meet?", "/in b.md", "Where?", "/in", "When?"):
        chat.take(line)
    assert bot.within == ["a.md", "a.md", None]
    told = capsys.readouterr().out
    assert "Questions are asked of 1 document." in told
    assert "No document is called “b.md”" in told
    assert "Questions are asked of all documents." in told


def test_an_export_has_what_was_asked(chat: PlainChat, tmp_path: Path) -> None:
    for line in ("who?", "impossible", f"/export {tmp_path}/a.json"):
        chat.take(line)
    first, second = json.loads((tmp_path / "a.json").read_text())["turns"]
    assert (first["citations"][0]["document"], first["citations"][0]["line"]) == ("a.md", 1)
    assert second == {"question": "impossible", "error": "the question has no words"}


def test_a_pipe_is_answered_line_by_line_and_its_end_is_the_end(qa_bot: Run) -> None:
    done = qa_bot("--plain", input="\n/help\n  \n/clear\n")
    assert done.returncode == 0
    assert "\n? /help\n/choose NUMBER: " in done.stdout
    assert done.stdout.endswith("? /clear\nThis is a new conversation.\n")
    assert "\x1b" not in done.stdout + done.stderr


def test_a_line_that_is_too_long_is_told_and_the_next_one_taken(qa_bot: Run) -> None:
    done = qa_bot("--plain", input="x " * MAX_LINE + "\n/clear\n")
    told = f"Not taken: the line is longer than {MAX_LINE:,} bytes.\n? /clear\nThis is a new conversation.\n"
    assert done.stdout.endswith(told)


def test_questions_are_kept_unless_they_are_not_to_be(qa_bot: Run, environment: dict[str, str], tmp_path: Path) -> None:
    def kept(*options: str, **variables: str) -> bool:
        env = {"XDG_STATE_HOME": str(tmp_path / "state"), **variables}
        assert qa_bot("--plain", *options, input="Who built the organ?\n", env=env).returncode == 0
        return bool(list(tmp_path.glob("state/**/*.jsonl")))

    assert not kept("--no-history")
    assert not kept(QA_BOT_NO_HISTORY="1")
    assert kept()


def test_it_imports_no_textual(notes: Path, environment: dict[str, str]) -> None:
    program = (
        "import sys; from qa_bot.cli import main; code = main(['--plain']);"
        "print([name for name in ('textual', 'readline', 'sklearn') if name in sys.modules], file=sys.stderr)"
    )
    run = [sys.executable, "-c", program]
    done = subprocess.run(
        run, cwd=notes, env=environment, input="/sources\n", capture_output=True, text=True, check=True
    )
    assert done.stderr.endswith("[]\n")


@pytest.mark.skipif(os.name != "posix", reason="needs terminals")
@pytest.mark.parametrize(
    ("key", "code"), [(b"\x04", 0), (b"\x03", 130), (b"/quit\n", 0)], ids=["EOF", "ctrl+c", "/quit"]
)
@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
def test_a_terminal_gets_a_prompt_and_no_control_sequence(
    notes: Path, environment: dict[str, str], command: list[str], key: bytes, code: int, term: str
) -> None:
    import pty

    leader, follower = pty.openpty()
    env = environment | {"TERM": term}
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), follower)
    process = subprocess.Popen([*command, "--plain"], cwd=notes, env=env, preexec_fn=_take_terminal, **streams)
    try:
        seen = read_to_prompt(leader)
        os.write(leader, b"/sources\n")
        seen += read_to_prompt(leader)
        os.write(leader, key)
        assert process.wait(60) == code
    finally:
        process.kill()
        process.wait()
    os.close(follower)
    seen += _rest(leader)
    os.close(leader)
    assert b"organ.md" in seen
    assert b"\x1b" not in seen
    assert b"Traceback" not in seen
    assert seen.endswith(b"\r\n")


def _take_terminal() -> None:
    """Make standard input the terminal whose Ctrl+C interrupts this process."""
    import fcntl
    import termios

    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def read_to_prompt(terminal: int) -> bytes:
    import select

    seen, end = b"", time.monotonic() + 60
    while not seen.endswith(b"\n? "):
        assert time.monotonic() < end, f"no prompt came: {seen[-500:]!r}"
        if select.select([terminal], [], [], 0.1)[0]:
            seen += os.read(terminal, 65_536)
    return seen


def _rest(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # Linux says so when the other side is closed
        return b""
