from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.index.ascending import Ascending, AscendingWriter
from qa_bot.index.columns import Columns, ColumnsWriter


@given(st.lists(st.lists(st.integers(0, 5) | st.integers(0, 10**6), max_size=150), max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_ascending_numbers_come_back(tmp_path: Path, steps: list[list[int]]) -> None:
    path = tmp_path / "columns"
    path.unlink(missing_ok=True)
    writer = ColumnsWriter(path)
    ascending = AscendingWriter(writer, "places")
    expected: list[int] = []
    for piece in steps:
        values = np.cumsum([expected[-1] if expected else 0, *piece])[1:]
        ascending.append(values)
        expected += values.tolist()
    writer.write({})
    found = Ascending(Columns(path), "places")
    assert [found[place] for place in range(len(found))] == expected
    assert found.between(0, len(expected)).tolist() == expected
    places = np.arange(len(expected))[::-2]
    assert found.at(places).tolist() == [expected[place] for place in places]
