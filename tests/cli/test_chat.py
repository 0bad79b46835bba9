"""When the chat does not start."""

import os
import subprocess
from pathlib import Path

import pytest


@pytest.mark.skipif(os.name != "posix", reason="needs terminals")
@pytest.mark.parametrize("redirected", ["stdin", "stdout", "stderr"])
def test_the_chat_needs_a_terminal_for_each_stream(
    notes: Path, environment: dict[str, str], command: list[str], redirected: str
) -> None:
    import pty

    leader, follower = pty.openpty()
    with (notes / "file").open("w+b") as file:
        streams = dict.fromkeys(("stdin", "stdout", "stderr"), follower) | {redirected: file.fileno()}
        code = subprocess.run(command, cwd=notes, env=environment, timeout=60, check=False, **streams).returncode
        file.seek(0)
        written = file.read() if redirected == "stderr" else os.read(leader, 65_536)
    os.close(leader)
    os.close(follower)
    assert code == 2
    assert written.startswith(b"qa-bot: error: the chat needs a terminal")
    assert b"\x1b" not in written
