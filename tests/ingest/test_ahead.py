"""Each look ahead in a process of its own: one with arrays, as that of the tests, never begins one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from qa_bot.config import load_config
from qa_bot.ingest.ahead import look_ahead

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be copied here")

BEGIN = """
import os, sys
from qa_bot.config import load_config
from qa_bot.ingest import ahead
from qa_bot.ingest.look import look

def fail(*_):
    raise OSError("no")

config = load_config(documents=[sys.argv[1]])
"""
LEFT = """
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("none left")
"""


def run(script: str, folder: Path) -> list[str]:
    command = [sys.executable, "-c", BEGIN + script, str(folder)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "otter.txt").write_text("The otter sleeps at noon.", encoding="utf-8")
    (tmp_path / "otter.png").write_bytes(b"\x89PNG")
    (tmp_path / os.fsdecode(b"\xff.txt")).write_bytes(b"A name that is no text.")
    return tmp_path


def test_it_finds_what_a_look_finds_and_leaves_no_process(folder: Path) -> None:
    script = "glance = ahead.look_ahead(config).glance()\nprint(glance == look(config).glance, dict(glance.skipped))"
    assert run(script + LEFT, folder) == ["True {'.png': 1}", "none left"]


def test_a_look_that_fails_says_nothing(folder: Path) -> None:
    assert run("ahead.look = fail\nprint(ahead.look_ahead(config).glance())" + LEFT, folder) == ["None", "none left"]


def test_where_no_process_can_be_copied_there_is_none(folder: Path) -> None:
    assert run("os.fork = fail\nprint(ahead.look_ahead(config))", folder) == ["None"]
    assert run("del os.fork\nprint(ahead.look_ahead(config))", folder) == ["None"]


def test_a_process_with_arrays_looks_itself(folder: Path) -> None:
    assert look_ahead(load_config(documents=[str(folder)])) is None
