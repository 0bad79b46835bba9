import pytest

from qa_bot.text.harmony import with_harmony
from qa_bot.text.normalise import fold_case
from qa_bot.text.stem import term_maker


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("kullanimi", "kullanımı"),
        ("kullanımı", "kullanımı"),
        ("temizleme", "temizleme"),
        ("gemileri", "gemileri"),
        ("ailesi", "ailesi"),
        ("saatine", "saatine"),
        ("arasindaki", "arasındaki"),
        ("koyu", "koyu"),
        ("", ""),
    ],
)
def test_i_behind_a_back_vowel(form: str, expected: str) -> None:
    assert with_harmony(form) == expected


@pytest.mark.parametrize(
    "word", ["kullanımı", "açıklama", "yazarları", "komutların", "gemilerin", "fırını", "arasındaki"]
)
@pytest.mark.parametrize("dot", ["İ", "I"])
def test_capitals_share_the_term_of_small_letters(word: str, dot: str) -> None:
    term = term_maker("tr")
    assert term(fold_case(word.replace("i", dot).upper())) == term(fold_case(word))
