import io
import json
from pathlib import Path

import pytest

from qa_bot.bot import QABot
from qa_bot.cli.dispatch import run
from qa_bot.types import Reply

QUESTIONS = b"When does the otter sleep?\nWhy crash?\nWhen does the otter sleep?\n"


@pytest.fixture
def arguments(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Ask of a folder, by a bot that fails at one of the questions."""
    ask = QABot.ask

    def fragile(self: QABot, question: str, **options: object) -> Reply:
        if "crash" in question:
            raise ZeroDivisionError("by nothing")
        return ask(self, question, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(QABot, "ask", fragile)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(QUESTIONS)))
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "otter.txt").write_text("The otter sleeps at noon. The heron fishes.")
    return ["--documents", str(tmp_path / "docs"), "--index", str(tmp_path / "index"), "--ask", "-"]


def test_a_question_that_fails_does_not_end_the_others(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out.count("Q: When does the otter sleep?") == 2
    assert "error: line 2: a fault of qa-bot" in captured.err
    assert "ZeroDivisionError: by nothing" in captured.err


def test_a_single_question_that_fails_is_an_error_and_not_unanswered(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*arguments[:-1], "Why crash?"]) == 2
    told = capsys.readouterr().err
    assert "error: a fault of qa-bot (ZeroDivisionError: by nothing)" in told
    assert "Traceback" not in told
    assert run([*arguments[:-1], "Why crash?", "-v"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_a_question_that_fails_has_its_line_of_json(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*arguments, "--json"]) == 2
    first, second, third = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["answered"] is third["answered"] is True
    assert (second.keys(), second["line"]) == ({"error", "line"}, 2)
