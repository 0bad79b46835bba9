from collections import Counter
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.index.columns import Columns, ColumnsWriter
from qa_bot.index.postings import Postings, PostingsWriter

occurrences = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 20) | st.sampled_from([300, 70_000, 5_000_000])))


@given(occurrences, st.integers(0, 10))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_occurrence_comes_back(tmp_path: Path, pairs: list[tuple[int, int]], cut: int) -> None:
    path = tmp_path / "postings"
    path.unlink(missing_ok=True)
    writer = ColumnsWriter(path)
    postings_writer = PostingsWriter(writer, "p")
    for block in ([pair for pair in pairs if pair[0] < cut], [pair for pair in pairs if pair[0] >= cut]):
        terms, units = np.array(sorted(block), dtype=np.int64).reshape(-1, 2).T
        postings_writer.append(terms, units)
    writer.write({})
    postings = Postings(Columns(path), "p")
    for term in range(12):
        expected = sorted(Counter(row for other, row in pairs if other == term).items())
        found, counts = postings.of(term)
        assert list(zip(found.tolist(), counts.tolist(), strict=True)) == expected
        assert postings.occurrences(term).tolist() == sorted(row for other, row in pairs if other == term)
        assert postings.frequency(term) == len(expected)
        assert postings.frequencies(np.array([term, 10**6])).tolist() == [len(expected), 0]
