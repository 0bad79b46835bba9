import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.index.packed import Packed, utf8

any_text = st.text(st.characters())  # lone surrogates too: file names may hold them
# Alike for eight bytes and more, so that several steps are needed
words = st.lists(st.text(st.sampled_from("abé日\U0001f600"), max_size=30) | st.text(st.characters(min_codepoint=1)))


@given(st.lists(any_text))
def test_strings_come_back(values: list[str]) -> None:
    packed = Packed.of(values)
    assert packed.unpacked() == values
    assert len(packed) == len(values)


@given(st.lists(st.lists(any_text), min_size=1))
def test_joined(lists: list[list[str]]) -> None:
    assert Packed.joined([Packed.of(values) for values in lists]).unpacked() == [v for values in lists for v in values]


@given(st.data())
def test_taken(data: st.DataObject) -> None:
    values = data.draw(st.lists(any_text, min_size=1))
    places = data.draw(st.lists(st.integers(0, len(values) - 1)))
    assert Packed.of(values).take(np.array(places, np.int64)).unpacked() == [values[place] for place in places]


@given(words)
def test_the_different_ones_in_the_order_of_bytes(values: list[str]) -> None:
    strings, numbers = Packed.of(values).distinct()
    assert strings.unpacked() == sorted(set(values), key=utf8)
    assert [strings.unpacked()[number] for number in numbers.tolist()] == values


def test_what_ends_where_eight_bytes_end_comes_before_what_goes_on() -> None:
    values = ["abcdefghi", "abcdefgh", "abcdefgh", "abcdefgg", "abcdefghijklmnopq", "abcdefghijklmnop", ""]
    assert Packed.of(values).distinct()[1].tolist() == [3, 2, 2, 1, 5, 4, 0]
