"""Questions to collections of several languages: in which they are asked, and what their words are looked up as."""

from collections.abc import Callable

import pytest

from qa_bot.index.languages import languages_with
from qa_bot.index.reader import Index
from qa_bot.query.analyse import analyse
from qa_bot.query.speaking import asked_of, own_language
from qa_bot.text.language import language

MakeIndex = Callable[..., Index]
TEXTS = {
    "de.txt": "Der Hafen ist im Winter zu, aber die Werft bleibt offen. Es gibt Essig und Öl an der Mole.",
    "sv.txt": "För den som vill segla är hamnen öppen, och vid kajen ligger det en båt. Föreningens båtar hyrs ut.",
    "it.txt": "Il cantiere Morettini non è aperto per le feste, ma la darsena che sta dietro il molo lo è.",
}
LANGUAGES = {"de.txt": "de", "sv.txt": "sv", "it.txt": "it"}


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    return make_index(TEXTS, LANGUAGES)


@pytest.fixture
def mostly_english(make_index: MakeIndex) -> Index:
    """Thirty documents in English and one in German."""
    texts = {f"{number}.txt": f"Boat number {number} lies at the quay." for number in range(30)}
    return make_index(texts | {"de.txt": TEXTS["de.txt"]}, dict.fromkeys(texts, "en") | {"de.txt": "de"})


def terms(index: Index, question: str) -> dict[str, list[str]]:
    return {
        concept.word: [index.terms[term] for term in concept.terms] for concept in analyse(question, index).concepts
    }


@pytest.mark.parametrize(
    ("question", "spoken", "asked"),
    [
        ("Wann ist der Hafen offen?", "de", ("de",)),
        ("Vad kostar det att hyra en båt?", "sv", ("sv",)),
        ("Perché la darsena è chiusa?", "it", ("it",)),
        ("molo Morettini", "it", ("it",)),  # the documents that have the words tell
        ("Essig Mole", "de", ("de",)),
        ("Essig båtar", "sv", ("de", "it", "sv")),  # too little tells
    ],
)
def test_the_language_asked_in(index: Index, question: str, spoken: str, asked: tuple[str, ...]) -> None:
    language, asked_index = asked_of(question, index)
    assert (language.code, asked_index.asked) == (spoken, asked)


def test_a_question_may_plainly_be_in_a_language_of_few_documents(mostly_english: Index) -> None:
    assert asked_of("Wann ist der Hafen im Winter zu?", mostly_english)[0].code == "de"
    assert terms(mostly_english, "Wo ist denn der Essig?") == {"Essig": ["essig"]}


def test_one_is_in_a_language_of_no_document_unless_these_have_its_words(make_index: MakeIndex) -> None:
    english = make_index({"a.txt": "In Australia voting was first compulsory in one state."}, {"a.txt": "en"})
    asked = {"quale porto è il più grande": "it", "first state in australia to make voting compulsory": "en"}
    for question, code in asked.items():
        assert own_language(question, english, language("en")).code == code


def test_one_of_which_few_words_tell_is_in_a_common_language(mostly_english: Index) -> None:
    assert mostly_english.common_languages == ("en",)
    assert asked_of("Winter boats?", mostly_english)[0].code == "en"


def test_a_word_is_in_the_languages_of_documents_that_have_it_as_it_is_written(index: Index) -> None:
    assert languages_with("werft", index) == ["de"]
    assert languages_with("morettini", index) == ["it"]
    assert languages_with("båtarna", index) == ["sv"]  # none has this form: "båt" is stored as the same
    assert languages_with("harbour", index) == []


def test_words_are_stemmed_by_the_language_of_a_question_alone(index: Index) -> None:
    assert terms(index, "Vad är det som föreningen hyr ut?")["föreningen"] == ["forening"]


def test_a_word_of_another_language_is_found_as_it_is_written(index: Index) -> None:
    assert terms(index, "Wann ist der Morettini offen?")["Morettini"] == ["morettin"]


def test_the_words_of_all_languages_are_found_where_few_words_tell(index: Index) -> None:
    assert terms(index, "Werft båtarna") == {"Werft": ["werft"], "båtarna": ["bat"]}


def test_a_word_is_read_as_one_of_the_language_of_the_question(index: Index) -> None:
    assert analyse("Wann ist der Hafn zu?", index).interpreted == "Wann ist der hafen zu?"
    assert analyse("Wann ist der Hammen zu?", index).corrections == ()  # "hamnen" is none of its words


def test_what_some_document_has_is_no_misspelling(index: Index) -> None:
    assert analyse("När är darsena öppen för den som seglar?", index).corrections == ()


@pytest.mark.parametrize(
    ("question", "kind", "words"),
    [
        ("When did the Werft close?", "when", ["Werft", "close"]),
        ("¿Dónde está la Mole?", "where", ["Mole"]),
        ("Werft size in km", "other", ["Werft", "size", "km"]),
    ],
)
def test_a_question_in_a_language_of_no_document_asks_as_that_does(
    make_index: MakeIndex, question: str, kind: str, words: list[str]
) -> None:
    query = analyse(question, make_index({"de.txt": TEXTS["de.txt"]}, {"de.txt": "de"}))
    assert (query.language, query.kind) == ("de", kind)
    assert [concept.word for concept in query.concepts] == words
