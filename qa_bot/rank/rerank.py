"""Second stage: the candidates in the order of a fitted model."""

from typing import NamedTuple, Self

import numpy as np

from qa_bot.errors import ModelError
from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.model.file import Model
from qa_bot.model.ranker import Ranker
from qa_bot.rank.features.asked import KINDS, asked
from qa_bot.rank.features.needed import WORD_FEATURES
from qa_bot.rank.features.table import ASKED, GROUPS, IN_SENTENCE, KINDRED, NAMES, SECTION, TITLE, feature_matrix
from qa_bot.rank.features.view import View
from qa_bot.rank.retrieve import Candidates
from qa_bot.types import Query, Reason

# How many candidates of the first stage the second looks at
DEPTH = 60
# Of the groups of features that are of one place, the feature that is 0 where nothing of the question is held there
_HELD_IN = {KINDRED: "kindred", TITLE: "in_title", SECTION: "in_section", ASKED: "in_question"}


class Ranked(NamedTuple):
    """Sentences in their final order, best first: ``rows`` (n,), ``features`` (n, f) float32.

    ``originals`` (n,) int64 are the same number for copies of each other, and for nothing else. ``scores`` (n,) are
    those of the order, ``judged`` (n,) the ranker's; ``added`` is what was added to these since, (n,) each, with its
    reason. ``holds`` (n, k) bool tells which of the question's concepts each sentence has, ``weights`` (k,) how telling
    each concept is, as shares of 1; ``asked`` is the kind of answer that was asked for. ``all_features`` (m, f) are
    those of all the candidates but copies, what is left out since included.
    """

    rows: Array
    originals: Array
    scores: Array
    judged: Array
    features: Array
    holds: Array
    weights: Array
    asked: str
    all_features: Array
    added: tuple[tuple[str, Array], ...] = ()

    def plus(self, added: Array, reason: str, first: int = 0) -> Self:
        """Return the sentences ordered with (n,) something ``added`` to their scores for a reason; ties keep order.

        The ``first`` ones stay where they are, whatever rounding makes of what leads to the last of them.
        """
        more = self._replace(scores=self.scores + added, added=(*self.added, (reason, added)))
        if not added.any():
            return more  # in the order that they are in
        further = np.argsort(-more.scores[first:], kind="stable") + first
        return more.ordered(np.concatenate((np.arange(min(first, len(added))), further)))

    def ordered(self, order: Array) -> Self:
        """Return the sentences in an order of their present places, without those that it leaves out."""
        return self._replace(
            rows=self.rows[order],
            originals=self.originals[order],
            scores=self.scores[order],
            judged=self.judged[order],
            features=self.features[order],
            holds=self.holds[order],
            added=tuple((reason, added[order]) for reason, added in self.added),
        )

    def among(self, rows: Array) -> Self:
        """Return the sentences that are among some rows, as they were ranked beside the others."""
        return self.ordered(np.flatnonzero(np.isin(self.rows, rows)))


def check_features(model: Model, where: object) -> None:
    """Raise ModelError unless a model was fitted on the features and kinds of answers of this version."""
    if model.ranker.linear.kinds != KINDS:
        raise ModelError(f"{where}: fitted to other kinds of answers; fit it again with `qa-bot train`")
    for names, known in ((model.rank_features, NAMES), (model.word_features, WORD_FEATURES)):
        if names != known:
            unlike = sorted(set(names) ^ set(known)) or ["their order"]
            raise ModelError(f"{where}: fitted on other features ({unlike[0]}); fit it again with `qa-bot train`")


def rerank(
    query: Query, candidates: Candidates, copied: Array, index: Index, ranker: Ranker, *, reorder: bool = True
) -> Ranked:
    """Return the candidates in the order of the ranker's scores, or as they were unless ``reorder``.

    Ties keep their order. Copies are judged as the first of them is, and as rivals of what is no copy alone; ``copied``
    (n,) int64 are the candidates' ``copies.originals``.
    """
    distinct, original = np.unique(copied, return_inverse=True)
    every, candidates = candidates, candidates.at(distinct)
    question = asked(query, candidates)
    if not len(candidates.rows):
        features, holds = np.empty((0, len(NAMES)), np.float32), np.empty((0, len(candidates.matches)), bool)
        rows, scores, weights = candidates.rows, candidates.scores, question.weights
        return Ranked(rows, original, scores, scores, features, holds, weights, question.answer, features)
    view = View(question, candidates, index, ranker.necessity)
    features = feature_matrix(view)
    judged = ranker.predict(features, question.answer)[original]
    ranked = Ranked(
        rows=every.rows,
        originals=original,
        scores=judged if reorder else every.scores,
        judged=judged,
        features=features[original],
        holds=view.holds[original],
        weights=question.weights,
        asked=question.answer,
        all_features=features,
    )
    return ranked.ordered(np.argsort(-judged, kind="stable")) if reorder else ranked


def reasons(ranked: Ranked, place: int, ranker: Ranker) -> tuple[Reason, ...]:
    """Return what counted for the sentence at a place (0 first), the weightiest first: groups of features, and what was
    added to the ranker's score.

    A group's weight is by how much the score falls when its features are those of a middling candidate of the question.
    Features of a place, such as the title, count the sentence's own words too: where the place has none of the
    question's, what speaks for the sentence is these.
    """
    row = ranked.features[place]
    middling = np.median(ranked.all_features, axis=0)
    groups = list(dict.fromkeys(GROUPS))
    without = np.repeat(row[None], len(groups), axis=0)
    for k, group in enumerate(groups):
        of_group = np.array([other == group for other in GROUPS])
        without[k, of_group] = middling[of_group]
    weights = ranker.predict(row[None], ranked.asked)[0] - ranker.predict(without, ranked.asked)
    told: dict[str, float] = dict.fromkeys(groups, 0.0)
    for group, weight in zip(groups, weights.tolist(), strict=True):
        told[IN_SENTENCE if weight > 0 and _is_empty(group, row) else group] += weight
    found = [Reason(group, weight) for group, weight in told.items()]
    found += [Reason(reason, float(added[place])) for reason, added in ranked.added]
    return tuple(sorted(found, key=lambda reason: -abs(reason.weight)))


def _is_empty(group: str, row: Array) -> bool:
    """Tell whether a group of features is of a place that has no word of the question; ``row`` (f,) are all of them."""
    return group in _HELD_IN and row[NAMES.index(_HELD_IN[group])] == 0
