"""What was asked before: kept, shared by processes, cut, deleted."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from qa_bot.tui import history as histories
from qa_bot.tui.history import History
from qa_bot.tui.recall import Recall

WRITER = """
import sys
from pathlib import Path
from qa_bot.tui.history import History
history = History(Path(sys.argv[1]))
for number in range(50):
    assert history.add(f"{sys.argv[2]} {number}?") == ""
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "qa_bot" / "history.jsonl"


def test_questions_are_there_the_next_time_each_once(path: Path) -> None:
    first = History(path)
    for question in ("who?", "when?", "who?", "naïve 漢?\u2028\x1b"):
        assert first.add(question) == ""
    assert History(path).questions() == first.questions() == ("when?", "who?", "naïve 漢?\u2028\x1b")


@pytest.mark.skipif(os.name != "posix", reason="needs permissions")
def test_the_file_is_the_users_alone(path: Path) -> None:
    before = os.umask(0)
    try:
        History(path).add("who?")
    finally:
        os.umask(before)
    assert {stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()} == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_without_a_file_questions_last_as_long_as_the_chat(tmp_path: Path) -> None:
    history = History()
    history.add("who?")
    assert history.questions() == ("who?",)
    assert History().questions() == ()
    history.forget()
    assert history.questions() == ()


def test_processes_do_not_clobber_each_other(path: Path) -> None:
    run = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen([*run, "one"]) as one, subprocess.Popen([*run, "two"]) as two:
        pass
    assert (one.returncode, two.returncode) == (0, 0)
    assert set(History(path).questions()) == {f"{who} {number}?" for who in ("one", "two") for number in range(50)}


def test_the_older_half_goes_when_there_is_too_much(path: Path, monkeypatch) -> None:
    monkeypatch.setattr(histories, "KEPT", 2_000)
    history = History(path)
    for number in range(200):
        history.add(f"question {number}?")
        assert path.stat().st_size <= 2_000
    kept = history.questions()
    assert kept == tuple(f"question {number}?" for number in range(200 - len(kept), 200))
    assert len(kept) > 5


def test_what_is_no_question_is_passed_over(path: Path) -> None:
    history = History(path)
    history.add("who?")
    with path.open("ab") as file:
        file.write(b'[]\n{"question": 1}\n"x"\n\xff\n{"question": 1, "conversation": "a", "at": "b"}\n')
        file.write(b"[" * 9_999 + b"\n")
    history.add("when?")
    assert history.questions() == ("who?", "when?")


def test_a_question_too_long_to_be_one_is_not_written(path: Path) -> None:
    history = History(path)
    history.add("x" * 5_000)
    assert not path.exists()
    assert len(history.questions()) == 1


def test_what_cannot_be_written_is_told_once_and_stays_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    history = History(tmp_path / "file" / "history.jsonl")
    assert history.add("who?").startswith("Questions are not kept: ")
    assert history.add("when?") == ""
    assert history.questions() == ("who?", "when?")


def test_conversations_are_told_apart_the_latest_first(path: Path) -> None:
    history = History(path)
    for question in ("who?", "when?"):
        history.add(question)
    assert history.conversations() == ()
    history.begin()
    history.add("where?")
    other = History(path)
    latest, first = other.conversations()
    assert (latest.questions, first.questions) == (("where?",), ("who?", "when?"))
    other.go_on(first)
    other.add("why?")
    assert [each.questions for each in History(path).conversations()] == [("who?", "when?", "why?"), ("where?",)]


def test_forgetting_deletes_the_file(path: Path) -> None:
    history = History(path)
    history.forget()
    history.add("who?")
    history.forget()
    assert not path.exists()
    assert History(path).questions() == ()
    history.add("when?")
    assert [json.loads(line)["question"] for line in path.read_text().splitlines()] == ["when?"]


def test_a_walk_keeps_the_draft_and_what_was_changed() -> None:
    walk = Recall(["one", "two"], "draft")
    assert walk.step(-1, "draft, changed") == "two"
    assert walk.step(-1, "two, changed") == "one"
    assert walk.step(-1, "one") == "one"
    assert walk.step(1, "one") == "two, changed"
    assert not walk.at_draft
    assert walk.step(9, "two") == "draft, changed"
    assert walk.at_draft
    assert walk.to("one") == "one"
    assert walk.to("none such") == "one"
    assert Recall([], "draft").step(-1, "draft") == "draft"


def test_what_questions_were_asked_of_is_kept(path: Path) -> None:
    first = History(path)
    first.add("who?", "law/*")
    first.add("when?")
    (conversation,) = History(path).conversations()
    assert [(each.question, each.within) for each in conversation.asked] == [("who?", "law/*"), ("when?", "")]
