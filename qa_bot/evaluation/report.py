"""What an evaluation found, in words for people and as JSON for programs; what documents hold is made safe first."""

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from qa_bot.evaluation.figures import Figures, Missed
from qa_bot.evaluation.pair import Pair
from qa_bot.evaluation.runner import PairResult, SuiteResult
from qa_bot.text.safe import safe_one_line
from qa_bot.types import Citation

_DIGITS = 4
_LABEL = 26
_NAMES = {"hit1": "hit@1", "hit5": "hit@5"}
_NOTHING = "-"


def suite_text(result: SuiteResult, figures: Figures) -> str:
    """Return the figures of a question set, and each pair that failed with what was cited instead."""
    title = f"{safe_one_line(result.suite.name)}: {figures.right:,} of {figures.pairs:,} pairs right"
    shown = [f"  {label:<{_LABEL}}{value}" for label, value in _shown(figures)]
    failed = [line for failure in result.failures for line in _failure_lines(failure)]
    return "\n".join([title, *shown, *(["", "  Failed:"] if failed else []), *failed]) + "\n"


def missed_text(missed: Iterable[Missed]) -> str:
    """Return a line for each figure below its threshold."""
    return "".join(f"{line}\n" for line in map(_missed_line, missed))


def report_json(results: Sequence[tuple[SuiteResult, Figures]], missed: Sequence[Missed], *, passed: bool) -> str:
    """Return everything as one JSON object: ``suites`` (``figures`` and ``failures``), ``missed`` and ``passed``.

    What a set cannot tell is null.
    """
    content = {
        "passed": passed,
        "missed": [
            {"suite": one.suite or None, "figure": one.figure, "found": _number(one.found), "wanted": one.wanted}
            for one in missed
        ],
        "suites": [
            {
                "name": result.suite.name,
                "path": str(result.suite.path),
                "figures": _figures_object(figures),
                "failures": [_failure_object(failure) for failure in result.failures],
            }
            for result, figures in results
        ],
    }
    return json.dumps(content, allow_nan=False)


def _shown(figures: Figures) -> Iterator[tuple[str, str]]:
    """Yield the label and value of each line; figures for which few sets have the means only where they are there."""
    yield "hit@1", _share(figures.hit1)
    yield "hit@5", _share(figures.hit5)
    yield "MRR", _share(figures.mrr)
    if not math.isnan(figures.average_precision):
        yield "MAP", _share(figures.average_precision)
    if not math.isnan(figures.span_f1):
        yield "answer EM, F1", f"{_share(figures.span_exact)}, {_share(figures.span_f1)}"
    yield "right of those answered", _share(figures.right_of_answered)
    yield "refused rightly", f"{figures.refused_rightly:,} of {figures.unanswerable:,} unanswerable"
    yield "refused wrongly", f"{figures.refused_wrongly:,} of {figures.answerable:,} answerable"
    yield "calibration error", _share(figures.calibration_error)
    yield "AUROC of confidence", _share(figures.auroc)
    yield "latency p50, p95", f"{figures.p50_ms:.1f} ms, {figures.p95_ms:.1f} ms"


def _failure_lines(failure: PairResult) -> Iterator[str]:
    pair, first, reply = failure.pair, failure.first, failure.reply
    yield f"  pair {pair.number}: {safe_one_line(' / '.join((*pair.after, pair.question)))}"
    yield f"    expected  {safe_one_line(_expected(pair))}"
    said = "answered" if reply.answered else "refused"
    cited = "nothing was cited" if first is None else f'{_place(first)}  "{safe_one_line(first.text)}"'
    yield f"    {said:<8}  {cited} (confidence {reply.confidence:.2f})"


def _place(citation: Citation) -> str:
    return f"{safe_one_line(citation.document)}:{citation.line}"


def _expected(pair: Pair) -> str:
    """Return what would have been right, in words."""
    if not pair.answerable:
        return "no answer"
    answers = pair.answers or tuple(
        dict.fromkeys(gold.text or f"characters {gold.span.start:,} to {gold.span.end:,}" for gold in pair.gold)
    )
    named = dict.fromkeys(gold.document for gold in pair.gold) if pair.gold else [pair.source] if pair.source else []
    return " | ".join(answers) + "".join(f" in {name}" for name in list(named)[:1])


def _missed_line(missed: Missed) -> str:
    if math.isnan(missed.found):
        return f"{missed.figure} is asked to be at least {missed.wanted:g}, but no question can tell it"
    # enough digits that a value just below does not look equal
    return f"{safe_one_line(missed.suite)}: {missed.figure} is {missed.found:.6g}, below {missed.wanted:g}"


def _figures_object(figures: Figures) -> dict[str, Any]:
    found = {_NAMES.get(field.name, field.name): getattr(figures, field.name) for field in fields(figures)}
    return {name: _number(value) for name, value in (found | {"refused": figures.refused}).items()}


def _failure_object(failure: PairResult) -> dict[str, Any]:
    pair, first = failure.pair, failure.first
    return {
        "pair": pair.number,
        "question": pair.question,
        "after": list(pair.after),
        "kind": pair.kind,
        "expected": list(pair.answers) or [gold.text for gold in pair.gold] or None,
        "source": pair.source,
        "answered": failure.reply.answered,
        "confidence": _number(failure.reply.confidence),
        "cited": None
        if first is None
        else {
            "document": first.document,
            "line": first.line,
            "start": first.span.start,
            "end": first.span.end,
            "text": first.text,
        },
    }


def _share(value: float) -> str:
    return _NOTHING if math.isnan(value) else f"{value:.3f}"


def _number(value: float) -> float | None:
    return None if math.isnan(value) else round(value, _DIGITS)
