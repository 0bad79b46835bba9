"""A real process on a pseudo-terminal: however it ends, the terminal is as it was."""

import os
import select
import signal
import subprocess
import sys
import time
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


@pytest.mark.parametrize(
    ("keys", "number", "expected"),
    [(b"\x11", None, 0), (b"\x03\x03", None, 0), (b"/quit\r", None, 0), (b"", signal.SIGTERM, 143)],
    ids=["ctrl+q", "ctrl+c twice", "/quit", "SIGTERM"],
)
def test_the_terminal_is_left_as_it_was(keys: bytes, number: int | None, expected: int, tmp_path: Path) -> None:
    import pty
    import termios

    (tmp_path / "a.txt").write_text("They met in Bali once.\n")
    terminal, inner = pty.openpty()
    before = termios.tcgetattr(inner)
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"}
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], stdin=inner, stdout=inner, stderr=inner, env=environment
    )
    try:
        read_until(terminal, b"1 sentence")
        if number is None:
            os.write(terminal, keys)
        else:
            process.send_signal(number)
        seen = read_until(terminal, CURSOR_SHOWN)
        assert process.wait(PATIENCE) == expected
        assert MAIN_SCREEN in seen
        assert termios.tcgetattr(inner) == before
    finally:
        process.kill()
        process.wait()
        os.close(terminal)
        os.close(inner)
