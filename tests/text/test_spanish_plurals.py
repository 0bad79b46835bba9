import pytest

from qa_bot.text.spanish_plurals import with_singular
from qa_bot.text.stem import term_maker


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("ciudades", "ciudad"), ("unidades", "unidad"), ("paredes", "pared"), ("años", "año"), ("islas", "isla")],
)
def test_a_plural_shares_the_term_of_its_singular(plural: str, singular: str) -> None:
    assert term_maker("es")(plural) == term_maker("es")(singular)


@pytest.mark.parametrize("form", ["lunes", "las", "crisis", "mes", "2026", ""])
def test_other_words_are_left(form: str) -> None:
    assert with_singular(form) == form
