"""Second stage: the candidates in the order of a fitted model."""

from dataclasses import dataclass

import numpy as np

from qa_bot.errors import ModelError
from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.model.trees import Trees
from qa_bot.rank.features.asked import asked
from qa_bot.rank.features.table import GROUPS, NAMES, feature_matrix
from qa_bot.rank.features.view import View
from qa_bot.rank.retrieve import Candidates
from qa_bot.types import Query, Reason

# How many candidates of the first stage the second looks at
DEPTH = 50


@dataclass(frozen=True, slots=True)
class Ranked:
    """Sentences in their final order, best first: ``rows`` (n,), ``features`` (n, f) float32.

    ``scores`` (n,) are those of the order, ``judged`` (n,) the ranker's: the same, unless weights alone decide.
    """

    rows: Array
    scores: Array
    judged: Array
    features: Array


def check_features(names: tuple[str, ...], where: object) -> None:
    """Raise ModelError unless a model was fitted on the features of this version, in their order."""
    if names != NAMES:
        unlike = sorted(set(names) ^ set(NAMES)) or ["their order"]
        raise ModelError(f"{where}: fitted on other features ({unlike[0]}); fit it again with `qa-bot train`")


def rerank(query: Query, candidates: Candidates, index: Index, ranker: Trees, *, reorder: bool = True) -> Ranked:
    """Return the candidates in the order of the ranker's scores, or as they were unless ``reorder``.

    Ties keep their order.
    """
    if not len(candidates.rows):
        return Ranked(candidates.rows, candidates.scores, candidates.scores, np.empty((0, len(NAMES)), np.float32))
    features = feature_matrix(View(asked(query, candidates), candidates, index))
    judged = ranker.predict(features)
    if not reorder:
        return Ranked(candidates.rows, candidates.scores, judged, features)
    order = np.argsort(-judged, kind="stable")
    return Ranked(candidates.rows[order], judged[order], judged[order], features[order])


def reasons(ranked: Ranked, place: int, ranker: Trees) -> tuple[Reason, ...]:
    """Return what counted for the sentence at a place (0 first), by groups of features, the weightiest first.

    A group's weight is by how much the score falls when its features are those of a middling candidate of the question.
    """
    row = ranked.features[place]
    middling = np.median(ranked.features, axis=0)
    groups = list(dict.fromkeys(GROUPS))
    without = np.repeat(row[None], len(groups), axis=0)
    for k, group in enumerate(groups):
        of_group = np.array([other == group for other in GROUPS])
        without[k, of_group] = middling[of_group]
    weights = ranker.predict(row[None])[0] - ranker.predict(without)
    found = [Reason(group, float(weight)) for group, weight in zip(groups, weights, strict=True)]
    return tuple(sorted(found, key=lambda reason: -abs(reason.weight)))
