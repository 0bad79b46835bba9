import pytest

from qa_bot.text.portuguese_plurals import with_singular
from qa_bot.text.stem import term_maker


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("opções", "opção"),
        ("opcoes", "opção"),
        ("cães", "cão"),
        ("imagens", "imagem"),
        ("trens", "trem"),
        ("comuns", "comum"),
        ("jornais", "jornal"),
        ("hotéis", "hotel"),
        ("níveis", "nível"),
        ("fáceis", "fácil"),
        ("lençóis", "lençol"),
        ("azuis", "azul"),
    ],
)
def test_a_plural_shares_the_term_of_its_singular(plural: str, singular: str) -> None:
    assert term_maker("pt")(plural) == term_maker("pt")(singular)


@pytest.mark.parametrize("form", ["mais", "dois", "seis", "casas", "país", "2026", ""])
def test_other_words_are_left(form: str) -> None:
    assert with_singular(form) == form
