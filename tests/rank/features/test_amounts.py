"""A number of the question in a range of a sentence, and sums of money."""

from collections.abc import Callable, Mapping

import pytest

from qa_bot.index.reader import Index
from qa_bot.rank.features.amounts import money, number_in_range

from .views import by_text, view_of

TEXTS = {
    "dogs.md": (
        "|- Dog (kg) | Dose\n\n| dog 10-19 | small\n\n| dog 20-29 | large\n\n"
        "Above 40 kg, ask about the dog.\n\nA dog of 20-29 cm is small.\n\nDogs eat."
    )
}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which dose for a dog of 24 kg?", {"dog 20-29": 1.0}),
        ("Which dose for a dog of 24?", {"dog 20-29": 0.5, "A dog of": 0.5}),
        ("What if the dog is 41 kg?", {"Above 40": 1.0}),
    ],
)
def test_the_range_that_has_it(
    make_index: Callable[[Mapping[str, str]], Index], question: str, expected: dict[str, float]
) -> None:
    view = view_of(make_index(TEXTS), question)
    for text, value in by_text(view, number_in_range(view)).items():
        assert value == next((wanted for start, wanted in expected.items() if start in text), 0.0)


def test_a_question_without_a_number(make_index: Callable[[Mapping[str, str]], Index]) -> None:
    assert set(number_in_range(view_of(make_index(TEXTS), "Which dose for a dog?")).tolist()) == {-1.0}


def test_the_currency_of_a_row_may_stand_in_its_header(make_index: Callable[[Mapping[str, str]], Index]) -> None:
    index = make_index({"prices.md": "|- Ticket, EUR\n\n| day, 4\n\n| night\n\nA ticket is sold in 12 shops."})
    view = view_of(index, "What does a day or night ticket cost?")
    assert by_text(view, money(view)) == {"| day, 4": 1.0, "| night": 0.0, "A ticket is sold in 12 shops.": 0.0}
