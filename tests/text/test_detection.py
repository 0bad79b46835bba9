"""Detection of languages: texts as data, what holds for every text, and texts made to hurt."""

import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.text.detection import detect, likeliest, others, plainly
from qa_bot.text.language_data import CODES, stop_words_of

TEXTS = yaml.safe_load(Path(__file__).with_name("languages.yaml").read_text("utf-8"))
KNOWN_FAILURES = TEXTS.pop("known_failures")
FUNCTION_WORDS = sorted({word for code in CODES for word in stop_words_of(code)})


def cases(texts: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(code, text) for code, group in texts.items() for text in group]


@pytest.mark.parametrize(("code", "text"), cases(TEXTS))
def test_language_of(code: str, text: str) -> None:
    assert detect(text) == code


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("code", "text"), cases(KNOWN_FAILURES))
def test_known_failure(code: str, text: str) -> None:
    assert detect(text) == code


def test_every_language_has_texts() -> None:
    assert set(TEXTS) == set(CODES)
    assert min(map(len, TEXTS.values())) >= 3


@pytest.mark.parametrize("code", CODES)
def test_a_document_of_several_sentences_is_recognised(code: str) -> None:
    assert detect("\n".join(TEXTS[code] + KNOWN_FAILURES.get(code, []))) == code


@pytest.mark.parametrize(("code", "text"), cases(TEXTS))
def test_letters_and_accents_may_be_apart(code: str, text: str) -> None:
    assert detect(unicodedata.normalize("NFD", text)) == code


@pytest.mark.parametrize("code", sorted(set(CODES) - {"tr"}))  # whose dotless i has another capital
def test_capitals_do_not_matter(code: str) -> None:
    assert detect(" ".join(TEXTS[code]).upper()) == code


@pytest.mark.parametrize("code", ["ru", "el", "ar", "hi", "ko", "th", "zh"])
def test_a_text_of_another_script_may_hold_latin_names(code: str) -> None:
    text = f"{' '.join(TEXTS[code])} {TEXTS['en'][0]} (Microsoft Windows)"
    assert detect(text) == code


@given(st.text())
def test_any_text_has_a_known_language(text: str) -> None:
    assert detect(text) in CODES


@given(st.lists(st.sampled_from(FUNCTION_WORDS), max_size=30).map(" ".join))
def test_any_function_words_have_a_known_language(text: str) -> None:
    assert detect(text) in CODES


@given(st.text(max_size=50))
def test_the_language_depends_on_the_text_alone(text: str) -> None:
    first = detect(text)
    detect("Der Zug kam, und niemand war da.")
    assert detect(text) == first


def test_one_word_that_looks_like_another_language_makes_no_text_of_it() -> None:
    assert detect("lake, depth, price\nHeron Lake, 31, 28 €\nStone Tarn, 45, 35 €\n") == "en"


@pytest.mark.parametrize("text", ["\ud800", "\udfff" * 10, "\x00" * 3000, "\u0301" * 3000, "🙂" * 3000])
def test_broken_text_is_english(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize("unit", ["x", " ", "the ", "der ", "л", "\u0301", "e\u0301", "ﷺ", "あ漢", "a' ", "_", "ß"])
def test_a_long_text_costs_no_more_than_its_first_part(unit: str) -> None:
    """Only the first 2000 code points count, so the time of a text of any length is bounded."""
    sample = (unit * 2000)[:2000]
    assert detect(sample + "Der Zug kam an, und niemand wartete auf ihn. " * 20_000) == detect(sample)
    assert detect(unit * 1_000_000) == detect(sample)


def test_of_some_languages_a_short_text_is_in_the_likeliest() -> None:
    assert likeliest("Qui appeler en cas de panne ?", ("de", "fr")) == "fr"
    assert likeliest("Wer hilft bei Pannen?", ("fr", "de")) == "de"
    assert likeliest("1871", ("fr", "de")) == "fr"
    assert likeliest("Qui appeler en cas de panne ?", ("en", "fr")) == "fr"
    assert likeliest("Who is the mayor of Nantes?", ("fr", "en")) == "en"
    assert likeliest("rent increase", ("fr", "en")) == "en"
    assert likeliest("Who is the mayor?", ()) == "en"
    assert likeliest("Где находится мост?", ("de", "ru")) == "ru"
    assert likeliest("橋梁工程?", ("en", "ja")) == "ja"
    assert likeliest("Где мост?", ("de", "uk")) == "uk"


@pytest.mark.parametrize(
    ("text", "codes", "expected"),
    [
        ("Wer hilft bei Pannen?", ("fr", "de"), "de"),
        ("Hvor er den nye bro?", ("da", "no", "de"), None),  # as good Norwegian as Danish
        ("Hvor er den nye bro?", ("da", "de"), "da"),
        ("Who is the mayor of Nantes?", ("fr", "en"), "en"),
        ("Who is the mayor of Nantes?", ("fr", "de"), None),
        ("rent increase", ("fr", "en"), None),
        ("Где мост?", ("de", "ru"), "ru"),
        ("Где мост?", ("uk", "ru"), None),
        ("Где мост?", ("de", "en"), None),
        ("", ("de", "en"), None),
        ("Who is the mayor?", (), None),
        ("składka roczna", ("pl", "en"), "pl"),  # only Polish has an ł
        ("población isla", ("es", "pt"), None),  # both have an ó
        ("¿Sale barco?", ("es", "pt"), "es"),
        ("Łódź population", ("pl", "en"), None),  # a name
        ("multa por no zarpar", ("es", "pt"), None),  # "not" in Spanish, "in the" in Portuguese
    ],
)
def test_languages_that_a_short_text_is_plainly_in(text: str, codes: tuple[str, ...], expected: str | None) -> None:
    assert plainly(text, codes) == expected


def test_documents_that_hold_its_words_tell_the_language_of_a_short_text() -> None:
    codes = ("de", "it", "es")
    assert plainly("posso noleggiare", codes) is None
    assert plainly("posso noleggiare", codes, [["it"], ["it", "es"]]) == "it"
    assert plainly("posso noleggiare", codes, [["it"], ["es"]]) is None
    assert likeliest("noleggiare", codes, [["it"]]) == "it"


def test_endings_stand_for_function_words_in_some_languages() -> None:
    text = (
        "Havuzun suyu her hafta değiştirilir. Çocukların yanında bir yetişkin bulunmalıdır. Bahçede ateş yakılmaz, "
        "gürültü yapılmaz. Otoparkta araç yıkanması yasaktır. Çöpler akşamları kapıcıya bırakılır. Asansör bakımı "
        "aylık yapılır, kapı anahtarları yöneticiden alınır. Toplantılar ocak ayında salonda düzenlenir."
    )
    assert detect(f"{text} Sakinler ve misafirler için kurallar.") == "tr"


@pytest.mark.parametrize(
    ("text", "codes", "expected"),
    [
        ("Wann läuft der Vertrag aus?", ("en",), ("de",)),
        ("Wann läuft der Vertrag aus?", ("en", "de"), ()),
        ("Wie lange läuft der Vertrag?", ("en",), ("de", "nl")),
        ("Who signs the contract?", ("fr",), ("en",)),
        ("Who signs the contract?", ("fr", "en"), ()),
        ("Где мост?", ("en",), ("ru",)),
        ("Хто не платить?", ("uk",), ()),  # without a letter that Russian lacks
        ("contract term", ("fr",), ()),
        ("the population of Los Angeles", ("en",), ()),
        ("Los Angeles population", ("en",), ()),
        ("", ("en",), ()),
        ("Wann läuft der Vertrag aus?", ("xx",), ("de",)),  # a language without a file
    ],
)
def test_languages_of_a_text_that_is_plainly_in_none_of_some(
    text: str, codes: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert others(text, codes) == expected
