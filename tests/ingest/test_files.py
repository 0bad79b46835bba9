import os
from pathlib import Path

import pytest

from qa_bot.errors import DocumentError
from qa_bot.ingest.files import read


def test_the_bytes_of_a_file(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"a\r\n\xff")
    assert read(tmp_path / "a.txt") == b"a\r\n\xff"


def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(DocumentError, match="not a regular file"):
        read(tmp_path / "a.txt")


def test_devices_and_folders_are_refused(tmp_path):
    with pytest.raises(DocumentError, match="not a regular file"):
        read(Path("/dev/null"))
    with pytest.raises(DocumentError, match="folder"):
        read(tmp_path)


@pytest.mark.parametrize("name", ["gone.txt", "x" * 300, "a\0b"])
def test_what_is_not_there_is_refused(tmp_path, name):
    with pytest.raises(DocumentError):
        read(tmp_path / name)


def test_a_file_without_permission_is_refused(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("a")

    def refuse(path, flags):
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(DocumentError, match="permissions"):
        read(tmp_path / "a.txt")


def test_a_file_that_is_too_large_is_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"x" * 11)
    assert len(read(tmp_path / "a.txt", largest=11)) == 11
    with pytest.raises(DocumentError, match="too large"):
        read(tmp_path / "a.txt", largest=10)


def test_a_file_that_is_larger_than_it_says_is_refused():
    with pytest.raises(DocumentError, match="too large"):
        read(Path("/proc/self/status"), largest=10)
