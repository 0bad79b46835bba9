import pytest

from qa_bot.index.compaction import first_to_merge


@pytest.mark.parametrize(
    ("living", "dead", "first"),
    [
        ([100], [0], None),
        ([100, 5, 5, 5, 5], [0, 0, 0, 0, 0], None),  # few small ones beside a large one
        ([100, 30], [0, 0], 0),  # a fifth of all is beside the first segment
        ([80], [30], 0),  # or is dead
        ([1000, 90, 20, 6, 1, 1], [0] * 6, 4),  # more than a few: the smallest become one
        ([1000, 90, 20, 5, 1, 1], [0] * 6, 2),  # each that is not three times as large as all behind it is one of them
        ([1000, 10, 9, 9, 9, 9], [0] * 6, 1),
    ],
)
def test_which_segments_become_one(living: list[int], dead: list[int], first: int | None) -> None:
    assert first_to_merge(living, dead) == first


def test_segments_stay_few_and_each_sentence_is_seldom_written_again() -> None:
    sizes, written = [10_000], 0
    for _ in range(1_000):
        sizes.append(1)
        first = first_to_merge(sizes, [0] * len(sizes))
        if first is not None:
            sizes[first:] = [sum(sizes[first:])]
            written += sizes[-1]
        assert len(sizes) <= 12
    assert written < 12_000
