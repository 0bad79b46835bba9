"""Answering spans as examples, over documents and questions made up here."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from qa_bot.answer.spans.features import parse
from qa_bot.answer.spans.model import Choice
from qa_bot.answer.spans.question import asking
from qa_bot.config import load_config
from qa_bot.evaluation.pair import Suite
from qa_bot.evaluation.runner import suite_bot
from qa_bot.evaluation.suite import read_suite
from qa_bot.evaluation.training.examples import Examples, collect
from qa_bot.evaluation.training.span_examples import SpanQuestion, questions_of, right_spans, span_question
from qa_bot.evaluation.training.spans import fit_spans, lists, looked_at, settled_scores
from qa_bot.index.reader import Index
from qa_bot.index.store import Store
from qa_bot.rank.features.needed import UNFITTED
from qa_bot.rank.retrieve import Retriever
from qa_bot.text.stem import term_maker
from qa_bot.types import Query, Span

TEXTS = {
    "mill.txt": "The mill at Orta was built by Ada Berg. The mill burned down on 3 May 1871, a Wednesday.\n",
    "ferry.txt": "The ferry crosses the sound twice a day. Jon Holt steers the ferry.\n",
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


@contextmanager
def collected(suite: Suite) -> Iterator[tuple[Index, Examples]]:
    with suite_bot(suite, load_config(None)) as bot:
        bot.refresh()
        opened = Store(bot.config.index).open()
        assert opened is not None
        yield opened[0], collect(suite, opened[0], Retriever(opened[0]), [UNFITTED] * len(suite.pairs))


@pytest.fixture
def questions(suite: Suite) -> tuple[Examples, list[SpanQuestion]]:
    with collected(suite) as (index, examples):
        everything = np.ones(len(examples.right), bool)
        found = questions_of(suite, index, examples, 0, everything)
        return examples, [span_question(question, {}, examples.right) for question in found]


def test_questions_have_their_candidates_and_the_right_spans_in_these(
    questions: tuple[Examples, list[SpanQuestion]],
) -> None:
    examples, found = questions
    assert [question.key for question in found] == ["who verb", "who verb", "when", "who verb"]
    assert [question.answers for question in found] == [(), *((answer,) for _, _, answer in QUESTIONS)]
    for question in found:
        for number, sentence in question.sentences.items():
            assert examples.question[number] == question.number
            assert sentence.right.any() == examples.right[number]


def test_only_what_is_looked_at_is_parsed(suite: Suite) -> None:
    with collected(suite) as (index, examples):
        seen = np.array(examples.right)
        found = questions_of(suite, index, examples, 0, seen)
    assert [set(question.texts) for question in found] == [
        set(np.flatnonzero((examples.question == number) & seen).tolist()) for number in range(4)
    ]


def test_lists_hold_the_right_sentences_and_the_best_wrong_ones(
    questions: tuple[Examples, list[SpanQuestion]],
) -> None:
    examples, found = questions
    made = lists(found, np.arange(len(examples.right), dtype=float), examples.right)
    assert len(made) == len(QUESTIONS)
    for one in made:
        assert len(one.sentences) == len(one.right) == len(one.scores)
        assert any(right.any() for right in one.right)


def test_too_few_answers_give_no_model(questions: tuple[Examples, list[SpanQuestion]]) -> None:
    examples, found = questions
    assert fit_spans(found, (), np.zeros(len(examples.right)), examples.right) == {}


def test_the_first_of_each_question_are_looked_at_and_settled(
    questions: tuple[Examples, list[SpanQuestion]],
) -> None:
    examples, _ = questions
    scores = -np.arange(len(examples.right), dtype=float)
    seen = looked_at(examples, [scores])
    assert seen[examples.right].all()
    first = [int(order[0]) for order in examples.ranked(scores)]
    assert seen[first].all()
    chosen = {first[0]: Choice(Span(0, 1), 0.0), first[0] + 1: Choice(Span(0, 1), 9.0)}
    settled = settled_scores(examples, scores, chosen)
    assert settled[first[0] + 1] > settled[first[0]]


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
    parsed = parse(ASKING, [text], {})
    found = np.flatnonzero(right_spans(parsed, text, answers))
    starts, ends = parsed.first[found], parsed.last[found]
    tokens = parsed.tokens
    assert {text[tokens[i].start : tokens[j].end] for i, j in zip(starts, ends, strict=True)} == right
