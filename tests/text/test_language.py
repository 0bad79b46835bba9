"""The data of every language: complete, spelt as words are compared, and without words that tell something."""

from importlib import resources

import pytest
import Stemmer

from qa_bot.text.language import Language, language
from qa_bot.text.language_data import CODES, read_language, stop_words_of
from qa_bot.text.normalise import fold_accents, fold_case
from qa_bot.text.tokenise import tokenise

KINDS = {
    *("who", "when", "where", "why", "how", "how_many", "how_much", "how_long", "what", "which"),
    *("yes_no", "definition", "list"),
}
OPTIONAL = {"how_often"}  # where no word alone tells
KEYS = {
    *("references", "question_rules"),
    *("code", "name", "stemmer", "spaced", "stop_words", "questions", "months", "weekdays", "numbers", "units"),
    *("currencies", "reasons", "weak", "irregular", "spellings", "classes", "english", "capital_nouns"),
    *("endings", "linking", "inflected", "ending_marks", "courtesies", "thanks", "date_fields", "short_forms"),
    *("names", "answers", "synonyms", "measures", "columns", "beginnings", "letters", "spaced_digits"),
    *("paradigms", "particles"),
}
EACH = pytest.mark.parametrize("spoken", [language(code) for code in CODES], ids=CODES)


def test_every_file_is_listed() -> None:
    files = resources.files("qa_bot.text").joinpath("languages").iterdir()
    assert tuple(sorted(file.name.removesuffix(".json") for file in files)) == CODES


@EACH
def test_a_file_has_known_keys_only(spoken: Language) -> None:
    data = read_language(spoken.code)
    assert set(data) <= KEYS
    assert data["code"] == spoken.code
    assert spoken.name


@EACH
def test_words_are_written_in_the_letters_of_the_language(spoken: Language) -> None:
    data = read_language(spoken.code)
    written = {*"".join([*stop_words_of(spoken.code), data["weak"]]).lower()}
    foreign = {letter for letter in written if letter.isalpha() and not letter.isascii()} - {*data.get("letters", "")}
    assert "letters" not in data or not foreign


@EACH
def test_synonyms_tell_something_and_are_listed_once(spoken: Language) -> None:
    groups = [frozenset(group) for group in spoken.synonyms]
    assert len(groups) == len(set(groups))
    assert all(len(group) > 1 for group in groups)
    idle = spoken.stop_words | spoken.weak_words
    assert not [group for group in groups if any(len(name) == 1 and name[0] in idle for name in group)]


@EACH
def test_stemmers_exist(spoken: Language) -> None:
    assert spoken.stemmer is None or spoken.stemmer in Stemmer.algorithms()


@EACH
def test_every_kind_of_question_has_its_words(spoken: Language) -> None:
    assert KINDS <= set(spoken.question_words) <= KINDS | OPTIONAL
    assert all(spoken.question_words.values())


@EACH
def test_months_weekdays_and_numbers_are_complete(spoken: Language) -> None:
    assert set(spoken.months.values()) == set(range(1, 13))
    assert set(spoken.weekdays.values()) == set(range(1, 8))
    assert set(spoken.number_words.values()) >= {*range(1, 11), 100, 1000}


@EACH
def test_there_are_function_words_and_words_of_quantity(spoken: Language) -> None:
    assert len(spoken.stop_words) >= 40
    assert spoken.units
    assert spoken.currencies
    assert spoken.reasons
    assert spoken.weak_words


@EACH
def test_words_are_spelt_as_they_are_compared(spoken: Language) -> None:
    """Each is folded as the form of a token, and stands without accents too."""
    groups = (spoken.stop_words, spoken.weak_words, spoken.units, spoken.currencies, *spoken.classes.values())
    for words in (*groups, spoken.months, spoken.weekdays, spoken.number_words):
        for word in words:
            assert word == fold_case(word)
            assert fold_accents(word) in words


@EACH
def test_stop_words_are_what_words_are_cut_into(spoken: Language) -> None:
    forms = {token.form for word in stop_words_of(spoken.code) for token in tokenise(word)}
    assert forms <= spoken.stop_words
    if spoken.spaced:
        assert all([token.form for token in tokenise(word)] == [word] for word in spoken.stop_words)


@EACH
def test_phrases_are_longest_first(spoken: Language) -> None:
    for phrases in spoken.question_words.values():
        lengths = [len(phrase) for phrase in phrases]
        assert lengths == sorted(lengths, reverse=True)
        assert len(phrases) == len(set(phrases))


@EACH
def test_base_forms_are_no_other_words_variants(spoken: Language) -> None:
    assert not set(spoken.lemmas.values()) & (set(spoken.lemmas) - set(spoken.lemmas.values()))


@pytest.mark.parametrize(
    "word",
    [
        *("first", "last", "second", "next", "previous", "most", "least", "largest", "more", "less", "only"),
        *("not", "no", "never", "without", "against", "before", "after", "between", "under", "above"),
        *("one", "two", "ten", "many", "few", "same", "different", "new", "old"),
        *("us", "U.S.", "may", "march"),
    ],
)
def test_words_that_tell_something_are_no_english_stop_words(word: str) -> None:
    """ "us" is how U.S. is compared; may is a month."""
    assert not {token.form for token in tokenise(word)} <= language("en").stop_words


@pytest.mark.parametrize("word", ["the", "of", "who", "did", "The", "OF"])
def test_english_function_words_are_stop_words(word: str) -> None:
    assert fold_case(word) in language("en").stop_words


@pytest.mark.parametrize(
    ("form", "base"),
    [("wrote", "write"), ("written", "write"), ("colour", "color"), ("met", "meet"), ("children", "child")],
)
def test_irregular_and_variant_spellings(form: str, base: str) -> None:
    assert language("en").lemmas[form] == base


@pytest.mark.parametrize(
    ("code", "form", "base"),
    [
        ("de", "starb", "sterben"),
        ("fr", "découvert", "découvrir"),
        ("es", "murió", "morir"),
        ("it", "scelto", "scegliere"),
        ("pt", "escrito", "escrever"),
        ("nl", "geschreven", "schrijven"),
        ("sv", "böcker", "bok"),
        ("da", "solgte", "sælge"),
        ("no", "bøker", "bok"),
        ("pl", "psem", "pies"),
        ("ru", "людей", "человек"),
        ("uk", "мосту", "міст"),
        ("cs", "dětí", "dítě"),
    ],
)
def test_irregular_words_of_other_languages(code: str, form: str, base: str) -> None:
    assert language(code).lemmas[form] == base


@pytest.mark.parametrize("code", ["", "xx", "EN", "english", "../en", "en.json"])
def test_an_unknown_code_is_a_language_without_words(code: str) -> None:
    spoken = language(code)
    assert spoken.code == code
    assert spoken.stemmer is None
    assert not spoken.stop_words
    assert not spoken.question_words


def test_a_language_is_read_once() -> None:
    assert language("de") is language("de")


@EACH
def test_glosses_are_of_single_words_each_once(spoken: Language) -> None:
    words = [word for group in read_language(spoken.code).get("english", {}).values() for word in group.split()]
    assert len(words) == len(set(words))
    assert [word for word in words if [token.form for token in tokenise(word)] != [fold_case(word)]] == []


def test_a_gloss_of_a_word_with_its_accents_goes_first() -> None:
    assert language("fr").english["ou"] == "or"
    assert language("fr").english["où"] == "where"
    assert language("es").english["quien"] == language("es").english["quién"] == "who"
