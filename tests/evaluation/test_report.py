import json
import math
from collections.abc import Callable
from pathlib import Path

from qa_bot.evaluation.figures import Missed, figures_of
from qa_bot.evaluation.pair import GoldSpan, Pair, Suite
from qa_bot.evaluation.report import missed_text, report_json, suite_text
from qa_bot.evaluation.runner import PairResult, SuiteResult
from qa_bot.types import Citation, Reply, Span

Cite = Callable[..., Citation]
MakeReply = Callable[..., Reply]


def result_of(*results: PairResult) -> SuiteResult:
    return SuiteResult(Suite("Ships", Path("ships.yaml"), tuple(result.pair for result in results)), results)


def test_the_text_has_the_figures_and_what_failed(cite: Cite, make_reply: MakeReply) -> None:
    eve = cite("Eve paid\n  for it.")
    result = result_of(
        PairResult(Pair(1, "Who?", answers=("Eve",)), make_reply(eve, elapsed_ms=1.26), (True,)),
        PairResult(
            Pair(2, "Whose?", after=("Who?",), answers=("Ada", "Brown"), source="a.md"), make_reply(eve), (False,)
        ),
        PairResult(Pair(3, "Why?"), make_reply(eve), (False,)),
        PairResult(Pair(4, "When?", gold=(GoldSpan("b.md", Span(3, 9)),)), make_reply(answered=False), ()),
    )
    assert suite_text(result, figures_of(result)) == (
        """Ships: 1 of 4 pairs right
  hit@1                     0.333
  hit@5                     0.333
  MRR                       0.333
  right of those answered   0.333
  refused rightly           0 of 1 unanswerable
  refused wrongly           1 of 3 answerable
  calibration error         0.550
  AUROC of confidence       0.500
  latency p50, p95          1.0 ms, 1.3 ms

  Failed:
  pair 2: Who? / Whose?
    expected  Ada | Brown in a.md
    answered  notes/lighthouse.md:3  "Eve paid for it." (confidence 0.80)
  pair 3: Why?
    expected  no answer
    answered  notes/lighthouse.md:3  "Eve paid for it." (confidence 0.80)
  pair 4: When?
    expected  characters 3 to 9 in b.md
    refused   nothing was cited (confidence 0.80)
"""
    )


def test_nothing_in_a_document_steers_a_terminal(cite: Cite, make_reply: MakeReply) -> None:
    hostile = "\x1b]0;title\x07 a\u202eb \x9b2J"
    cited = cite(hostile, f"{hostile}.md")
    pair = Pair(1, hostile, answers=(hostile,), source=hostile)
    result = SuiteResult(Suite(hostile, Path("a"), (pair,)), (PairResult(pair, make_reply(cited), (False,)),))
    shown = suite_text(result, figures_of(result)) + missed_text([Missed(hostile, "hit@1", 0.1, 0.2)])
    assert not set(shown) & set("\x1b\x07\u202e\x9b")
    assert len(shown.splitlines()) == len(suite_text(result, figures_of(result)).split("\n"))


def test_missed_figures_in_words() -> None:
    missed = [Missed("Ships", "hit@1", 0.79999, 0.8), Missed("", "refused", math.nan, 0.5)]
    assert missed_text(missed) == (
        "Ships: hit@1 is 0.79999, below 0.8\nrefused is asked to be at least 0.5, but no question can tell it\n"
    )


def test_the_json_has_the_figures_and_what_failed(cite: Cite, make_reply: MakeReply) -> None:
    eve = cite("Eve \x1b\udc80 paid.", start=7)
    result = result_of(
        PairResult(Pair(1, "Who?", answers=("Eve",)), make_reply(eve), (True,)),
        PairResult(Pair(2, "Whose?", answers=("Ada",)), make_reply(eve), (False,)),
        PairResult(Pair(3, "When?", answers=("1911",)), make_reply(answered=False), ()),
    )
    missed = [Missed("Ships", "hit@1", 1 / 3, 0.5), Missed("", "refused", math.nan, 0.5)]
    text = report_json([(result, figures_of(result))], missed, passed=False)
    assert text.isascii()
    found = json.loads(text)
    assert found["passed"] is False
    assert found["missed"] == [
        {"suite": "Ships", "figure": "hit@1", "found": 0.3333, "wanted": 0.5},
        {"suite": None, "figure": "refused", "found": None, "wanted": 0.5},
    ]
    (suite,) = found["suites"]
    assert (suite["name"], suite["path"]) == ("Ships", "ships.yaml")
    assert (suite["figures"]["hit@1"], suite["figures"]["refused"], suite["figures"]["right"]) == (0.3333, None, 1)
    assert [failure["pair"] for failure in suite["failures"]] == [2, 3]
    assert suite["failures"][0] == {
        "pair": 2,
        "question": "Whose?",
        "after": [],
        "kind": "answerable",
        "expected": ["Ada"],
        "source": None,
        "answered": True,
        "confidence": 0.8,
        "cited": {
            "document": "notes/lighthouse.md",
            "line": 3,
            "start": 7,
            "end": 7 + len(eve.text),
            "text": eve.text,
        },
    }
    assert suite["failures"][1]["cited"] is None
