from collections import Counter

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from qa_bot.rank.matching import Match
from qa_bot.rank.occurrences import Occurrences
from qa_bot.types import Concept

NONE = np.empty(0, np.int64)
words = st.tuples(st.lists(st.integers(0, 9), max_size=8).map(sorted), st.sampled_from([1.0, 0.6]))
concepts = st.lists(st.lists(words, max_size=3), max_size=4)
Concepts = list[list[tuple[list[int], float]]]


def occurrences(found: Concepts) -> Occurrences:
    held = [tuple((np.array(rows, np.int64), weight) for rows, weight in words) for words in found]
    return Occurrences.of([Match(Concept("word", ()), 1.0, (words,), (0,), NONE, NONE) for words in held], 0)


def highest(found: Concepts) -> dict[tuple[int, int], float]:
    counts: dict[tuple[int, int], float] = {}
    for concept, words in enumerate(found):
        for rows, weight in words:
            for row, count in Counter(rows).items():
                counts[row, concept] = max(counts.get((row, concept), 0.0), count * weight)
    return dict(sorted(counts.items()))


@given(concepts)
@example([*[[]] * 8, [([0], 1.0), ([2], 0.6)]])  # more concepts than words
def test_the_highest_count_of_a_concepts_words_stands(found: Concepts) -> None:
    rows, numbers, counts = (column.tolist() for column in occurrences(found).held())
    assert dict(zip(zip(rows, numbers, strict=True), counts, strict=True)) == highest(found)
    assert [*zip(rows, numbers, strict=True)] == [*highest(found)]


@given(concepts, st.sets(st.integers(0, 9)))
def test_some_places_are_as_if_nothing_else_were_held(found: Concepts, kept: set[int]) -> None:
    every = occurrences(found)
    some = every.at(np.flatnonzero(np.isin(every.rows, [*kept])))
    alone = occurrences([[([row for row in rows if row in kept], weight) for rows, weight in words] for words in found])
    assert [column.tolist() for column in some.held()] == [column.tolist() for column in alone.held()]


@given(concepts)
def test_a_match_tells_the_same(found: Concepts) -> None:
    held = highest(found)
    for concept, words in enumerate(found):
        arrays = tuple((np.array(rows, np.int64), weight) for rows, weight in words)
        match = Match(Concept("word", ()), 1.0, (arrays, arrays), (0, 10), NONE, NONE)
        expected = [(row, count) for (row, number), count in held.items() if number == concept]
        expected += [(10 + row, count) for row, count in expected]
        assert [*zip(match.rows.tolist(), match.counts.tolist(), strict=True)] == expected
