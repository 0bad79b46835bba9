from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.index.parts import Part


def part_of(sizes: list[int], live: list[bool] | None) -> Part:
    """Return a part whose documents have so many sentences."""
    rows = np.concatenate([[0], np.cumsum(sizes)])
    segment: Any = SimpleNamespace(
        document_rows=rows, document_of=lambda found: rows.searchsorted(found, side="right") - 1
    )
    return Part(segment, 0, 0, None if live is None else np.array(live), None, None)


@given(st.lists(st.tuples(st.integers(1, 5), st.booleans()), min_size=1), st.data())
def test_the_living_are_counted_as_they_are_found(documents: list[tuple[int, bool]], data: st.DataObject) -> None:
    part = part_of([size for size, _ in documents], [alive for _, alive in documents])
    rows = np.array(sorted(data.draw(st.sets(st.integers(0, int(part.segment.document_rows[-1]) - 1)))), np.int64)
    assert part.count_living(rows) == len(part.living(rows))


@pytest.mark.parametrize("rows", [[], [0, 2]])
def test_where_none_is_dead_all_count(rows: list[int]) -> None:
    assert part_of([3], None).count_living(np.array(rows, np.int64)) == len(rows)
