import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.index.codes import decode, encode


@given(st.lists(st.integers(0, 2**35 - 1) | st.integers(0, 20_000)))
def test_numbers_come_back(numbers: list[int]) -> None:
    data, widths = encode(np.array(numbers, dtype=np.int64))
    assert decode(data).tolist() == numbers
    assert widths.sum() == len(data)
    # a run of numbers is a run of bytes
    cut = len(numbers) // 2
    assert decode(data[widths[:cut].sum() :]).tolist() == numbers[cut:]


def test_small_numbers_take_few_bytes() -> None:
    assert encode(np.array([0, 127, 128, 16_383, 16_384]))[1].tolist() == [1, 1, 2, 2, 3]
