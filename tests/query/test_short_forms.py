from collections.abc import Callable

import pytest

from qa_bot.index.reader import Index
from qa_bot.query.analyse import analyse

MakeIndex = Callable[..., Index]


@pytest.mark.parametrize(
    ("code", "question", "text"),
    [
        ("en", "max load", "The maximum load."),
        ("en", "maximum load", "The max load."),
        ("en", "the max load of both configs", "The maximum load of any configuration."),
        ("en", "minimum load", "The minimum load."),
        ("en", "the min load", "The minimum load."),
        ("de", "Nr der Last", "Die Nummer der Last."),
        ("de", "Temperatur der Last", "Die Temp. der Last."),
    ],
)
def test_a_word_is_known_by_its_short_form_or_what_it_is_short_for(
    make_index: MakeIndex, code: str, question: str, text: str
) -> None:
    query = analyse(question, make_index({"a.txt": text}, code))
    assert (query.unknown, query.corrections) == ((), ())


def test_what_the_documents_have_stands_for_itself(make_index: MakeIndex) -> None:
    query = analyse("the max load", make_index({"a.txt": "The max and the maximum load."}))
    assert [concept.related for concept in query.concepts] == [(), ()]


def test_a_unit_stands_for_nothing_longer(make_index: MakeIndex) -> None:
    assert analyse("the minimum load", make_index({"a.txt": "A load of 30 min."})).unknown == ("minimum",)
