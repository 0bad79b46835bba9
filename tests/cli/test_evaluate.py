"""``qa-bot eval`` as a process: figures, failures, thresholds, exit codes."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

RIGHT = """pairs:
  - question: Who built the organ of the village church?
    answer: Martha Zimmer
    source: organ.md
"""
WRONG = '  - question: When did the organ\'s bellows suffer from a storm?\n    answer: "1954"\n'
REFUSED = "  - question: Which planets have rings?\n    answer: null\n"


@pytest.fixture(autouse=True)
def settled(notes: Path) -> None:
    """Settings that answer with whatever is found, and name a suite that passes."""
    settings = "documents: [notes]\nanswers:\n  confidence: 0\nevaluation:\n  suites: [questions.yaml]\n"
    (notes / "config.yaml").write_text(settings, encoding="utf-8")
    (notes / "questions.yaml").write_text(f"name: The church\n{RIGHT}{REFUSED}", encoding="utf-8")


def test_a_suite_of_the_settings_that_passes(qa_bot: Run) -> None:
    done = qa_bot("eval")
    assert (done.returncode, "Failed" in done.stdout) == (0, False), done.stderr
    assert done.stdout.startswith("The church: 2 of 2 pairs right\n  hit@1                     1.000\n")
    assert "refused rightly           1 of 1 unanswerable" in done.stdout


def test_a_pair_that_fails_is_shown_with_what_was_cited(qa_bot: Run, notes: Path) -> None:
    (notes / "more.yaml").write_text(f"name: More\n{RIGHT}{WRONG}", encoding="utf-8")
    done = qa_bot("eval", "questions.yaml", "more.yaml")
    assert done.returncode == 1
    assert "\n\nMore: 1 of 2 pairs right\n" in done.stdout
    assert "  pair 2: When did the organ's bellows suffer from a storm?\n    expected  1954\n" in done.stdout
    assert "More: pair 2: '1954' stands in no document; it cannot be right." in done.stderr
    assert '    answered  organ.md:12  "A storm damaged the bellows in 1953." (confidence ' in done.stdout


@pytest.mark.parametrize(
    ("thresholds", "code", "told"),
    [
        (["--min-hit1", "0.5"], 0, ""),
        (["--min-hit1", "0.5", "--min-hit5", "0.5", "--min-mrr", "0.5"], 0, ""),
        (["--min-hit1", "0.6"], 1, "wrong: hit@1 is 0.5, below 0.6\n"),
        (["--min-mrr", "0.6", "--min-hit1", "0.5"], 1, "wrong: MRR is 0.5, below 0.6\n"),
        (["--min-refused", "0"], 1, "refused is asked to be at least 0, but no question can tell it\n"),
    ],
)
def test_thresholds_decide_in_place_of_the_pairs(
    qa_bot: Run, notes: Path, thresholds: list[str], code: int, told: str
) -> None:
    (notes / "wrong.yaml").write_text(RIGHT + WRONG, encoding="utf-8")
    done = qa_bot("eval", "wrong.yaml", *thresholds)
    assert (done.returncode, "  pair 2: When" in done.stdout) == (code, True)
    assert done.stdout.endswith(told)


def test_the_figures_as_json(qa_bot: Run, notes: Path) -> None:
    (notes / "wrong.yaml").write_text(RIGHT + WRONG, encoding="utf-8")
    done = qa_bot("eval", "--json", "questions.yaml", "wrong.yaml")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert found["passed"] is False
    assert [suite["figures"]["hit@1"] for suite in found["suites"]] == [1.0, 0.5]
    assert found["suites"][1]["failures"][0]["cited"]["document"] == "organ.md"


def test_a_folder_and_a_squad_file_bring_their_own_documents(qa_bot: Run, notes: Path) -> None:
    text = "The lighthouse was designed by Ada Brown.\n"
    place = text.index("Ada")
    (notes / "set" / "docs").mkdir(parents=True)
    (notes / "set" / "docs" / "light.txt").write_text(text, encoding="utf-8")
    question = "Who designed the lighthouse?"
    gold = {"doc": "light.txt", "start": place, "end": place + 9, "text": "Ada Brown"}
    (notes / "set" / "questions.jsonl").write_text(json.dumps({"question": question, "gold": [gold]}), encoding="utf-8")
    asked = {"question": question, "id": "1", "answers": [{"text": "Ada Brown", "answer_start": place}]}
    article = {"title": "Light", "paragraphs": [{"context": text, "qas": [asked]}]}
    (notes / "squad.json").write_text(json.dumps({"version": "1.1", "data": [article]}), encoding="utf-8")
    done = qa_bot("eval", "set", "squad.json")
    assert (done.returncode, done.stdout.count(": 1 of 1 pairs right\n")) == (0, 2), done.stderr
    assert not (notes / ".qa_bot").exists()


def test_a_suite_that_is_wrong_is_an_error_before_anything_is_asked(qa_bot: Run, notes: Path) -> None:
    (notes / "wrong.yaml").write_text("pairs:\n  - question: Who?\n  - answer: Ada\n", encoding="utf-8")
    done = qa_bot("eval", "questions.yaml", "wrong.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert "wrong.yaml: line 2, pair 1: has no answer" in done.stderr
    assert "wrong.yaml: line 3, pair 2: has both or none" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_any_suite_it_says_how_to_name_one(qa_bot: Run, notes: Path) -> None:
    (notes / "config.yaml").write_text("documents: [notes]\n", encoding="utf-8")
    done = qa_bot("eval")
    assert (done.returncode, done.stdout) == (2, "")
    assert "evaluation.suites" in done.stderr
