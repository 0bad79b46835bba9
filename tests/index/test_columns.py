from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from qa_bot.errors import DamagedError
from qa_bot.index.columns import PAGE, Columns, ColumnsWriter
from qa_bot.index.seal import Seal

numbers = arrays(np.int64, st.integers(0, 20), elements=st.integers(-(2**40), 2**40) | st.integers(0, 300))


def write(path: Path, **columns: np.ndarray) -> Seal:
    writer = ColumnsWriter(path)
    for name, values in columns.items():
        writer.append(name, values)
    return writer.write({"what": "test"})


@given(st.lists(numbers, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_columns_come_back_whatever_the_pieces(tmp_path: Path, pieces: list[np.ndarray]) -> None:
    path = tmp_path / "columns"
    path.unlink(missing_ok=True)
    writer = ColumnsWriter(path)
    for piece in pieces:
        writer.append("numbers", piece)
    writer.write({})
    expected = [value for piece in pieces for value in piece.tolist()]
    columns = Columns(path)
    assert columns.whole("numbers").tolist() == expected
    assert columns.read("numbers", 0, len(expected)).tolist() == expected
    assert columns.slice("numbers", 1, max(1, len(expected))).tolist() == expected[1:]


def test_numbers_take_the_narrowest_type(tmp_path: Path) -> None:
    write(
        tmp_path / "c", small=np.array([255]), middle=np.array([256]), large=np.array([2**20]), negative=np.array([-1])
    )
    columns = Columns(tmp_path / "c")
    types = [columns.whole(name).dtype for name in ("small", "middle", "large", "negative")]
    assert types == [np.uint8, np.uint16, np.uint32, np.int64]


def test_what_was_never_written_is_empty(tmp_path: Path) -> None:
    write(tmp_path / "c")
    assert Columns(tmp_path / "c").whole("nothing").tolist() == []


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DamagedError, match="gone"):
        Columns(tmp_path / "gone")


def test_another_file_in_its_place_is_noticed(tmp_path: Path) -> None:
    seal = write(tmp_path / "one", numbers=np.arange(9))
    write(tmp_path / "two", numbers=np.arange(1, 10))
    Columns(tmp_path / "one", seal)
    with pytest.raises(DamagedError, match="not the file that the manifest names"):
        Columns(tmp_path / "two", seal)


def damaged(path: Path) -> bool:
    try:
        Columns(path).whole("numbers")
    except DamagedError:
        return True
    return False


@given(st.floats(0, 1, exclude_max=True))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_a_truncated_file_is_noticed(tmp_path: Path, share: float) -> None:
    path = tmp_path / "c"
    path.unlink(missing_ok=True)
    write(path, numbers=np.arange(5000))
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    assert damaged(path)


@given(st.floats(0, 1, exclude_max=True), st.integers(0, 7))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
def test_a_flipped_bit_is_noticed(tmp_path: Path, share: float, bit: int) -> None:
    path = tmp_path / "c"
    path.unlink(missing_ok=True)
    write(path, numbers=np.arange(20_000))
    data = bytearray(path.read_bytes())
    data[int(len(data) * share)] ^= 1 << bit
    path.write_bytes(data)
    assert damaged(path)


def test_only_what_is_looked_at_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "c"
    write(path, numbers=np.full(4 * PAGE, 7))
    data = bytearray(path.read_bytes())
    data[3 * PAGE + 5] ^= 1
    path.write_bytes(data)
    columns = Columns(path)
    assert columns.slice("numbers", 0, PAGE).tolist() == [7] * PAGE
    with pytest.raises(DamagedError, match="page 3"):
        columns.slice("numbers", 2 * PAGE, 4 * PAGE)
    with pytest.raises(DamagedError, match="page 3"):
        columns.check()
