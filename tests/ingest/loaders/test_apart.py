"""Files that are read in a process apart, which they may break."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa_bot.errors import DocumentError
from qa_bot.ingest.loaders import APART, apart, load
from qa_bot.ingest.loaders.apart import Process

LOADER = """
import os, signal, sys, time
from qa_bot.ingest.loaders.composing import Composer
def parse(name, path):
    print("a library says this")
    what = path.read_text()
    if what == "crash": os.kill(os.getpid(), signal.SIGSEGV)
    if what == "exit": os._exit(0)
    if what == "hang": time.sleep(60)
    while what == "spin": pass
    if what == "slow": time.sleep(3)
    if what == "memory": bytearray(1 << 40)
    if what == "recursion": parse(name, path)
    if what == "fault": 1 / 0
    composer = Composer()
    composer.paragraph(what + str(os.getpid()) + "\\ud800")
    return composer.document(name, path)
"""


@pytest.fixture
def process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Process]:
    """A process whose loader ``loader_of_test`` does what its file says."""
    (tmp_path / "loader_of_test.py").write_text(LOADER, encoding="utf-8")
    start = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import loader_of_test"
    start += "; sys.modules['qa_bot.ingest.loaders.loader_of_test'] = loader_of_test"
    (tmp_path / "worker_of_test.py").write_text(f"{start}\nfrom {apart.MODULE} import main\nmain()\n", encoding="utf-8")
    monkeypatch.setattr(apart, "MODULE", "worker_of_test")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *filter(None, sys.path)]))
    found = Process(seconds=2, waiting=2)
    yield found
    found.end()


def read(process: Process, folder: Path, what: str) -> str:
    path = folder / "a.file"
    path.write_text(what, encoding="utf-8")
    return process.load("loader_of_test", path.name, path).text


def test_one_process_reads_many_files(process: Process, tmp_path: Path) -> None:
    assert read(process, tmp_path, "a ") == read(process, tmp_path, "a ")


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("crash", "broke down"),
        ("exit", "broke down"),
        ("hang", r"takes too long to read \(4 seconds are"),
        ("memory", "too much memory"),
        ("recursion", "nested too deeply"),
        ("fault", "ZeroDivisionError"),
    ],
)
def test_what_breaks_it_is_unread_and_the_next_file_is_read(
    process: Process, tmp_path: Path, what: str, why: str
) -> None:
    with pytest.raises(DocumentError, match=why):
        read(process, tmp_path, what)
    assert read(process, tmp_path, "fine").startswith("fine")


def test_one_that_computes_too_long_is_told(process: Process, tmp_path: Path) -> None:
    process._waiting = 60.0  # a busy machine
    with pytest.raises(DocumentError, match=r"takes too long to read \(2 seconds of processor time are allowed\)"):
        read(process, tmp_path, "spin")


def test_one_that_only_waits_is_waited_for(process: Process, tmp_path: Path) -> None:
    assert read(process, tmp_path, "slow").startswith("slow")


def test_one_that_ended_is_started_again(process: Process, tmp_path: Path) -> None:
    first = read(process, tmp_path, "")
    os.kill(int(first[:-1]), signal.SIGKILL)
    process._running.wait()
    assert read(process, tmp_path, "") != first


def test_an_interrupted_wait_leaves_no_answer_behind(process: Process, tmp_path: Path, monkeypatch) -> None:
    read(process, tmp_path, "")

    def interrupted(*_: object) -> str:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("qa_bot.ingest.loaders.apart.json.dumps", interrupted)
        with pytest.raises(KeyboardInterrupt):
            read(process, tmp_path, "first")
    assert read(process, tmp_path, "second").startswith("second")


@pytest.mark.parametrize("suffix", sorted(APART))
def test_damaged_files_are_told(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"\0\1\2" * 100)
    with pytest.raises(DocumentError):
        load(path, path.name)


@pytest.mark.parametrize("suffix", sorted(APART))
def test_files_that_are_gone_are_told(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(DocumentError, match="not there"):
        load(tmp_path / f"a{suffix}", "a")
