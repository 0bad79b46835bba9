from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.index import inversion
from qa_bot.index.columns import Columns, ColumnsWriter
from qa_bot.index.inversion import Inverter
from qa_bot.index.postings import Postings

TERMS = 9
units = st.lists(st.lists(st.integers(0, TERMS - 1), max_size=6), max_size=12)


@given(units, st.integers(0, 12), st.integers(1, 40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_postings_are_those_of_the_units_however_many_ranges_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, units: list[list[int]], cut: int, size: int
) -> None:
    monkeypatch.setattr(inversion, "_RANGE", size)
    (tmp_path / "postings").unlink(missing_ok=True)
    writer = ColumnsWriter(tmp_path / "postings")
    occurrences = np.bincount([term for terms in units for term in terms], minlength=TERMS)
    with ThreadPoolExecutor(2) as pool:
        inverter = Inverter(tmp_path, occurrences.astype(np.int64), pool)
        for batch in (units[:cut], units[cut:]):
            lengths = np.array([*map(len, batch)], dtype=np.int64)
            inverter.append(np.array([term for terms in batch for term in terms], dtype=np.int64), lengths)
        inverter.write(writer, "p")
    writer.write({})
    postings = Postings(Columns(tmp_path / "postings"), "p")
    for term in range(TERMS):
        found, counts = postings.of(term)
        expected = {unit: terms.count(term) for unit, terms in enumerate(units) if term in terms}
        assert dict(zip(found.tolist(), counts.tolist(), strict=True)) == expected
        assert found.tolist() == sorted(expected)
