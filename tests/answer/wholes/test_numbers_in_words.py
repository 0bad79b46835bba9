import pytest

from qa_bot.answer.wholes.numbers_in_words import figures_behind, within_numbers
from qa_bot.text.tokenise import tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a hundred and sixty-three boats", ["and", "sixty", "three"]),
        ("two thousand three hundred men", ["thousand", "three", "hundred"]),
        ("about 4 million euros", ["million"]),
        ("between two hundred and three hundred", ["hundred", "hundred"]),
        ("sixty, three of them red", []),
        ("a hundred and more", []),
        ("two or three boats", []),
    ],
)
def test_the_words_of_a_number_belong_together(text: str, words: list[str]) -> None:
    tokens = tokenise(text)
    assert [tokens[place].form for place in within_numbers(text, tokens)] == words


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("within ten (10) days of the sale", ["10"]),
        ("thirty-five dollars ($35.00) and six\n(6) hens", ["35.00", "6"]),
        ("ten (10 of them red), two dogs (3), (4) boats, 10 (ten) and a hundred ($)", []),
    ],
)
def test_a_figure_may_repeat_a_number_in_words(text: str, figures: list[str]) -> None:
    tokens = tokenise(text)
    assert [tokens[place].form for place in figures_behind(text, tokens)] == figures


def test_the_groups_of_a_number_belong_together() -> None:
    text = "12 500,50 euros in 3, 4 or 1 250 mills"
    tokens = tokenise(text)
    assert not [*within_numbers(text, tokens)]
    assert [tokens[place].form for place in within_numbers(text.replace("12 5", "12,5"), tokens)] == ["500,50"]
