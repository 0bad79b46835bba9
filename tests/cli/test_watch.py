"""``qa-bot index --watch``: what it tells, what it bears, and how it ends."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from qa_bot.cli.console import Console
from qa_bot.cli.watch import RETRY, Keeper, line
from qa_bot.errors import IndexingError
from qa_bot.types import Refresh

PATIENCE = 60.0


class FakeBot:
    """Gives one outcome after the other: what a refresh did, or an error."""

    def __init__(self, *outcomes: Refresh | Exception) -> None:
        self.outcomes = list(outcomes)

    def refresh(self, **_: object) -> Refresh:
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


def tell(capsys: pytest.CaptureFixture[str], *outcomes: Refresh | Exception, **options: bool) -> list[str]:
    keeper = Keeper(FakeBot(*outcomes), Console(**options), unread(old="no permission"))
    for _ in outcomes:
        keeper.refresh()
    return capsys.readouterr().err.splitlines()


def unread(**names: str) -> Mapping[str, str]:
    return {f"{name}.md": why for name, why in names.items()}


def test_a_refresh_is_a_line_and_one_that_did_nothing_is_none(capsys) -> None:
    same = unread(old="no permission")
    (told,) = tell(capsys, Refresh(unread=same), Refresh(("a.md",), unread=same, seconds=0.26), Refresh(unread=same))
    assert told.endswith("  1 added: a.md (0.3 s)")


def test_few_documents_are_named_and_many_are_counted() -> None:
    assert line(Refresh(("a",), ("b", "c"))) == "1 added: a; 2 changed: b, c (0.0 s)"
    assert line(Refresh(("a",), ("b", "c"), ("d",))) == "1 added; 2 changed; 1 removed (0.0 s)"


def test_many_documents_are_named_to_those_who_want_details(capsys) -> None:
    told = tell(capsys, Refresh(tuple("abcde")), verbose=True)
    assert told[1:] == [f"added: {name}" for name in "abcde"]
    assert tell(capsys, Refresh(tuple("abcde")), quiet=True) == []


def test_what_cannot_be_read_is_told_once_for_a_reason(capsys) -> None:
    told = tell(
        capsys,
        Refresh(unread=unread(old="no permission")),
        Refresh(unread=unread(old="no permission", new="too large")),
        Refresh(unread=unread(old="no permission", new="too large")),
        Refresh(unread=unread(old="not text")),
    )
    assert told == ["not read: new.md: too large", "not read: old.md: not text"]


def test_a_trouble_is_told_once_and_so_is_its_end(capsys) -> None:
    trouble = IndexingError("another qa-bot is writing")
    told = tell(capsys, trouble, trouble, Refresh())
    assert told[:2] == ["qa-bot: error: another qa-bot is writing", "The index is as it was; watching goes on."]
    assert told[2].endswith("the index is up to date again")


def test_a_refresh_that_failed_is_tried_again_after_a_while() -> None:
    now = [0.0]
    keeper = Keeper(FakeBot(IndexingError("full"), Refresh()), Console(quiet=True), clock=lambda: now[0])
    assert not keeper.retries
    keeper.refresh()
    assert not keeper.retries
    now[0] = RETRY
    assert keeper.retries
    keeper.refresh()
    assert not keeper.retries


@contextmanager
def watching(run: list[str], folder: Path, environment: dict[str, str]) -> Iterator[Callable[[str], str]]:
    """Run the command; the value waits for a line on standard error that has a text. Ends with Ctrl-C and 130."""
    with subprocess.Popen(run, cwd=folder, env=environment, stderr=subprocess.PIPE, encoding="utf-8") as process:
        patience = threading.Timer(PATIENCE, process.kill)
        patience.start()
        error = process.stderr
        assert error is not None

        def until(wanted: str) -> str:
            seen = []
            for each in error:
                seen.append(each)
                if wanted in each:
                    return each
            raise AssertionError(f"{wanted!r} did not come: {seen}")

        try:
            yield until
            process.send_signal(signal.SIGINT)
            assert process.wait() == 130
            assert "Traceback" not in error.read()
        finally:
            patience.cancel()
            process.kill()


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_the_index_follows_the_documents_until_ctrl_c(notes, environment, command, qa_bot) -> None:
    with watching([*command, "index", "--watch"], notes, environment) as until:
        until("Watching the documents")
        bells = notes / "notes" / "tower" / "bells.txt"
        bells.parent.mkdir()
        bells.write_text("The largest bell was cast in Ghent.\n", encoding="utf-8")
        assert "1 added: tower/bells.txt" in until("bells.txt")
        (notes / "notes" / "organ.md").unlink()
        assert "1 removed: organ.md" in until("organ.md")
        (notes / "notes" / "picture.txt").write_bytes(b"\x89PNG\0\0")
        until("not read: picture.txt: ")
        (notes / "config.yaml").write_text("documents: [notes", encoding="utf-8")
        until("config.yaml: line ")
        (notes / "config.yaml").write_text("documents: [none]", encoding="utf-8")
        until("config.yaml was changed")
        until("no documents in ")
        (notes / "config.yaml").write_text("documents: [notes/tower]", encoding="utf-8")
        assert "1 added" in until("bells.txt")
    assert qa_bot("index").stderr.startswith("Index refreshed: nothing changed")
    assert "  bells.txt" in qa_bot("sources").stdout


def test_without_the_library_it_says_how_to_get_it(notes, environment, command) -> None:
    program = "import sys; sys.modules['watchfiles'] = None; from qa_bot.cli import main; sys.exit(main(sys.argv[1:]))"
    run = [sys.executable, "-c", program, "index", "--watch"]
    done = subprocess.run(
        run, cwd=notes, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 2
    assert done.stderr == (
        "qa-bot: error: watching needs the library watchfiles; install it with: pip install 'qa-bot[watch]'\n"
    )
