import io
import os
import termios
from pathlib import Path

import pytest

from qa_bot.config.environment import (
    cache_folder,
    colour_wanted,
    editor,
    history_refused,
    is_terminal,
    state_folder,
    terminal_width,
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TERM", "VISUAL", "EDITOR", "XDG_CACHE_HOME", "XDG_STATE_HOME", "QA_BOT_NO_HISTORY"):
        monkeypatch.delenv(name, raising=False)


def test_colour_is_for_terminals() -> None:
    assert colour_wanted(Terminal())
    assert not colour_wanted(io.StringIO())
    assert not colour_wanted(None)


@pytest.mark.parametrize(
    ("name", "value", "wanted"), [("NO_COLOR", "1", False), ("NO_COLOR", "", True), ("TERM", "dumb", False)]
)
def test_colour_can_be_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str, wanted: bool) -> None:
    monkeypatch.setenv(name, value)
    assert colour_wanted(Terminal()) is wanted


def test_a_closed_stream_is_no_terminal() -> None:
    stream = Terminal()
    stream.close()
    assert not is_terminal(io.TextIOWrapper(io.BytesIO()))
    assert terminal_width(io.StringIO()) is None
    assert terminal_width(Terminal()) is None


def test_the_width_is_the_terminals() -> None:
    leader, follower = os.openpty()
    with os.fdopen(follower, "w") as stream:
        termios.tcsetwinsize(stream, (24, 0))  # what a fresh terminal says
        assert terminal_width(stream) is None
        termios.tcsetwinsize(stream, (24, 101))
        assert terminal_width(stream) == 101
    os.close(leader)


@pytest.mark.parametrize(
    ("visual", "named", "words"),
    [
        ("code --wait", "vi", ("code", "--wait")),
        ("", "'my editor' -x", ("my editor", "-x")),
        (" ", "vi", ("vi",)),
        ("", "", None),
        (" ", "\t", None),
        ("a 'b", "", None),
    ],
)
def test_the_editor_is_the_users(
    monkeypatch: pytest.MonkeyPatch, visual: str, named: str, words: tuple[str, ...] | None
) -> None:
    monkeypatch.setenv("VISUAL", visual)
    monkeypatch.setenv("EDITOR", named)
    assert editor() == words


def test_the_cache_is_where_the_desktop_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/someone")
    assert cache_folder() == Path("/home/someone/.cache/qa_bot")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/is/ignored")
    assert cache_folder() == Path("/home/someone/.cache/qa_bot")
    monkeypatch.setenv("XDG_CACHE_HOME", "/fast")
    assert cache_folder() == Path("/fast/qa_bot")


def test_what_is_remembered_is_where_the_desktop_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/someone")
    assert state_folder() == Path("/home/someone/.local/state/qa_bot")
    monkeypatch.setenv("XDG_STATE_HOME", "/mine")
    assert state_folder() == Path("/mine/qa_bot")


def test_a_history_can_be_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not history_refused()
    monkeypatch.setenv("QA_BOT_NO_HISTORY", "1")
    assert history_refused()
