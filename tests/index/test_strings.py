from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.index import strings
from qa_bot.index.columns import Columns, ColumnsWriter
from qa_bot.index.packed import utf8
from qa_bot.index.strings import Chain, Strings, write_strings

any_text = st.text(st.characters())  # lone surrogates too: file names may hold them


def written(folder: Path, values: list[str]) -> Strings:
    path = folder / "strings"
    path.unlink(missing_ok=True)
    writer = ColumnsWriter(path)
    write_strings(writer, "words", values)
    writer.write({})
    return Strings(Columns(path), "words")


@given(st.lists(any_text))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_strings_come_back(tmp_path: Path, values: list[str]) -> None:
    strings = written(tmp_path, values)
    assert list(strings) == values == strings[:]
    assert [strings[k] for k in range(len(strings))] == values


@given(st.sets(any_text), any_text)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sorted_strings_are_found(tmp_path: Path, values: set[str], other: str) -> None:
    strings = written(tmp_path, sorted(values, key=utf8))
    assert [strings.find(value) for value in strings] == list(range(len(values)))
    assert (strings.find(other) >= 0) == (other in values)


def test_strings_of_several_blocks_are_found(tmp_path: Path) -> None:
    values = sorted(str(number) for number in range(0, 400, 3))
    strings = written(tmp_path, values)
    assert [strings.find(value) for value in values] == list(range(len(values)))
    assert {strings.find(str(number)) for number in range(1, 400, 3)} == {-1}


def test_a_run_of_strings(tmp_path: Path) -> None:
    assert written(tmp_path, ["ant", "bat", "bee", "cat"]).run(1, 3) == ["bat", "bee"]


@given(
    st.sets(st.text("ab\u00e9\u20ac\U0010ffff", max_size=4), max_size=60),
    st.text("ab\u00e9\u20ac\U0010ffff", max_size=3),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_strings_are_found_by_their_beginning(tmp_path: Path, values: set[str], beginning: str) -> None:
    ordered = sorted(values, key=utf8)
    strings = written(tmp_path, ordered)
    expected = [(row, value) for row, value in enumerate(ordered) if value.startswith(beginning)]
    assert strings.beginning_with(beginning) == expected
    assert strings.has_beginning(beginning) == bool(expected)


@given(st.lists(st.lists(any_text, max_size=4), max_size=4))
def test_a_chain_is_its_lists_one_behind_the_other(lists: list[list[str]]) -> None:
    chain, expected = Chain(lists), [value for values in lists for value in values]
    assert list(chain) == expected == [chain[k] for k in range(len(chain))] == chain[:]


@given(
    st.lists(st.text("ab\u00e9\u20ac", max_size=6), max_size=200),
    st.text("ab\u00e9\u20ac", max_size=3),
    st.sampled_from((1, 7, 1 << 16)),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_strings_are_found_by_their_ending(tmp_path: Path, values: list[str], ending: str, at_once: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strings, "_LOOKED_AT", at_once)
        found = written(tmp_path, values).ending_with(ending)
    assert found == [(row, value) for row, value in enumerate(values) if value.endswith(ending)]
