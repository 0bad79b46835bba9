import pytest

from qa_bot.answer.numbers_in_words import within_numbers
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
