import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.text.normalise import fold_accents, fold_case, with_final_sigma


@pytest.mark.parametrize(
    ("word", "form"),
    [("U.S", "us"), ("400,000", "400000"), ("3.5", "3.5"), ("ﬁ", "fi"), ("ẞ", "ss"), ("1,2", "1,2"), ("İ", "i")],
)
def test_case_and_digit_grouping(word: str, form: str) -> None:
    assert fold_case(word) == form


@given(st.text())
def test_folding_twice_changes_nothing(word: str) -> None:
    assert fold_accents(fold_accents(word)) == fold_accents(word)


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("são", "sao"),
        ("ἀρχή", "αρχη"),
        ("naïve", "naive"),
        ("ısı", "isi"),
        ("złoto", "zloto"),
        ("cœur", "coeur"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_accents(word: str, plain: str) -> None:
    assert fold_accents(word) == plain


@pytest.mark.parametrize(("word", "written"), [("ΔΡΌΜΟΣ", "δρόμος"), ("Σάμος", "σάμος"), ("Haus", "haus"), ("", "")])
def test_a_word_as_greek_writes_it(word: str, written: str) -> None:
    assert with_final_sigma(fold_case(word)) == written
