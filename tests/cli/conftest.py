import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

ORGAN = """---
title: The organ
date: 2021-03-04
---

# The organ

The organ of the village church was built by Martha Zimmer in 1874. It has 1,212 pipes.

## Repairs

A storm damaged the bellows in 1953. They were repaired in Utrecht.
"""
CHOIR = "The choir rehearses on Thursdays in the old school.\n\nIt was founded by a baker, Jan Visser, in 1911.\n"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The variables of a process that writes only below ``tmp_path`` and sees no setting of the machine's user."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT", "TMPDIR") if name in os.environ}
    return kept | {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "LANG": "C.UTF-8", "TERM": "xterm"}


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder with documents and a config.yaml beside them."""
    folder = tmp_path / "home"
    (folder / "notes" / "music").mkdir(parents=True)
    (folder / "notes" / "organ.md").write_text(ORGAN, encoding="utf-8")
    (folder / "notes" / "music" / "choir.txt").write_text(CHOIR, encoding="utf-8")
    (folder / "config.yaml").write_text("documents: [notes]\n", encoding="utf-8")
    return folder


@pytest.fixture
def command() -> list[str]:
    """The command line, run by this interpreter."""
    return [sys.executable, "-m", "qa_bot"]


@pytest.fixture
def qa_bot(notes: Path, environment: dict[str, str], command: list[str]) -> Run:
    """Run qa-bot in the folder of ``notes``; keywords are those of subprocess.run, ``env`` adds variables."""

    def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
        settings: dict[str, object] = {
            "cwd": notes,
            "capture_output": True,
            "encoding": "utf-8",
            "timeout": 120,
            **({} if "input" in options else {"stdin": subprocess.DEVNULL}),
            **options,
            "env": environment | dict(options.get("env", {})),  # type: ignore[call-overload]
        }
        return subprocess.run([*command, *arguments], check=False, **settings)  # type: ignore[call-overload, no-any-return]

    return run
