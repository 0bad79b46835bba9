from qa_bot.evaluation.doubts import doubts
from qa_bot.evaluation.pair import GoldSpan, Pair
from qa_bot.types import Span

TEXTS = [("port/piers.md", "The **north pier** is 80\nmetres long."), ("town.txt", "The town has a school.")]


def test_a_pair_is_doubted_whose_source_or_text_is_not_there() -> None:
    pairs = [
        Pair(1, "How long?", answers=("North pier is 80 metres",), source="piers.md"),
        Pair(2, "How long?", answers=("80 metres",), source="pier.md"),
        Pair(3, "How long?", answers=("90 metres", "ninety\nmetres")),
        Pair(4, "What is there?", answers=("a school",), source="piers.md"),
        Pair(5, "What is there?", answers=("a church", "a school")),
        Pair(6, "Who?"),
        Pair(7, "Who?", gold=(GoldSpan("lost.md", Span(0, 4)),)),
    ]
    assert doubts(pairs, TEXTS) == [
        "pair 2: no document is its source 'pier.md'",
        "pair 3: '90 metres' stands in no document",
        "pair 4: 'a school' stands in no part of piers.md",
    ]


def test_documents_are_not_read_without_need() -> None:
    assert doubts([], iter(())) == doubts([Pair(1, "Who?")], None) == []  # type: ignore[arg-type]
