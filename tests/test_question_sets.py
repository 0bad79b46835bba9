"""The question sets of the project can be read, and their answers stand in the documents that are here."""

import re
from pathlib import Path

import pytest

from qa_bot.evaluation.suite import read_suite

SETS = Path(__file__).resolve().parent.parent / "benchmarks" / "sets"
NAMES = sorted(path.parent.name for path in SETS.glob("*/questions.yaml"))
WHOLE = [name for name in NAMES if not (SETS / name / "sources.yaml").exists()]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub("[*_`]", "", text)).casefold()


@pytest.mark.parametrize("name", NAMES)
def test_a_set_can_be_read_and_holds_questions_without_an_answer(name: str) -> None:
    suite = read_suite(SETS / name / "questions.yaml")
    answerable = [pair.answerable for pair in suite.pairs]
    assert suite.name == name
    assert 0.7 < sum(answerable) / len(answerable) < 0.9


@pytest.mark.parametrize("name", WHOLE)
def test_answers_stand_in_their_documents(name: str) -> None:
    texts = {path.name: plain(path.read_text(encoding="utf-8")) for path in (SETS / name / "docs").iterdir()}
    for pair in read_suite(SETS / name / "questions.yaml").pairs:
        told = [texts[pair.source]] if pair.source else list(texts.values())
        assert all(any(plain(answer) in text for text in told) for answer in pair.answers), pair.question
