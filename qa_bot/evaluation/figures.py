"""The figures of a question set, and whether they reach what is asked of them."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from qa_bot.evaluation import metrics
from qa_bot.evaluation.runner import PairResult, SuiteResult


@dataclass(frozen=True, slots=True)
class Figures:
    """What a question set says of the bot; shares are 0 to 1, times milliseconds, ``nan`` what it cannot tell.

    ``hit1``, ``hit5``, ``mrr`` and ``span_*`` are over answerable pairs (``span_*`` where the first citation is right
    and the set has the texts), ``average_precision`` over those that name their documents. ``right_of_answered`` is
    the share of answers whose first citation is right. ``auroc``, ``calibration_error`` and ``risk`` (the area under
    the risk-coverage curve) judge the confidence that the first citation answers, over all pairs.
    """

    pairs: int
    right: int
    answerable: int
    unanswerable: int
    hit1: float
    hit5: float
    mrr: float
    average_precision: float
    right_of_answered: float
    refused_rightly: int
    refused_wrongly: int
    span_exact: float
    span_f1: float
    auroc: float
    calibration_error: float
    risk: float
    p50_ms: float
    p95_ms: float

    @property
    def refused(self) -> float:
        """The share of unanswerable pairs that were refused."""
        return self.refused_rightly / self.unanswerable if self.unanswerable else metrics.UNDEFINED


@dataclass(frozen=True, slots=True)
class Missed:
    """A figure below what was asked of it, and the suite's name; where no suite can tell, "" and ``nan``."""

    suite: str
    figure: str
    found: float
    wanted: float


GATES: Mapping[str, str] = {"hit1": "hit@1", "hit5": "hit@5", "mrr": "MRR", "refused": "refused"}
"""The figures that may be asked to reach a value, with the name each is shown by."""


def figures_of(result: SuiteResult) -> Figures:
    """Return the figures of a question set."""
    results = result.results
    answerable = [one for one in results if one.pair.answerable]
    unanswerable = [one for one in results if not one.pair.answerable]
    answered = [one for one in results if one.reply.answered]
    spans = [one for one in answerable if one.hit and any(gold.text for gold in one.pair.gold)]
    sure, hits = [one.reply.confidence for one in results], [one.hit for one in results]
    times = [one.reply.elapsed_ms for one in results]
    return Figures(
        pairs=len(results),
        right=sum(one.right for one in results),
        answerable=len(answerable),
        unanswerable=len(unanswerable),
        hit1=metrics.mean([metrics.hit(one.hits, 1) for one in answerable]),
        hit5=metrics.mean([metrics.hit(one.hits, 5) for one in answerable]),
        mrr=metrics.mean([metrics.reciprocal_rank(one.hits) for one in answerable]),
        average_precision=metrics.mean(
            [metrics.average_precision(one.found, len(one.pair.gold)) for one in answerable if _is_exhaustive(one)]
        ),
        right_of_answered=metrics.mean([float(one.hit) for one in answered]),
        refused_rightly=sum(not one.reply.answered for one in unanswerable),
        refused_wrongly=sum(not one.reply.answered for one in answerable),
        span_exact=metrics.mean([_span(metrics.exact_match, one) for one in spans]),
        span_f1=metrics.mean([_span(metrics.token_f1, one) for one in spans]),
        auroc=metrics.auroc(
            [one.reply.confidence for one in results if one.hit],
            [one.reply.confidence for one in results if not one.hit],
        ),
        calibration_error=metrics.expected_calibration_error(sure, hits),
        risk=metrics.area_under_risk_coverage(sure, hits),
        p50_ms=metrics.quantile(times, 0.5),
        p95_ms=metrics.quantile(times, 0.95),
    )


def missed(figures: Iterable[tuple[str, Figures]], wanted: Mapping[str, float]) -> tuple[Missed, ...]:
    """Return the figures of each suite (its name with them) that stay below what is wanted (by the keys of GATES).

    A suite that cannot tell a figure is passed over; where no suite can, the figure is missed.
    """
    suites, found = tuple(figures), list[Missed]()
    for gate, least in wanted.items():
        told = [(name, value) for name, one in suites if not math.isnan(value := getattr(one, gate))]
        found += [Missed(name, GATES[gate], value, least) for name, value in told if value < least]
        if not told:
            found.append(Missed("", GATES[gate], metrics.UNDEFINED, least))
    return tuple(found)


def _is_exhaustive(result: PairResult) -> bool:
    """Tell whether all the places that answer are known: the question names its documents."""
    return result.pair.within is not None and bool(result.pair.gold)


def _span(measure: Callable[[str, str], float], result: PairResult) -> float:
    """Return how well the highlighted part of the first citation agrees with the gold text that suits it best."""
    first = result.first
    highlighted = first.highlight.of(first.text) if first is not None and first.highlight is not None else ""
    return metrics.best(measure, highlighted, [gold.text for gold in result.pair.gold])
