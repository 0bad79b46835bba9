import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.text.language import language
from qa_bot.text.language_data import CODES
from qa_bot.text.tokenise import written_words
from qa_bot.text.word_classes import WordClass, word_classes

C = WordClass


@pytest.mark.parametrize(
    ("word", "has", "lacks"),
    [
        ("The", C.STOP | C.CAPITAL, C.NUMBER),
        ("March", C.TIME | C.CAPITAL, C.DIGIT),
        ("1998", C.DIGIT | C.YEAR, C.CAPITAL),
        ("12", C.DIGIT, C.YEAR),
        ("03.04.1960", C.DIGIT | C.YEAR, C.CAPITAL),
        ("2.12.15", C.DIGIT, C.YEAR),
        ("9999", C.DIGIT, C.YEAR),
        ("seven", C.NUMBER, C.DIGIT),
        ("because", C.REASON, C.MANNER),
        ("km", C.UNIT, C.TIME),
        ("NASA", C.CAPITAL | C.ALL_CAPITALS, C.STOP),
        ("He", C.PRONOUN | C.CAPITAL, C.ALL_CAPITALS),
        ("Norway", C.PLACE | C.CAPITAL, C.STOP),
        ("Einstein", C.PERSON | C.CAPITAL, C.PLACE),
        ("turkey", C(0), C.PLACE | C.CAPITAL),
        ("must", C.MODAL | C.STOP, C.NEGATION),
        ("cannot", C.MODAL | C.NEGATION, C.CONDITION),
        ("Unless", C.CONDITION | C.NEGATION | C.CAPITAL, C.MODAL),
        ("install", C.INSTRUCTION, C.STOP | C.MODAL),
        ("weekly", C.FREQUENCY, C.TIME),
        ("table", C(0), C.STOP | C.TIME | C.NUMBER),
    ],
)
def test_english(word: str, has: WordClass, lacks: WordClass) -> None:
    found = WordClass(word_classes(language("en"))(word))
    assert has in found
    assert not lacks & found


def test_other_languages_have_their_own() -> None:
    german = word_classes(language("de"))
    assert german("März") & C.TIME
    assert german("weil") & C.REASON
    assert german("und") & C.STOP


def test_other_languages_have_those_of_their_glosses() -> None:
    assert word_classes(language("de"))("in") & C.PLACE_PREPOSITION
    assert word_classes(language("fr"))("années") & C.DURATION
    assert word_classes(language("de"))("nicht") & C.NEGATION
    assert word_classes(language("de"))("muss") & C.MODAL


@pytest.mark.parametrize("code", CODES)
def test_function_words_are_those_of_the_language_not_of_its_glosses(code: str) -> None:
    spoken = language(code)
    classes = word_classes(spoken)
    assert all(bool(classes(word) & C.STOP) == (word in spoken.stop_words) for word in spoken.english)


@given(st.text())
def test_any_word_fits_32_bits(text: str) -> None:
    classes = word_classes(language("en"))
    assert all(0 <= classes(word) < 2**32 for word in written_words(text))
