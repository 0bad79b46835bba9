import pytest

from qa_bot.answer.doers import without_auxiliary
from qa_bot.types import Span


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Canadian passport holders don't", "Canadian passport holders"),
        ("The millers aren’t", "The millers"),
        ("The millers did", "The millers"),
        ("Ada Holm", "Ada Holm"),
        ("Table t", "Table t"),
        ("don't", "don't"),
        ("Will", "Will"),
        ("…", "…"),
    ],
)
def test_an_auxiliary_is_no_part_of_who_does_it(text: str, left: str) -> None:
    assert without_auxiliary(text, Span(0, len(text))).of(text) == left
