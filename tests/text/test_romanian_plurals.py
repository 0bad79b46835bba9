import pytest

from qa_bot.text.romanian_plurals import with_singular
from qa_bot.text.stem import term_maker


@pytest.mark.parametrize(
    ("plural", "singular"), [("prețuri", "preț"), ("prețurile", "prețul"), ("lacurilor", "lac"), ("timpuri", "timp")]
)
def test_a_plural_shares_the_term_of_its_singular(plural: str, singular: str) -> None:
    assert term_maker("ro")(plural) == term_maker("ro")(singular)


@pytest.mark.parametrize("form", ["guri", "uri", "case", "2026", ""])
def test_other_words_are_left(form: str) -> None:
    assert with_singular(form) == form
