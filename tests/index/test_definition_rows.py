"""Which sentences define an abbreviation, however their documents came together."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.index.merge import merge
from qa_bot.index.reader import Index
from qa_bot.text.definitions import definitions

MakeIndex = Callable[[Mapping[str, str]], Index]
MakeState = Callable[[Sequence[Mapping[str, str]]], Index]

sentences = st.sampled_from(
    [
        "Each service level agreement (SLA) is signed.",
        "The SLA (service level agreement) holds.",
        "Nothing is defined (in brackets).",
        "The fee is paid.",
    ]
)
paragraphs = st.lists(sentences, min_size=1, max_size=3).map(" ".join)
documents = st.lists(paragraphs, max_size=3).map("\n\n".join)
names = st.sampled_from(["a.txt", "b.txt", "c.txt", "d.txt"])
collections = st.dictionaries(names, documents, max_size=4)
slow_fixture = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


def defined(index: Index) -> list[tuple[str, str]]:
    """Return the sentences that define an abbreviation, in the order of documents and text."""
    rows = index.in_order(index.definition_rows).tolist()
    return [(index.names[index.document(row)], index.text(row)) for row in rows]


def test_headings_and_sentences_define(make_index: MakeIndex) -> None:
    index = make_index({"a.txt": "# The fee agreement (FA)\n\nIt is due. The FA (fee agreement) ends.", "b.txt": "No."})
    assert index.definition_rows.tolist() == [0, 2]
    assert np.flatnonzero(index.defines).tolist() == [0, 2]


def test_an_index_may_have_none(make_index: MakeIndex) -> None:
    assert make_index({}).definition_rows.tolist() == []
    assert make_index({"a.txt": "A fee (see below)."}).definition_rows.tolist() == []


@given(collections)
@slow_fixture
def test_they_are_those_that_have_a_definition(make_index: MakeIndex, texts: dict[str, str]) -> None:
    index = make_index(texts)
    expected = [row for row in range(index.n_sentences) if [*definitions(index.text(row))]]
    assert index.definition_rows.tolist() == expected


@given(st.lists(collections, min_size=1, max_size=4))
@slow_fixture
def test_the_dead_apart_a_state_has_those_of_a_rebuilt_index(
    make_index: MakeIndex, make_state: MakeState, segments: list[dict[str, str]]
) -> None:
    living = {name: text for texts in segments for name, text in texts.items()}
    state, rebuilt = make_state(segments), make_index(dict(sorted(living.items())))
    assert defined(state) == defined(rebuilt)
    assert np.flatnonzero(state.defines).tolist() == state.definition_rows.tolist()


@given(st.lists(collections, min_size=1, max_size=4))
@slow_fixture
def test_merged_segments_are_byte_for_byte_a_rebuilt_one(
    tmp_path: Path, make_index: MakeIndex, make_state: MakeState, segments: list[dict[str, str]]
) -> None:
    living = {name: text for texts in segments for name, text in texts.items()}
    state, rebuilt = make_state(segments), make_index(living)
    parts = [part.segment for part in state.parts]
    live = [
        np.ones(part.segment.totals.documents, dtype=bool) if part.live is None else part.live for part in state.parts
    ]
    path = tmp_path / f"merged-{len(list(tmp_path.iterdir()))}"
    merge(path, parts, live, *state.stats)
    assert path.read_bytes() == rebuilt.parts[0].segment.columns.path.read_bytes()
