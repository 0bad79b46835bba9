from collections.abc import Callable, Mapping

import numpy as np

from qa_bot.answer.duplicates import are_duplicates, without_duplicates
from qa_bot.index.reader import Index

MakeIndex = Callable[[Mapping[str, str]], Index]


def test_copies_of_the_first_are_no_rivals() -> None:
    texts = ["It burned down.", "It was built.", "It  burned\ndown.", "It burned down.", "It burned up."]
    scores, lengths = np.array([3.0, 2.9, 2.8, 0.5, 0.4]), np.array([3, 3, 3, 3, 3])
    # the fourth says it too, but counts so little that nobody looks
    assert without_duplicates(scores, lengths, texts.__getitem__).tolist() == [0, 1, 3, 4]
    assert without_duplicates(scores[:1], lengths[:1], texts.__getitem__).tolist() == [0]
    assert without_duplicates(scores[:0], lengths[:0], texts.__getitem__).tolist() == []


def test_a_duplicate_may_be_wrapped_elsewhere(make_index: MakeIndex) -> None:
    index = make_index({"one.txt": "It burned down.\n\nIt was built.", "two.txt": "It  burned\ndown."})
    first, built, again = (
        next(row for row in range(index.n_sentences) if text in index.text(row))
        for text in ("It burned d", "built", "It  burned")
    )
    assert are_duplicates(np.array([built, again]), [first], index).tolist() == [False, True]
    assert are_duplicates(np.array([], dtype=int), [first], index).tolist() == []
