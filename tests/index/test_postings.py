from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.index.postings import Postings

occurrences = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 20)))


@given(occurrences)
def test_inverting_counts_every_occurrence(pairs: list[tuple[int, int]]) -> None:
    terms = np.array([term for term, _ in pairs], dtype=np.int32)
    rows = np.array([row for _, row in pairs], dtype=np.int32)
    postings = Postings.invert(terms, rows, 10)
    for term in range(10):
        expected = sorted(Counter(row for other, row in pairs if other == term).items())
        found, counts = postings.of(term)
        assert list(zip(found.tolist(), counts.tolist(), strict=True)) == expected
        assert postings.frequency(term) == len(expected)
