import pytest

from qa_bot.text.stem import term_maker
from qa_bot.text.swedish_definites import without_article


@pytest.mark.parametrize(
    "forms",
    ["skola skolan skolor skolans", "namn namnet namnets", "lösenord lösenordet", "år året åren", "fönster fönstret"],
)
def test_forms_with_and_without_the_article_share_a_term(forms: str) -> None:
    assert len(set(map(term_maker("sv"), forms.split()))) == 1


@pytest.mark.parametrize("form", ["planet", "hastighet", "universitet", "konkret", "internet", "organ", "man", ""])
def test_other_words_are_left(form: str) -> None:
    assert without_article(form) == form
