"""The measures, one small function each. They return numbers; what there is nothing to measure by is ``nan``."""

import math
import re
import string
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

UNDEFINED = math.nan
_PUNCTUATION = str.maketrans("", "", string.punctuation)
_ARTICLE = re.compile(r"\b(a|an|the)\b")


def mean(values: Sequence[float]) -> float:
    """Return the arithmetic mean."""
    return math.fsum(values) / len(values) if values else UNDEFINED


def quantile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least ``share`` (0 to 1) of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)] if ordered else UNDEFINED


def hit(right: Sequence[bool], k: int) -> float:
    """Return hit@k (success@k): 1 where one of the first ``k`` ranks is right, else 0."""
    return float(any(right[:k]))


def reciprocal_rank(right: Sequence[bool]) -> float:
    """Return one divided by the first right rank, 0 where none is (Voorhees 1999, "The TREC-8 QA track report")."""
    return next((1 / rank for rank, is_right in enumerate(right, 1) if is_right), 0.0)


def average_precision(right: Sequence[bool], relevant: int) -> float:
    """Return the mean, over the ``relevant`` items that exist, of the precision at the rank of each
    (Manning, Raghavan & Schütze 2008, "Introduction to Information Retrieval", section 8.4); those not ranked count 0.
    """
    if relevant < 1:
        return UNDEFINED
    ranks = [rank for rank, is_right in enumerate(right, 1) if is_right]
    return math.fsum(found / rank for found, rank in enumerate(ranks, 1)) / relevant


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Return the area under the ROC curve: the probability that a positive scores above a negative, ties half
    (Hanley & McNeil 1982; the Mann-Whitney statistic).
    """
    if not positive or not negative:
        return UNDEFINED
    ranked = sorted([(score, True) for score in positive] + [(score, False) for score in negative])
    rank_sum, place = 0.0, 0
    while place < len(ranked):
        end = place
        while end < len(ranked) and ranked[end][0] == ranked[place][0]:
            end += 1
        rank_sum += sum(is_positive for _, is_positive in ranked[place:end]) * (place + 1 + end) / 2
        place = end
    n, m = len(positive), len(negative)
    return (rank_sum - n * (n + 1) / 2) / (n * m)


def expected_calibration_error(confidences: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Return the mean distance of confidence from the share that is right, in bins of equal width, weighted by size
    (Naeini, Cooper & Hauskrecht 2015, "Obtaining well calibrated probabilities using Bayesian binning").
    """
    if not confidences:
        return UNDEFINED
    gaps = [0.0] * bins
    for confidence, is_right in zip(confidences, right, strict=True):
        gaps[min(int(confidence * bins), bins - 1)] += confidence - is_right
    return math.fsum(map(abs, gaps)) / len(confidences)


def risk_coverage(confidences: Sequence[float], right: Sequence[bool]) -> list[tuple[float, float]]:
    """Return the curve of (coverage, risk): answering the surest first, the share that is answered, and the share
    of it that is wrong (El-Yaniv & Wiener 2010, "On the foundations of noise-free selective classification").

    One point for each threshold: equal confidences are answered together.
    """
    ordered = sorted(zip(confidences, right, strict=True), key=lambda pair: -pair[0])
    points, wrong = [], 0
    for answered, (confidence, is_right) in enumerate(ordered, 1):
        wrong += not is_right
        if answered == len(ordered) or ordered[answered][0] != confidence:
            points.append((answered / len(ordered), wrong / answered))
    return points


def area_under_risk_coverage(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """Return the mean risk over coverage, each point of the curve counting for what it adds (0 is best)."""
    area, before = [], 0.0
    for coverage, risk in risk_coverage(confidences, right):
        area.append((coverage - before) * risk)
        before = coverage
    return math.fsum(area) if area else UNDEFINED


def squad_words(text: str) -> list[str]:
    """Return the words of an answer as SQuAD compares them: lower case, no punctuation, no English articles
    (Rajpurkar et al. 2016, "SQuAD: 100,000+ questions for machine comprehension of text").
    """
    return _ARTICLE.sub(" ", text.lower().translate(_PUNCTUATION)).split()


def exact_match(predicted: str, gold: str) -> float:
    """Return 1 where both answers are the same words (SQuAD's EM), else 0."""
    return float(squad_words(predicted) == squad_words(gold))


def token_f1(predicted: str, gold: str) -> float:
    """Return the harmonic mean of the precision and recall of the predicted words (SQuAD's F1)."""
    words, gold_words = squad_words(predicted), squad_words(gold)
    if not words or not gold_words:
        return float(words == gold_words)
    shared = (Counter(words) & Counter(gold_words)).total()
    return 2 * shared / (len(words) + len(gold_words))


def best(measure: Callable[[str, str], float], predicted: str, golds: Iterable[str]) -> float:
    """Return the measure by the gold answer that it is highest for, as SQuAD does; 0 without gold answers."""
    return max((measure(predicted, gold) for gold in golds), default=0.0)
