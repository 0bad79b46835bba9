"""Phrases without what they share with the question."""

import pytest

from qa_bot.answer.rules.nearest import nearest
from qa_bot.answer.rules.trimming import trimmed
from qa_bot.text.stem import term_maker
from qa_bot.text.tokenise import tokenise
from qa_bot.types import Query, Span


@pytest.mark.parametrize(
    ("code", "question", "text", "left"),
    [
        ("en", "What do the monks sing?", "monks sang plain chant", "plain chant"),
        ("zh", "谁设计了博物馆？", "建筑师大森隆设计了博物馆", "建筑师大森隆"),
        ("zh", "垣是什么意思？", "垣是围墙的意思", "围墙"),
        ("zh", "工厂属于谁？", "工厂属于海浪公司", "海浪公司"),
        ("ja", "館長は誰ですか？", "館長は大森隆です", "大森隆"),
        ("ja", "そのナバホ族はアメリカのどこ？", "ナバホ族はアリゾナ州", "アリゾナ州"),
        ("zh", "的确？", "的", "的"),
    ],
)
def test_what_is_shared_with_the_question_is_left_out(code: str, question: str, text: str, left: str) -> None:
    term_of = term_maker(code)
    terms = {term_of(token.form) for token in tokenise(question)}
    tokens = tokenise(text)
    new = [token for token in tokens if term_of(token.form) not in terms]
    matched = [token for token in tokens if token not in new]
    assert trimmed(text, Span(0, len(text)), new or matched, matched, code).of(text) == left


def test_a_percentage_is_not_torn() -> None:
    text = "税率为百分之十三。"
    for expected in ("number", "percentage", "quantity"):
        span = nearest(Query("税率", "税率", "how many", expected, language="zh"), {"税率"}, text, term_maker("zh"))
        assert span is not None
        assert span.of(text) == "百分之十三"
