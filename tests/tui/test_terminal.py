"""A real process on a pseudo-terminal: however it ends, the terminal is as it was."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

PROGRAM = """
import sys
from pathlib import Path
from qa_bot.config import Config
from qa_bot.tui.app import run
folder = Path(sys.argv[1])
sys.exit(run(Config(None, (str(folder / "a.txt"),), folder, folder / "index")))
"""
PATIENCE = 60.0
ALTERNATE_SCREEN = b"\x1b[?1049h"
MAIN_SCREEN = b"\x1b[?1049l"
CURSOR_SHOWN = b"\x1b[?25h"


def read_until(terminal: int, wanted: bytes) -> bytes:
    """Return what comes from the terminal up to ``wanted``."""
    seen, end = b"", time.monotonic() + PATIENCE
    while wanted not in seen:
        assert time.monotonic() < end, f"did not come: {wanted!r} in {seen[-500:]!r}"
        if not select.select([terminal], [], [], 0.1)[0]:
            continue
        seen += os.read(terminal, 65_536)
    return seen


def press_until_it_ends(process: subprocess.Popen[bytes], terminal: int, key: bytes) -> bytes:
    """Press a key until a program ends, and return what it wrote: the first may come while it takes the terminal back
    from an editor, and is the terminal's own then.
    """
    seen, end, ended = b"", time.monotonic() + PATIENCE, False
    while not ended:
        assert time.monotonic() < end, f"did not end: {seen[-500:]!r}"
        ended = process.poll() is not None  # what it wrote before it ended is read all the same
        os.write(terminal, key)
        while select.select([terminal], [], [], 0.2)[0]:
            seen += os.read(terminal, 65_536)
    return seen


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., tuple[subprocess.Popen[bytes], int]]]:
    """Start the chat on a terminal of its own, with variables added; returns the process and the terminal's end."""
    import pty
    import termios

    (tmp_path / "a.txt").write_text("They met in Bali once.\n")
    terminal, inner = pty.openpty()
    before = termios.tcgetattr(inner)
    started: list[subprocess.Popen[bytes]] = []

    def start(**variables: str) -> tuple[subprocess.Popen[bytes], int]:
        environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30", **variables}
        command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
        started.append(
            subprocess.Popen(
                command,
                stdin=inner,
                stdout=inner,
                stderr=inner,
                env=environment,
                start_new_session=True,
                preexec_fn=_take_terminal,
            )
        )
        read_until(terminal, b"1 sentence")
        return started[0], terminal

    try:
        yield start
        assert termios.tcgetattr(inner) == before
    finally:
        for process in started:
            process.kill()
            process.wait()
        os.close(terminal)
        os.close(inner)


def _take_terminal() -> None:
    """Make standard input the terminal whose Ctrl+C interrupts this process."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.mark.parametrize(
    ("keys", "number", "expected"),
    [(b"\x11", None, 0), (b"\x03\x03", None, 0), (b"/quit\r", None, 0), (b"", signal.SIGTERM, 143)],
    ids=["ctrl+q", "ctrl+c twice", "/quit", "SIGTERM"],
)
def test_the_terminal_is_left_as_it_was(start, keys: bytes, number: int | None, expected: int) -> None:
    process, terminal = start()
    if number is None:
        os.write(terminal, keys)
    else:
        process.send_signal(number)
    seen = read_until(terminal, CURSOR_SHOWN)
    assert process.wait(PATIENCE) == expected
    assert MAIN_SCREEN in seen


def test_an_editor_that_cannot_be_started_is_told_of_and_the_chat_goes_on(start) -> None:
    process, terminal = start(VISUAL="/no/such/editor")
    os.write(terminal, b"where did they meet\r")
    read_until(terminal, b"a.txt:1")
    os.write(terminal, b"\x0f")
    read_until(terminal, b"could not be started")
    os.write(terminal, b"\x11")
    read_until(terminal, CURSOR_SHOWN)
    assert process.wait(PATIENCE) == 0


def test_ctrl_c_in_an_editor_is_for_the_editor(start, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\necho edit''ing\nexec sleep 60\n")
    editor.chmod(0o755)
    process, terminal = start(VISUAL=str(editor))
    os.write(terminal, b"where did they meet\r")
    read_until(terminal, b"a.txt:1")
    os.write(terminal, b"\x0f")
    read_until(terminal, b"editing")
    os.write(terminal, b"\x03")
    read_until(terminal, ALTERNATE_SCREEN)
    assert CURSOR_SHOWN in press_until_it_ends(process, terminal, b"\x11")
    assert process.wait(PATIENCE) == 0
