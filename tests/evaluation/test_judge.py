import pytest

from qa_bot.evaluation.judge import is_right
from qa_bot.evaluation.pair import GoldSpan, Pair
from qa_bot.types import Span

SENTENCE = "Mrs. Brown\u2019s ship \u2014 the \u201cAda\u201d \u2014 left\nin 1911."


@pytest.mark.parametrize("answer", ["mrs. brown's ship", 'the "ada"', "- the", "LEFT IN 1911", "1911"])
def test_an_answer_is_found_however_it_is_written(answer: str) -> None:
    assert is_right(Pair(1, "?", answers=("nothing", answer)), "a.md", Span(0, 9), SENTENCE)


@pytest.mark.parametrize("answer", ["the suexec binary", "in mod_rewrite and cube", "the manual", "must be 2*3"])
def test_marks_of_markdown_may_be_left_out(answer: str) -> None:
    written = "See [the\nmanual](https://a.example/b): the `suexec` **binary** in mod\\_rewrite and *cube* must be 2*3."
    assert is_right(Pair(1, "?", answers=(answer,)), "a.md", Span(0, 9), written)


def test_an_answer_that_is_not_in_the_sentence_is_wrong() -> None:
    assert not is_right(Pair(1, "?", answers=("1912",)), "a.md", Span(0, 9), SENTENCE)


@pytest.mark.parametrize(
    ("source", "right"), [("a.md", True), ("ships/a.md", True), ("b.md", False), ("s/a.md", False)]
)
def test_the_source_is_a_name_or_a_file_name(source: str, right: bool) -> None:
    pair = Pair(1, "?", answers=("1911",), source=source)
    assert is_right(pair, "old/ships/a.md", Span(0, 9), SENTENCE) is right


@pytest.mark.parametrize(
    ("start", "end", "right"),
    [(10, 20, True), (0, 15, True), (15, 40, True), (0, 14, False), (16, 40, False), (0, 10, False), (12, 17, True)],
)
def test_half_of_a_gold_span_must_be_covered(start: int, end: int, right: bool) -> None:
    pair = Pair(1, "?", gold=(GoldSpan("a.md", Span(10, 20)), GoldSpan("b.md", Span(0, 5))))
    assert is_right(pair, "folder/a.md", Span(start, end), "") is right
    assert not is_right(pair, "c.md", Span(start, end), "")


def test_nothing_answers_what_is_unanswerable() -> None:
    assert not is_right(Pair(1, "?"), "a.md", Span(0, 9), SENTENCE)
