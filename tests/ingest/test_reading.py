import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from qa_bot.errors import Cancelled, IndexingError
from qa_bot.index import builder, inversion, merge
from qa_bot.index.builder import Cut
from qa_bot.ingest import cutting, reading, workers
from qa_bot.ingest.discover import FoundFile, discover
from qa_bot.ingest.tally import Tally
from qa_bot.types import Progress

WORDS = [
    "ash",
    "birch",
    "Cedar",
    "dogwood",
    "elm",
    "fir",
    "gorse",
    "Hazel",
    "Ilex",
    "juniper",
    "Käfer",
    "Linde",
    "Moor",
]


@pytest.fixture
def files(tmp_path: Path) -> list[FoundFile]:
    """300 short texts of two languages, and one file that is no text."""
    folder = tmp_path / "docs"
    folder.mkdir()
    dice = random.Random(1)
    for number in range(300):
        words = dice.choices(WORDS, k=dice.randint(0, 40))
        (folder / f"{number:03}.txt").write_text(
            f"{' '.join(words)}.\n\nDer {words[:1]} und die Linde.", encoding="utf-8"
        )
    (folder / "image.txt").write_bytes(b"\x89PNG\r\n\x00\x00\x00")
    return list(discover([str(folder)], tmp_path).files)


def read(files: list[FoundFile], folder: Path, tally: Tally | None = None) -> bytes:
    path = folder / f"segment-{len(list(folder.iterdir()))}"
    _, unread = reading.read_files(files, "auto", path, folder / "work", tally or Tally(files, None, None))
    assert list(unread) == ["image.txt"]
    assert not (folder / "work").exists()
    return path.read_bytes()


def test_the_bytes_do_not_depend_on_batches_chunks_or_processes(
    files: list[FoundFile], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = read(files, tmp_path)
    for module, name, size in ((builder, "_BATCH", 700), (merge, "_BATCH", 200), (inversion, "_RANGE", 90)):
        monkeypatch.setattr(module, name, size)
        assert read(files, tmp_path) == whole
    monkeypatch.setattr(reading, "_CHUNK", 1000)
    monkeypatch.setattr(reading, "workers_for", lambda size: 2)
    seen: list[Progress] = []
    assert read(files, tmp_path, Tally(files, seen.append, None)) == whole
    assert (seen[-1].files, seen[-1].bytes) == (len(files), seen[-1].total_bytes)


@pytest.mark.parametrize("n_workers", [1, 2])
def test_a_stopped_run_leaves_nothing(
    files: list[FoundFile], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, n_workers: int
) -> None:
    monkeypatch.setattr(reading, "workers_for", lambda size: n_workers)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        read(files, tmp_path, Tally(files, None, lambda: True))
    assert sorted(tmp_path.iterdir()) == before


def test_a_process_that_ends_too_early_is_told(
    files: list[FoundFile], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "workers_for", lambda size: 2)
    monkeypatch.setattr(reading, "_CHUNK", 1000)
    monkeypatch.setattr(workers, "MODULE", "qa_bot.ingest")  # no program: Python ends with an error
    with pytest.raises(IndexingError, match=r"ended too early .*; it was given \d+\.txt"):
        read(files, tmp_path)
    assert not (tmp_path / "work").exists()


def test_a_process_that_cannot_be_started_is_told(
    files: list[FoundFile], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "workers_for", lambda size: 2)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(IndexingError, match=r"cannot be started .*/nowhere/python"):
        read(files, tmp_path)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (MemoryError(), "more memory"),
        (RecursionError("deep"), "nested"),
        (ZeroDivisionError("by 0"), "fault of qa-bot"),
    ],
)
def test_what_goes_wrong_with_a_file_is_told_of_it_and_the_others_are_read(
    files: list[FoundFile], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    def fail(file: FoundFile, language: str) -> Cut:
        if file.name == "image.txt":
            raise error
        return cutting.cut(file, language)

    monkeypatch.setattr(reading, "cut", fail)
    tally = Tally(files, None, None)
    _, unread = reading.read_files(files, "en", tmp_path / "segment", tmp_path / "work", tally)
    assert list(unread) == ["image.txt"]
    assert told in unread["image.txt"]
    assert "exclude it" in unread["image.txt"]
    assert tally.files == len(files)


def test_a_process_whose_starter_is_gone_ends_without_a_word(files: list[FoundFile], tmp_path: Path) -> None:
    draft = tmp_path / "draft"
    worker = [sys.executable, "-m", workers.MODULE, "auto", str(draft)]
    # the lines end before the draft is asked for, and nobody reads the answers
    done = subprocess.run(worker, input=json.dumps(files[:3]) + "\n", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, draft.exists()) == (0, "", False)
    with subprocess.Popen(worker, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        _, error = process.communicate(json.dumps(files[:3]).encode() + b"\n")
    assert error == b""


def test_what_a_process_cannot_write_is_told(
    files: list[FoundFile], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "workers_for", lambda size: 2)
    tally = Tally(files, None, None)
    with pytest.raises(OSError, match="No such file"):
        reading.read_files(files, "auto", tmp_path / "missing" / "segment", tmp_path / "work", tally)


def test_few_bytes_need_no_processes() -> None:
    assert reading.workers_for(1000) == 1
