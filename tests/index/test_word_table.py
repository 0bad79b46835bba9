from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.index import word_table
from qa_bot.index.word_table import WordTable

# Alike for eight bytes and more, so that several steps are needed
WORDS = st.text(st.sampled_from("abé日\U0001f600\ud800"), min_size=1, max_size=30) | st.text(
    st.characters(min_codepoint=33), min_size=1
)
LINES = st.lists(st.lists(WORDS, max_size=6).map(" ".join), max_size=8)


def words_of(table: WordTable, numbers: np.ndarray) -> list[str]:
    by_number = dict(zip(table.numbers.tolist(), table.words(), strict=True))
    return [by_number[number] for number in numbers.tolist()]


def looked_up(table: WordTable, batches: Sequence[Sequence[str]]) -> list[list[str]]:
    """The words of each batch by their numbers, which are checked to be one of each line after the other."""
    found = []
    for lines in batches:
        numbers, lengths = table.look_up(lines, len(table))
        assert lengths.tolist() == [len([word for word in line.split(" ") if word]) for line in lines]
        found.append(words_of(table, numbers))
    return found


@given(st.lists(LINES, max_size=4))
def test_each_word_has_one_number_whatever_came_between(batches: list[list[str]]) -> None:
    table = WordTable()
    words = [[word for line in lines for word in line.split(" ") if word] for lines in batches]
    assert looked_up(table, batches) == words
    assert sorted(table.words()) == sorted({word for batch in words for word in batch})
    assert table.numbers.tolist() == list(range(len(table)))


@given(st.lists(LINES, max_size=4))
def test_words_of_the_same_hash_are_told_apart(batches: list[list[str]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(word_table, "_MULTIPLIER", np.uint64(0))
        assert looked_up(WordTable(), batches) == [
            [word for line in lines for word in line.split(" ") if word] for lines in batches
        ]


def test_new_words_get_the_numbers_that_follow() -> None:
    table = WordTable()
    assert sorted(table.look_up(["one two", "", " two  three "], 5)[0].tolist()) == [5, 6, 6, 7]
    assert table.look_up(["three four"], 20)[0].tolist()[1] == 20


def test_words_without_spaces_do_not_run_away() -> None:
    numbers, lengths = WordTable().look_up(["a" * 1_000_000, "b " * 100_000], 0)
    assert lengths.tolist() == [1, 100_000]
    assert len(set(numbers.tolist())) == 2
