from pathlib import Path

import pytest

from qa_bot.cli import progress
from qa_bot.cli.console import Console
from qa_bot.cli.opening import summary
from qa_bot.cli.sources import table
from qa_bot.types import Progress, Refresh, Source


def test_the_summary_counts_what_changed() -> None:
    done = Refresh(("a", "b"), (), ("c",), {"d": "binary"}, 1.26)
    assert summary(done) == "Index refreshed: 2 added, 1 removed; 1 could not be read (see qa-bot sources) (1.3 s)."
    assert summary(Refresh()) == "Index refreshed: nothing changed (0.0 s)."


def test_the_table_says_what_was_read_and_what_not() -> None:
    found = [
        Source("a.md", Path("/a.md"), "A", "2020", 1234, 5),
        Source("b\x1b.txt", Path("/b.txt"), "", None, 0, 5, "looks\nbinary"),
    ]
    assert list(table(found)) == [
        "SENTENCES  STATE     DOCUMENT",
        "    1,234  indexed   a.md  A · 2020",
        "        -  not read  b␛.txt: looks binary",
    ]


def test_quiet_and_verbose(capsys: pytest.CaptureFixture[str]) -> None:
    for console in (Console(), Console(quiet=True, verbose=True), Console(verbose=True)):
        console.say("said")
        console.detail("detail\x1b")
        console.error("wrong")
        console.out("answer\n")
    captured = capsys.readouterr()
    assert captured.out == "answer\n" * 3
    errors = "qa-bot: error: wrong\n"
    assert captured.err == f"said\n{errors}{errors}said\ndetail␛\n{errors}"


def test_a_short_run_draws_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.ProgressBar() as bar:
        bar(Progress(1, 2, 3, 4, 5))
    assert capsys.readouterr().err == ""


def test_a_long_run_draws_a_bar(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    for name, value in {"COLUMNS": "120", "FORCE_COLOR": "1", "TERM": "xterm"}.items():
        monkeypatch.setenv(name, value)
    with progress.ProgressBar() as bar:
        bar(Progress(0, 0, 0, 0, 0))
        bar(Progress(1200, 2400, 3456, 5_000_000, 10_000_000))
    shown = capsys.readouterr().err
    assert "1,200/2,400 files" in shown
    assert "3,456 sentences" in shown
