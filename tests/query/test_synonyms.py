from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from qa_bot.bot import QABot
from qa_bot.config import RankingConfig
from qa_bot.errors import ConfigError
from qa_bot.index.reader import Index
from qa_bot.query.analyse import analyse
from qa_bot.query.synonyms import Synonyms, read_synonyms

MakeIndex = Callable[[Mapping[str, str]], Index]
MakeBot = Callable[..., QABot]

CARS = Synonyms(((("car",), ("automobile",)), (("heart", "attack"), ("myocardial", "infarction"), ("mi",))))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who drives a car", {3: (("automobile",),)}),
        ("what is mi", {2: (("heart", "attack"), ("myocardial", "infarction"))}),
        ("a heart attack", dict.fromkeys((1, 2), (("myocardial", "infarction"), ("mi",)))),
        ("my heart", {}),
    ],
)
def test_listed_phrases_bring_the_others(question: str, expected: dict[int, tuple[tuple[str, ...], ...]]) -> None:
    assert CARS.of(question.split()) == expected


def test_a_synonym_makes_an_unknown_word_known(make_index: MakeIndex) -> None:
    index = make_index({"a.txt": "The roadster is red. The cart is blue."})
    assert analyse("Which car?", index).unknown == ("car",)
    (concept,) = analyse("Which car?", index, synonyms=Synonyms(((("car",), ("roadster",)),))).concepts
    assert concept.related == index.terms_of("roadster")


def test_a_phrase_is_a_synonym_as_a_whole(make_index: MakeIndex) -> None:
    index = make_index({"a.txt": "A heart beats. An attack failed. A heart attack is a myocardial infarction."})
    (concept,) = analyse("What is MI?", index, synonyms=CARS).concepts
    assert concept.related == ()
    found = [[index.terms[term] for term in phrase] for phrase in concept.phrases]
    assert sorted(found) == [["heart", "attack"], ["myocardi", "infarct"]]


def test_a_phrase_of_which_a_word_is_unknown_is_none(make_index: MakeIndex) -> None:
    assert analyse("What is MI?", make_index({"a.txt": "A heart beats."}), synonyms=CARS).unknown == ("MI",)


def test_the_plural_of_an_acronym_is_a_synonym_too(make_index: MakeIndex) -> None:
    nda = Synonyms(((("nda",), ("secrecy", "deed")),))
    index = make_index({"a.txt": "All NDAs end."})
    query = analyse("When does the secrecy deed end?", index, synonyms=nda)
    assert query.unknown == ()
    index = make_index({"a.txt": "A secrecy deed ends."})
    assert analyse("When do NDAs end?", index, synonyms=nda).unknown == ()


def test_the_file_of_the_settings_is_used(make_bot: MakeBot, tmp_path: Path) -> None:
    (tmp_path / "alike.yaml").write_text("- [car, automobile]\n")
    texts = {"a.txt": "The automobile stands in Oslo.", "b.txt": "The bicycle stands in Bergen."}
    bot = make_bot(texts, ranking=RankingConfig(synonyms=tmp_path / "alike.yaml"))
    assert bot.ask("Where does the car stand?").citations[0].text == texts["a.txt"]


@pytest.mark.parametrize(
    "text",
    [
        "car: automobile",
        "- car",
        "- [car]",
        "- [car, 3]",
        "- [car, '?!']",
        "- [car",
        "\x00",
        "- [2023-02-31, car]",
        "[" * 20_000,
    ],
)
def test_a_wrong_file_is_named_with_what_is_allowed(tmp_path: Path, text: str) -> None:
    (tmp_path / "alike.yaml").write_text(text)
    with pytest.raises(ConfigError, match=r"alike\.yaml"):
        read_synonyms(tmp_path / "alike.yaml")


def test_groups_that_hold_themselves_are_told_in_short(tmp_path: Path) -> None:
    bomb = "".join(f"- &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    (tmp_path / "alike.yaml").write_text(f"- &a0 [&a [*a], x]\n{bomb}")
    with pytest.raises(ConfigError) as error:
        read_synonyms(tmp_path / "alike.yaml")
    assert len(error.value.problems) == 12
    assert all(len(problem) < 200 for problem in error.value.problems)


def test_every_wrong_group_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "alike.yaml").write_text("- [car]\n- [bus, coach]\n- 7\n")
    with pytest.raises(ConfigError) as error:
        read_synonyms(tmp_path / "alike.yaml")
    assert [problem.split(":")[0] for problem in error.value.problems] == ["group 1", "group 3"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"gone\.yaml"):
        read_synonyms(tmp_path / "gone.yaml")
