"""Spans that say nothing but the question's own words."""

import pytest

from qa_bot.answer.spans.features import parse
from qa_bot.answer.spans.question import asking
from qa_bot.text.stem import term_maker
from qa_bot.types import Query


@pytest.mark.parametrize(
    ("kind", "chosen"), [("which", False), ("what", False), ("definition", False), ("yes/no", True), ("how", True)]
)
def test_a_span_in_the_words_of_the_question_answers_few_kinds(kind: str, chosen: bool) -> None:
    question = "Which wheel replaces the old wheel?"
    text = "Replace the old wheel with a red turbine."
    parsed = parse(asking(Query(question, question, kind), term_maker("en")), [text], {})
    spans = zip(parsed.first.tolist(), parsed.last.tolist(), parsed.choosable.tolist(), strict=True)
    choosable = {text[parsed.tokens[one].start : parsed.tokens[end].end] for one, end, may in spans if may}
    assert ("old wheel" in choosable) is chosen
    assert "red turbine" in choosable
