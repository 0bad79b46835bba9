from hypothesis import given
from hypothesis import strategies as st

from qa_bot.types import Concept

terms = st.lists(st.integers(0, 5), max_size=3)
phrases = st.lists(st.lists(st.integers(0, 5), min_size=2, max_size=4).map(tuple), max_size=5)


def test_what_counts_as_a_word_counts_once() -> None:
    concept = Concept("SLA", terms=(1,), related=(2,), phrases=((4, 5),))
    added = concept.also(related=(3, 2, 1), phrases=((5, 6), (4, 5)))
    assert (added.terms, added.related, added.phrases) == ((1,), (2, 3), ((4, 5), (5, 6)))


def test_a_phrase_that_tells_no_more_than_another_or_a_word_is_left_out() -> None:
    added = Concept("SLA", terms=(1,)).also(related=(2,), phrases=((3, 4, 5), (5, 3), (1, 6), (7, 2), (6, 7)))
    assert added.phrases == ((5, 3), (6, 7))


@given(terms, terms, phrases, phrases)
def test_the_same_sentences_count(own: list[int], related: list[int], first: list, second: list) -> None:  # type: ignore[type-arg]
    concept = Concept("word", tuple(own), phrases=tuple(first)).also(related, second)
    alone = {*own, *related}
    for held in ({k for k in range(6) if bits >> k & 1} for bits in range(64)):
        expected = bool(held & alone) or any(held.issuperset(phrase) for phrase in (*first, *second))
        found = bool(held & {*own, *concept.related}) or any(held.issuperset(phrase) for phrase in concept.phrases)
        assert found == expected
