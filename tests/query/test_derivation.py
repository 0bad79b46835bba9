from collections.abc import Callable, Mapping

import pytest

from qa_bot.index.reader import Index
from qa_bot.query.analyse import analyse
from qa_bot.query.derivation import are_opposite, related_terms

MakeIndex = Callable[[Mapping[str, str]], Index]


def derived(index: Index, word: str) -> list[str]:
    """Return the terms of an index that are derived from the same word as one."""
    return [index.terms[term] for term in related_terms(word.lower(), index)]


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("Taiwan", "Taiwanese"),
        ("decide", "decision"),
        ("urgent", "urgency"),
        ("train", "trainee"),
        ("train", "trainer"),
        ("attend", "attention"),
        ("history", "historian"),
        ("strength", "strengthen"),
        ("competition", "competitor"),
        ("radius", "radii"),  # no word of a dictionary, as the following ones
        ("Zorvania", "Zorvanian"),
        ("blorgen", "blorgenless"),
    ],
)
def test_derived_words_are_related_both_ways(make_index: MakeIndex, word: str, text: str) -> None:
    assert derived(make_index({"a.txt": text}), word)
    assert derived(make_index({"a.txt": word}), text)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("maternity", "material"),
        ("international", "internal"),
        ("commence", "comment"),
        ("charity", "charger"),
        ("planet", "plane"),
        ("branch", "brand"),
        ("cellar", "cello"),
        ("count", "county"),
        ("blorga", "blorgb"),
    ],
)
def test_words_that_only_begin_alike_are_not_related(make_index: MakeIndex, word: str, text: str) -> None:
    for asked, held in ((word, text), (text, word)):
        assert derived(make_index({"a.txt": held}), asked) == []


def test_a_word_that_only_begins_like_another_is_told_as_unknown(make_index: MakeIndex) -> None:
    assert analyse("the maternity leave", make_index({"a.txt": "The material may leave."})).unknown == ("maternity",)


@pytest.mark.parametrize(
    ("one", "other"),
    [("employee", "employer"), ("lessees", "lessors"), ("trainee", "trainer"), ("grantee", "grantor")],
)
def test_opposite_parties_are_neither_related_nor_read_as_each_other(
    make_index: MakeIndex, one: str, other: str
) -> None:
    for asked, held in ((one, other), (other, one)):
        query = analyse(f"Who is the {asked}?", make_index({"a.txt": f"The {held} signs."}))
        assert (query.corrections, query.unknown) == ((), (asked,))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("lessor", "lessee", True),
        ("lessees", "lessor", True),
        ("later", "late", False),
        ("tree", "trees", False),
        ("employer", "trainee", False),
    ],
)
def test_opposite_parties(one: str, other: str, expected: bool) -> None:
    assert are_opposite(one, other) is are_opposite(other, one) is expected
