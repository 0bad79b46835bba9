import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from qa_bot.evaluation.figures import Missed, figures_of, missed
from qa_bot.evaluation.pair import GoldSpan, Pair, Suite
from qa_bot.evaluation.runner import PairResult, SuiteResult
from qa_bot.types import Citation, Reply, Span

Cite = Callable[..., Citation]
MakeReply = Callable[..., Reply]


def result_of(*results: PairResult) -> SuiteResult:
    return SuiteResult(Suite("Ships", Path("ships.yaml"), tuple(result.pair for result in results)), results)


def test_figures_by_hand(cite: Cite, make_reply: MakeReply) -> None:
    gold = (GoldSpan("a.txt", Span(0, 3), "Ada"),)
    who, why = Pair(1, "Who?", gold=gold), Pair(2, "Why?", kind="near")
    first = cite("Ada built it.", "a.txt", highlight=Span(0, 9))
    figures = figures_of(
        result_of(
            PairResult(who, make_reply(first, confidence=0.9, elapsed_ms=1), (True,)),
            PairResult(who, make_reply(first, first, confidence=0.7, elapsed_ms=2), (False, True)),
            PairResult(who, make_reply(first, answered=False, confidence=0.1, elapsed_ms=3), (True,)),
            PairResult(who, make_reply(answered=False, confidence=0.0, elapsed_ms=9), ()),
            PairResult(why, make_reply(first, confidence=0.6, elapsed_ms=4), (False,)),
            PairResult(why, make_reply(first, answered=False, confidence=0.2, elapsed_ms=5), (False,)),
        )
    )
    assert (figures.pairs, figures.right, figures.answerable, figures.unanswerable) == (6, 2, 4, 2)
    assert (figures.hit1, figures.hit5, figures.mrr) == (0.5, 0.75, (1 + 0.5 + 1) / 4)
    assert math.isnan(figures.average_precision)
    assert figures.right_of_answered == pytest.approx(1 / 3)
    assert (figures.refused_rightly, figures.refused_wrongly, figures.refused) == (1, 2, 0.5)
    assert (figures.span_exact, figures.span_f1) == (0, pytest.approx(2 / 3))
    # right first citations: 0.9, 0.1; the others: 0.7, 0.0, 0.6, 0.2. 0.9 beats four of them, 0.1 one
    assert figures.auroc == 5 / 8
    assert figures.calibration_error == pytest.approx((0.1 + 0.7 + 0.9 + 0.0 + 0.6 + 0.2) / 6)
    assert figures.risk == pytest.approx((0 + 1 / 2 + 2 / 3 + 3 / 4 + 3 / 5 + 4 / 6) / 6)
    assert (figures.p50_ms, figures.p95_ms) == (3, 9)


def test_average_precision_where_a_question_names_its_documents(cite: Cite, make_reply: MakeReply) -> None:
    gold = (GoldSpan("a.txt", Span(0, 4)), GoldSpan("a.txt", Span(10, 14)))
    reply = make_reply(*(cite("text", "a.txt", start) for start in (50, 0, 10)))
    result = PairResult(Pair(1, "Who?", gold=gold, within="a*"), reply, (False, True, True))
    assert figures_of(result_of(result)).average_precision == pytest.approx((1 / 2 + 2 / 3) / 2)


def test_a_suite_of_nothing_tells_nothing() -> None:
    figures = figures_of(result_of())
    assert (figures.pairs, figures.right) == (0, 0)
    assert all(map(math.isnan, (figures.hit1, figures.mrr, figures.refused, figures.auroc, figures.p50_ms)))


def test_gates_name_what_stays_below() -> None:
    nothing = figures_of(result_of())
    one, other = replace(nothing, hit1=0.8, mrr=0.5), replace(nothing, hit1=0.9)
    suites = [("One", one), ("Other", other), ("Other", nothing)]
    assert missed(suites, {}) == missed(suites, {"hit1": 0.8, "mrr": 0.5}) == ()
    assert missed(suites, {"hit1": 0.85, "mrr": 0.6}) == (
        Missed("One", "hit@1", 0.8, 0.85),
        Missed("One", "MRR", 0.5, 0.6),
    )
    (untold,) = missed(suites, {"refused": 0.0})
    assert (untold.suite, untold.figure) == ("", "refused")
    assert math.isnan(untold.found)
