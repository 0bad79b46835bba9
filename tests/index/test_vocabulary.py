import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.index.vocabulary import Vocabulary


@given(st.lists(st.tuples(st.sampled_from(["en", "de", "ja"]), st.lists(st.sampled_from("abc"), max_size=4))))
def test_a_word_of_a_language_has_one_number(lines: list[tuple[str, list[str]]]) -> None:
    languages = np.array([code for code, _ in lines], dtype=np.str_)
    vocabulary = Vocabulary()
    numbers, lengths = vocabulary.number(languages, [" ".join(words) for _, words in lines])
    assert lengths.tolist() == [len(words) for _, words in lines]
    words = [(code, word) for code, of_line in lines for word in of_line]
    number_of = dict(zip(words, numbers.tolist(), strict=True))
    assert [number_of[word] for word in words] == numbers.tolist()
    assert sorted(number_of.values()) == list(range(len(vocabulary)))
