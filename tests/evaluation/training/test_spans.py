"""Answering spans as examples, over documents and questions made up here."""

import json
from pathlib import Path

import numpy as np
import pytest

from qa_bot.answer.span_features import parse
from qa_bot.answer.span_question import asking
from qa_bot.config import load_config
from qa_bot.evaluation.suite import Suite, read_suite
from qa_bot.evaluation.training.span_examples import SpanExample, parsed_examples, right_spans
from qa_bot.evaluation.training.spans import document_folds, fit_spans, span_figures, suite_examples
from qa_bot.text.stem import term_maker
from qa_bot.types import Query

TEXTS = {
    "mill.txt": "The mill at Orta was built by Ada Berg. It burned down on 3 May 1871, a Wednesday.\n",
    "ferry.txt": "The ferry crosses the sound twice a day. Jon Holt steers it.\n",
}
QUESTIONS = [
    ("Who built the mill?", "mill.txt", "Ada Berg"),
    ("When did the mill burn down?", "mill.txt", "3 May 1871"),
    ("Who steers the ferry?", "ferry.txt", "Jon Holt"),
]
ASKING = asking(Query("Who built it?", "Who built it?", "who", "person"), term_maker("en"))


@pytest.fixture
def suite(tmp_path: Path) -> Suite:
    folder = tmp_path / "harbour"
    (folder / "docs").mkdir(parents=True)
    for name, text in TEXTS.items():
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    lines = [json.dumps({"question": "Who painted the town hall?", "gold": [], "answerable": False})]
    for question, name, answer in QUESTIONS:
        start = TEXTS[name].index(answer)
        gold = {"doc": name, "start": start, "end": start + len(answer), "text": answer}
        lines.append(json.dumps({"question": question, "gold": [gold]}))
    (folder / "questions.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_suite(folder)


def test_examples_are_the_sentences_that_hold_the_answers(suite: Suite) -> None:
    examples = suite_examples(suite, load_config(None))
    assert [example.answers for example in examples] == [(answer,) for _, _, answer in QUESTIONS]
    assert all(example.answers[0] in example.text and example.suite == "harbour" for example in examples)
    assert [example.asking.key for example in examples] == ["who verb", "when", "who verb"]


def test_too_few_answers_give_no_model_and_say_so(suite: Suite) -> None:
    said: list[str] = []
    assert fit_spans([suite], load_config(None), said.append) is None
    assert said[0].startswith("spans: 3 answers")


@pytest.mark.parametrize(
    ("text", "answers", "right"),
    [
        ("It was built by Ada Berg.", ("Ada Berg",), {"Ada Berg"}),
        ("It was built by the Orta guild.", ("Orta Guild",), {"the Orta guild", "Orta guild"}),
        ("It has well-known mills.", ("wellknown",), {"well-known"}),
        ("It was built.", ("nobody", ""), set()),
    ],
)
def test_right_spans_have_the_words_of_an_answer(text: str, answers: tuple[str, ...], right: set[str]) -> None:
    parsed = parse(ASKING, text, {})
    assert parsed is not None
    found = np.flatnonzero(right_spans(parsed, text, answers))
    starts, ends = parsed.first[found], parsed.last[found]
    tokens = parsed.tokens
    assert {text[tokens[i].start : tokens[j].end] for i, j in zip(starts, ends, strict=True)} == right


def test_answers_that_are_whole_clauses_are_not_learned_from() -> None:
    clause = "because the old mill at Orta had burned down twice within a year of its building"
    text = f"They left, {clause}."
    long, short = (SpanExample(ASKING, text, (answer,), "a.txt", "set") for answer in (clause, "Orta"))
    assert [len(parsed_examples([example], ())) for example in (long, short)] == [0, 1]


def test_folds_keep_documents_whole() -> None:
    examples = [SpanExample(ASKING, "", (), f"{k % 7}.txt", "set") for k in range(70)]
    fold = document_folds(examples, 3)
    assert len({(example.document, its) for example, its in zip(examples, fold, strict=True)}) == 7
    assert sorted(np.bincount(fold).tolist()) == [20, 20, 30]


def test_figures_are_means_of_each_suite() -> None:
    figures = span_figures([("a", 1.0, 1.0), ("a", 0.0, 0.5), ("b", 0.0, 0.0)])
    assert figures == {
        "a": {"examples": 2.0, "EM": 0.5, "F1": 0.75},
        "b": {"examples": 1.0, "EM": 0.0, "F1": 0.0},
    }
