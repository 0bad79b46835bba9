import pytest

from qa_bot.text.stem import term_maker


def test_inflections_share_a_term() -> None:
    term = term_maker("en")
    assert term("meetings") == term("meeting") == term("meet")


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("wrote", "written"),
        ("wrote", "writing"),
        ("seven", "7"),
        ("colour", "colors"),
        ("organisation", "organizations"),
        ("children", "child"),
    ],
)
def test_irregular_and_variant_spellings_share_a_term(form: str, other: str) -> None:
    assert term_maker("en")(form) == term_maker("en")(other)


@pytest.mark.parametrize(("form", "other"), [("promise", "promiz"), ("one", "1"), ("exercise", "exerciz")])
def test_what_only_looks_alike_stays_apart(form: str, other: str) -> None:
    assert term_maker("en")(form) != term_maker("en")(other)


def test_words_with_digits_are_never_cut() -> None:
    assert term_maker("en")("1990s") == "1990s"


def test_accents_go_after_the_stemmer_has_read_them() -> None:
    assert term_maker("fr")("françaises") == term_maker("fr")("français")
    assert "ç" not in term_maker("fr")("français")


def test_where_endings_are_listed_the_longest_is_cut() -> None:
    term = term_maker("uk")
    assert term("бойлерами") == term("бойлері") == term("бойлер")
    assert term("перевіряються") == term("перевіряли")
    assert term("яку") == "яку"  # a stem has three letters


def test_beginnings_are_cut_where_they_are_listed() -> None:
    term = term_maker("he")
    assert term("הגשר") == term("בגשר") == term("ושהגשר") == term("גשר")
    assert term("בית") == "בית"


def test_without_an_algorithm_words_are_only_folded() -> None:
    assert term_maker("zh")("meetings") == "meetings"
    assert term_maker("zh")("são") == "sao"


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("cs", "měsíc měsíce měsíců"),
        ("cs", "paměť paměti"),
        ("es", "imagen imágenes imagenes"),
        ("ru", "день дня дней"),
        ("uk", "рік року років"),
        ("da", "by byen byer"),
        ("no", "uke uken uker"),
        ("hu", "jelszó jelszavak"),
    ],
)
def test_what_stemmers_tell_apart_is_listed_as_irregular(code: str, forms: str) -> None:
    assert len(set(map(term_maker(code), forms.split()))) == 1
