import time
from pathlib import Path
from timeit import repeat

import pytest
import yaml

from qa_bot.query.followup import asked_like, carried_words, depends
from qa_bot.text.language import language

EN = language("en")
LANGUAGES = yaml.safe_load(Path(__file__).with_name("followups.yaml").read_text("utf-8"))


def _cases(kind: str) -> list[tuple[str, str]]:
    return [(code, question) for code, cases in LANGUAGES.items() for question in cases[kind]]


@pytest.mark.parametrize(("code", "question"), _cases("alone"))
def test_a_question_that_names_its_subject_carries_nothing(code: str, question: str) -> None:
    assert carried_words(question, [LANGUAGES[code]["before"]], language(code)) == ()


@pytest.mark.parametrize(("code", "question"), _cases("lean"))
def test_a_question_that_leans_on_the_one_before_carries_its_words(code: str, question: str) -> None:
    assert carried_words(question, [LANGUAGES[code]["before"]], language(code))


@pytest.mark.parametrize(
    "question",
    ["When was it built?", "And in Berlin?", "What about the bridge over the Elbe?", "Why?", "Who designed them?"],
)
def test_questions_that_need_those_before(question: str) -> None:
    assert depends(question, EN)


@pytest.mark.parametrize("question", ["When was the bridge built?", "Who designed the tower of London?"])
def test_questions_that_stand_on_their_own(question: str) -> None:
    assert not depends(question, EN)


def test_the_latest_question_that_stood_alone_is_carried() -> None:
    after = ["Who built the tower of Pisa?", "Where is the old bridge of Mostar?", "When was it built?"]
    assert carried_words("Who destroyed it?", after, EN) == ("old", "bridge", "Mostar")


def test_words_that_the_question_has_are_not_carried_again() -> None:
    assert carried_words("And the wooden bridge?", ["Where is the bridge of Mostar?"], EN) == ("Mostar",)


def test_of_a_page_pasted_as_a_question_only_the_first_words_are_carried() -> None:
    page = " ".join(f"word{number}" for number in range(1000))
    assert carried_words("When?", [page], EN) == tuple(f"word{number}" for number in range(24))


def test_nothing_is_carried_without_need_or_source() -> None:
    assert carried_words("When was the bridge built?", ["Who built the tower?"], EN) == ()
    assert carried_words("When was it built?", [], EN) == ()


def test_other_languages_refer_back_too() -> None:
    after = ["Wer baute die Brücke von Mostar?"]
    assert carried_words("Wann wurde sie zerstört?", after, language("de")) == ("baute", "Brücke", "Mostar")


@pytest.mark.parametrize(
    ("code", "before", "question", "carried"),
    [
        ("en", "Could you tell me how much the rent is?", "And when is it due?", ("rent",)),
        ("en", "How long is the river?", "And how deep is it?", ("river",)),
        ("de", "Können Sie mir sagen, wie hoch der Turm ist?", "Und wie alt ist er?", ("Turm",)),
    ],
)
def test_what_only_asks_is_not_carried(code: str, before: str, question: str, carried: tuple[str, ...]) -> None:
    assert carried_words(question, [before], language(code)) == carried


@pytest.mark.parametrize(
    ("before", "question", "carried"),
    [
        ("Who devised the score for lambs?", "When did she die?", ("score", "lambs")),
        ("Who devised the score for lambs?", "And for calves?", ("devised", "score")),
        ("When was the mill of Orta burned?", "Who built it?", ("mill", "Orta")),
        ("When was the red mill burned?", "And by whom was it sold?", ("red", "mill")),
        ("What is the wait time for SEV-2?", "For SEV-3?", ("wait", "time")),
        ("What is the wait time for SEV-2?", "And at night?", ("wait", "time", "SEV-2")),
        ("What does exit code 2 mean?", "And exit code 3?", ()),
        ("How heavy is a 529 crate?", "And how deep is it?", ("529", "crate")),
        ("Please list the known members of the crew", "Where are they now?", ("members", "crew")),
        ("Where was Jon Halden born?", "Who was his second wife?", ("Jon", "Halden", "born")),
        ("When was the fire in the Orta mill?", "How many died?", ("fire", "Orta", "mill")),
        ("What are the lakes of Orta?", "How often is the largest one cleaned?", ("lakes", "Orta")),
        ("Who built the bridge?", "How much is a stamp?", ()),
    ],
)
def test_verbs_and_codes_of_the_question_before(before: str, question: str, carried: tuple[str, ...]) -> None:
    assert carried_words(question, [before], EN) == carried


@pytest.mark.parametrize(
    ("after", "question", "carried"),
    [
        (("Who drew plan 12?", "When was it approved?"), "And why?", ("plan 12", "approved")),
        (("Who drew plan 12?", "When was it approved?"), "And who paid for it?", ("plan 12",)),
        (("Who drew plan 12?", "When was it approved?", "ok thanks"), "And why?", ("plan 12", "approved")),
        (("Where is the mill of Orta?", "And of Visp?"), "Who owns it?", ("mill", "Visp")),
        (("What is the fee for boats?", "And for rafts?"), "And at night?", ("fee", "rafts")),
        (("Who drew plan 12?", "And plan 13?"), "When was it approved?", ("plan 13",)),
    ],
)
def test_what_turns_in_between_named_is_gone_on_from(
    after: tuple[str, ...], question: str, carried: tuple[str, ...]
) -> None:
    assert carried_words(question, after, EN) == carried


@pytest.mark.parametrize(
    ("before", "question", "carried"),
    [
        ("How many hens live in Orta?", "And in Visp?", ("hens", "live")),
        ("Where is the bridge of Mostar?", "And the bridge of Bern?", ()),
        ("goat trial milk yield", "And in the sheep study?", ("milk", "yield")),
        ("How many hens live in Orta?", "And at night?", ("hens", "live", "Orta")),
        ("What was the yield in 2019?", "What about 2020?", ("yield",)),
        ("What is the harvest of Orta?", "And Visp?", ("harvest",)),
        ("In which year was the bridge built?", "And in Visp?", ("bridge", "built")),
        ("What is the way from Orta to Visp?", "And Bern?", ("way", "Orta", "Visp")),
        ("How often is the belt of press 2 replaced?", "And of press 3?", ("belt", "replaced")),
        ("How long does a full charge of the van take?", "And of the truck?", ("full", "charge")),
    ],
)
def test_what_an_unfinished_question_names_takes_the_place_of_the_same_part(
    before: str, question: str, carried: tuple[str, ...]
) -> None:
    assert carried_words(question, [before], EN) == carried


def test_the_same_part_is_known_by_its_preposition_in_other_languages() -> None:
    assert carried_words("Und in Visp?", ["Wie viele Hühner leben in Orta?"], language("de")) == ("Hühner", "leben")


@pytest.mark.parametrize(
    ("after", "question", "like"),
    [
        (("How long is the lake?",), "And the river?", "How long is the lake?"),
        (("How long is the lake?", "And the river?", "ok thanks"), "What about the canal?", "How long is the lake?"),
        (("How long is the lake?",), "And why?", ""),
        (("How long is the lake?",), "How deep is it?", ""),
        (("How long is the lake?",), "boats for hire", ""),
    ],
)
def test_a_question_that_only_names_something_asks_what_the_one_before_did(
    after: tuple[str, ...], question: str, like: str
) -> None:
    assert asked_like(question, after, EN) == like


@pytest.mark.parametrize(
    ("code", "before", "question", "carried"),
    [
        ("en", "What changed in version 2.1 of Orta?", "And in 2.2?", ("changed", "version", "Orta")),
        ("en", "When was the 26th rule of Orta changed?", "And the 4th?", ("rule", "Orta", "changed")),
        ("en", "What changed in Orta 2.1?", "And 2.10?", ("changed", "Orta")),
        ("it", "Cosa è cambiato in Orta 2.1?", "E la 2.2?", ("cambiato", "Orta")),
        ("en", "What does exit code 2 mean?", "And exit code 3?", ()),
        ("en", "Who won in 2019?", "And in 2020?", ("won",)),
    ],
)
def test_a_number_takes_the_place_of_one_of_its_kind(
    code: str, before: str, question: str, carried: tuple[str, ...]
) -> None:
    assert carried_words(question, [before], language(code)) == carried


@pytest.mark.parametrize(
    ("after", "question", "carried"),
    [
        (("How is the hay of Orta stored?",), "What is the quorum?", ()),
        (("How is the hay of Orta stored?", "What is the quorum?"), "Who sets it?", ("quorum",)),
        (("How is the hay of Orta stored?",), "And what is the quorum?", ("hay", "Orta", "stored")),
        (("How is the hay of Orta stored?",), "What is its quorum?", ("hay", "Orta", "stored")),
        (("How is the hay of Orta stored?",), "What is the price?", ("hay", "Orta", "stored")),
        (("How is the hay of Orta stored?",), "Why the quorum?", ("hay", "Orta", "stored")),
    ],
)
def test_what_is_asked_of_something_that_stands_apart_takes_nothing_over(
    after: tuple[str, ...], question: str, carried: tuple[str, ...]
) -> None:
    assert carried_words(question, after, EN, lambda own, others: "quorum" in own and "hay" in others) == carried


@pytest.mark.parametrize("piece", ["Mr. ", "Who ", "and "])
def test_long_questions_take_time_in_proportion(piece: str) -> None:
    def taken(times: int) -> float:
        question = piece * times
        return min(repeat(lambda: carried_words("Why?", [question], EN), timer=time.thread_time, repeat=3, number=1))

    assert taken(4000) < 3 * taken(2000)
