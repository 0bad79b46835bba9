"""Question sets in their three forms, and what is said of those that are wrong."""

import gc
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qa_bot.errors import SuiteError
from qa_bot.evaluation.pair import GoldSpan, Pair
from qa_bot.evaluation.suite import read_suite
from qa_bot.types import Span

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


def test_pairs_in_yaml(write: Write) -> None:
    path = write(
        "questions.yaml",
        """
name: The lighthouse
pairs:
  - question: Who designed it?
    answer: Ada Brown
    source: lighthouse.md
  - question: When was it built?
    answer: [1874, 3.50, 2023-11-10, yes, "1,200"]
  - question: How many ships did it save?
    answer: null
  - question: What is the paint's colour?
    answer: ~
  - conversation: [When was it built?, Who paid?, And who designed it?]
    answer: no
""",
    )
    suite = read_suite(path)
    assert (suite.name, suite.path, suite.documents) == ("The lighthouse", path, None)
    assert suite.pairs == (
        Pair(1, "Who designed it?", answers=("Ada Brown",), source="lighthouse.md"),
        Pair(2, "When was it built?", answers=("1874", "3.50", "2023-11-10", "yes", "1,200")),
        Pair(3, "How many ships did it save?", kind="unanswerable"),
        Pair(4, "What is the paint's colour?", kind="unanswerable"),
        Pair(5, "And who designed it?", after=("When was it built?", "Who paid?"), answers=("no",)),
    )
    assert [pair.answerable for pair in suite.pairs] == [True, True, False, False, True]


def test_a_suite_without_a_name_has_its_files(write: Write) -> None:
    assert read_suite(write("ships.yml", "pairs: [{question: Who?, answer: Ada}]")).name == "ships"


def test_all_mistakes_of_a_yaml_file_are_told_at_once(write: Write) -> None:
    path = write(
        "wrong.yaml",
        """nmae: Ships
pairs:
  - question: Who?
  - answer: Ada
  - question: [Who]
    answer: Ada
  - question: Who?
    answer: ""
  - question: Who?
    question: When?
    answer: []
  - question: Who?
    conversation: [Who?, When?]
    answer: Ada
  - just text
  - conversation: Who?
    answer: {a: b}
    sauce: a.md
""",
    )
    with pytest.raises(SuiteError) as caught:
        read_suite(path)
    lines = str(caught.value).splitlines()
    assert all(line.startswith(f"{path}: ") for line in lines)
    for told in (
        "line 1: nmae: unknown key; allowed: name, pairs",
        "line 3, pair 1: has no answer; write 'answer: null'",
        "line 4, pair 2: has both or none of 'question' and 'conversation'",
        "line 5, pair 3: question: found no text",
        "line 7, pair 4: answer: found no text",
        "line 9, pair 5: question: stands here twice",
        "line 9, pair 5: answer: missing or empty",
        "line 12, pair 6: has both or none",
        "line 15, pair 7: found no pair",
        "line 16, pair 8: conversation: missing or empty",
        "line 16, pair 8: answer: found no text",
        "line 16, pair 8: sauce: unknown key",
    ):
        assert any(told in line for line in lines), told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "not a question set"),
        ("- a\n- b\n", "not a question set"),
        ("name: x\n", "pairs: missing or empty"),
        ("pairs: []\n", "pairs: missing or empty"),
        ("pairs: {a: b}\n", "pairs: missing or empty"),
        ("pairs:\n  - question: 'Who\n", "line 3, column 1: not valid YAML"),
        ("pairs:\n\t- a\n", "line 2, column 1: not valid YAML"),
        ("pairs: &all\n  - *all\n", "line 1, pair 1: found no pair"),
    ],
)
def test_a_file_that_is_no_suite(write: Write, text: str, told: str) -> None:
    with pytest.raises(SuiteError) as caught:
        read_suite(write("wrong.yaml", text))
    assert "wrong.yaml: " in str(caught.value)
    assert told in str(caught.value)


def test_very_many_mistakes_are_counted(write: Write) -> None:
    path = write("wrong.yaml", "pairs:\n" + "  - question: Who?\n" * 80)
    with pytest.raises(SuiteError, match="and 30 more like these"):
        read_suite(path)


@pytest.mark.parametrize("name", ["missing.yaml", "suite.txt", "bytes.yaml", "bytes.json"])
def test_a_file_that_cannot_be_a_suite(tmp_path: Path, write: Write, name: str) -> None:
    write("suite.txt", "pairs: []")
    for suffix in ("yaml", "json"):
        (tmp_path / f"bytes.{suffix}").write_bytes(b"\xff\xfe\x00\xd8\xff\xff\x00")
    with pytest.raises(SuiteError, match=name):
        read_suite(tmp_path / name)


def lines(*objects: Any) -> str:
    return "".join(f"{json.dumps(one)}\n" for one in objects)


def test_a_folder_of_documents_and_questions(write: Write, tmp_path: Path) -> None:
    write("set/docs/deep/a.txt", "It was built by Ada Brown in 1874.")
    gold = {"doc": "a.txt", "start": 16, "end": 25, "text": "Ada Brown"}
    write(
        "set/questions.jsonl",
        lines(
            {"id": "1", "question": "Who\u2028built it?", "kind": "answerable", "answerable": True, "gold": [gold]},
            {"id": "2", "question": "Why?", "kind": "near", "answerable": False, "gold": []},
            {"question": "Who?", "gold": [{"doc": "a.txt", "start": 0, "end": 2}], "scope": "a*", "after": ["What?"]},
        )
        + "\n",
    )
    suite = read_suite(tmp_path / "set")
    place = GoldSpan("a.txt", Span(16, 25), "Ada Brown")
    assert (suite.name, suite.documents) == ("set", tmp_path / "set" / "docs")
    assert suite.pairs == (
        Pair(1, "Who\u2028built it?", gold=(place,)),
        Pair(2, "Why?", kind="near"),
        Pair(3, "Who?", after=("What?",), gold=(GoldSpan("a.txt", Span(0, 2)),), within="a*"),
    )


def test_a_folder_may_hold_pairs(write: Write, tmp_path: Path) -> None:
    write("set/docs/a.txt", "It was built by Ada Brown.")
    write("set/questions.yaml", "name: Bridges\npairs:\n  - {question: Who built it, answer: Ada, source: a.txt}\n")
    suite = read_suite(tmp_path / "set")
    assert (suite.name, suite.documents) == ("Bridges", tmp_path / "set" / "docs")
    assert suite.pairs == (Pair(1, "Who built it", answers=("Ada",), source="a.txt"),)
    write("set/questions.jsonl", lines({"question": "Why?", "gold": []}, {"question": "How?", "answerable": False}))
    why, how = Pair(1, "Why?", kind="unanswerable"), Pair(2, "How?", kind="unanswerable")
    assert read_suite(tmp_path / "set").pairs == (why, how)


def test_all_mistakes_of_a_folder_are_told_at_once(write: Write, tmp_path: Path) -> None:
    write("set/docs/a.txt", "text")
    gold = {"doc": "a.txt", "start": 1, "end": 2}
    write(
        "set/questions.jsonl",
        "{\n"
        + lines(
            7,
            {"question": " "},
            {"question": "Who?", "answerable": True, "gold": []},
            {"question": "Who?", "gold": [gold | {"end": 1}]},
            {"question": "Who?", "gold": [gold | {"start": True}]},
            {"question": "Who?", "gold": [gold | {"doc": "b.txt"}]},
            {"question": "Who?", "gold": "a.txt"},
            {"question": "Who?", "gold": [gold], "after": "What?", "scope": 7},
            {"question": "Who?", "glod": [gold]},
        ),
    )
    with pytest.raises(SuiteError) as caught:
        read_suite(tmp_path / "set")
    told = str(caught.value)
    expected = ("line 1: not valid JSON", "line 2: found no question", "line 3: found no question", "line 4: gold: ")
    more = ("line 5: gold: ", "line 6: gold: ", "there is no docs/b.txt", "line 8: gold: ", "line 9: after: ")
    for mistake in (*expected, *more, "line 9: scope: ", "line 10: has no gold"):
        assert mistake in told


def test_a_folder_without_its_parts(tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match=r"has no docs and no questions\.jsonl or questions\.yaml"):
        read_suite(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "questions.jsonl").write_text("")
    with pytest.raises(SuiteError, match="holds no question"):
        read_suite(tmp_path)


def squad(*articles: tuple[str, list[tuple[str, list[dict[str, Any]]]]]) -> str:
    data = [
        {"title": title, "paragraphs": [{"context": context, "qas": asked} for context, asked in paragraphs]}
        for title, paragraphs in articles
    ]
    return json.dumps({"version": "v2.0", "data": data})


def test_a_squad_file_becomes_documents_with_gold_spans(write: Write) -> None:
    who = {"question": " Who built it? ", "id": "1", "answers": [{"text": "Ada", "answer_start": 9}] * 2}
    how = {"question": "How?", "id": "2", "answers": [], "is_impossible": True, "plausible_answers": [{}]}
    when = {"question": "When?", "id": "3", "answers": [{"text": "1911", "answer_start": 5}], "is_impossible": False}
    path = write(
        "dev.json",
        squad(
            (
                "Light/house: \u00e9t\u00e9",
                [("\ufeffBuilt by Ada.", [who | {"answers": [{"text": "Ada", "answer_start": 10}]}, how])],
            ),
            (
                "light_house_\u00e9t\u00e9",
                [
                    ("One.\r\n", [who | {"answers": [{"text": "One", "answer_start": 0}]}]),
                    ("In \U0001f600 1911.", [when]),
                ],
            ),
        ),
    )
    suite = read_suite(path)
    assert suite.documents is not None
    texts = {file.name: file.read_bytes().decode() for file in suite.documents.iterdir()}
    assert sorted(texts) == ["Light_house_\u00e9t\u00e9.txt", "light_house_\u00e9t\u00e9_2.txt"]
    assert [(pair.number, pair.question, pair.kind) for pair in suite.pairs] == [
        (1, "Who built it?", "answerable"),
        (2, "How?", "near"),
        (3, "Who built it?", "answerable"),
        (4, "When?", "answerable"),
    ]
    for pair in suite.pairs:
        for gold in pair.gold:
            assert gold.span.of(texts[gold.document]) == gold.text
    assert texts["light_house_\u00e9t\u00e9_2.txt"] == "One.\r\n\n\nIn \U0001f600 1911.\n\n"
    assert suite.pairs[3].gold[0].text == "1911"


def test_the_documents_of_a_squad_file_last_as_long_as_its_suite(write: Write) -> None:
    asked = {"question": "Who?", "answers": [{"text": "Ada", "answer_start": 0}]}
    suite = read_suite(write("dev.json", squad(("A", [("Ada.", [asked])]))))
    folder = suite.documents
    assert folder is not None
    assert folder.is_dir()
    del suite
    gc.collect()
    assert not folder.exists()


def test_all_mistakes_of_a_squad_file_are_told_at_once(write: Write) -> None:
    content = {
        "data": [
            7,
            {"title": "A", "paragraphs": [{"qas": []}, {"context": "Ada.", "qas": [{"answers": []}, 7]}]},
            {
                "paragraphs": [
                    {"context": "Ada.", "qas": [{"question": "Who?", "answers": [{"text": "Eve", "answer_start": 0}]}]}
                ]
            },
            {"paragraphs": [{"context": "Ada.", "qas": [{"question": "Who?"}]}]},
        ]
    }
    with pytest.raises(SuiteError) as caught:
        read_suite(write("dev.json", json.dumps(content)))
    for told in (
        "article 1: paragraphs: missing",
        "article 2, paragraph 1: context: missing",
        "article 2, paragraph 2, question 1: question: missing",
        "article 2, paragraph 2, question 2: question: missing",
        "article 3, paragraph 1, question 1: answers: not found in the paragraph",
        "article 4, paragraph 1, question 1: answers: missing",
    ):
        assert told in str(caught.value)


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"data": 7}', '{"data": []}', "[" * 100_000])
def test_a_json_file_that_is_no_suite(write: Write, text: str) -> None:
    with pytest.raises(SuiteError, match=r"dev\.json: "):
        read_suite(write("dev.json", text))
