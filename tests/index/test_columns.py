from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.errors import IndexingError
from qa_bot.index.columns import Strings, read_array, write_array

any_text = st.text(st.characters())  # lone surrogates too: file names may hold them


@given(st.lists(any_text))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_strings_come_back(tmp_path: Path, values: list[str]) -> None:
    Strings.write(tmp_path, "words", values)
    strings = Strings.read(tmp_path, "words")
    assert list(strings) == values == strings[:]
    assert [strings[k] for k in range(len(strings))] == values


@given(st.sets(any_text), any_text)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sorted_strings_are_found(tmp_path: Path, values: set[str], other: str) -> None:
    ordered = sorted(values, key=lambda value: value.encode("utf-8", "surrogatepass"))
    Strings.write(tmp_path, "words", ordered)
    strings = Strings.read(tmp_path, "words")
    assert [strings.find(value) for value in ordered] == list(range(len(ordered)))
    assert (strings.find(other) >= 0) == (other in values)


def test_between(tmp_path: Path) -> None:
    Strings.write(tmp_path, "words", ["ant", "bat", "bee", "cat"])
    assert Strings.read(tmp_path, "words").between("b", "c") == ["bat", "bee"]


def test_an_empty_array_comes_back(tmp_path: Path) -> None:
    write_array(tmp_path, "none", np.empty((0, 2), np.int32))
    assert read_array(tmp_path, "none").shape == (0, 2)


def test_a_missing_array_names_its_file(tmp_path: Path) -> None:
    with pytest.raises(IndexingError, match=r"gone\.npy"):
        read_array(tmp_path, "gone")


@pytest.mark.parametrize("damage", [b"", b"not numpy", b"\x93NUMPY"])
def test_a_damaged_array_names_its_file(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "bad.npy").write_bytes(damage)
    with pytest.raises(IndexingError, match=r"bad\.npy"):
        read_array(tmp_path, "bad")


def test_a_truncated_array_names_its_file(tmp_path: Path) -> None:
    write_array(tmp_path, "short", np.arange(1000))
    data = (tmp_path / "short.npy").read_bytes()
    (tmp_path / "short.npy").write_bytes(data[:-8])
    with pytest.raises(IndexingError, match=r"short\.npy"):
        read_array(tmp_path, "short")


def test_an_array_of_objects_is_never_unpickled(tmp_path: Path) -> None:
    np.save(tmp_path / "evil.npy", np.array([{"a": 1}], dtype=object), allow_pickle=True)
    with pytest.raises(IndexingError, match=r"evil\.npy"):
        read_array(tmp_path, "evil")
