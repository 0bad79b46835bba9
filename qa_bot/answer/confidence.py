"""How likely it is that the first sentence answers the question: from how it matches, and how it stands out."""

from collections.abc import Sequence

import numpy as np

from qa_bot.errors import ModelError
from qa_bot.index.columns import Array
from qa_bot.model.file import Model

# Sentences nearer than this to the first are taken to tell the same thing
_NEAR = 3
_FOLLOWING = 5

# Features of the first sentence (names in ``rank.features.table``) that tell how well it answers
OF_THE_FIRST = (
    *("share", "with_title", "with_before_title", "with_three_before_title", "in_paragraph", "in_document"),
    *("missed_most", "missed_with_title", "missed_with_before_title", "missed_with_paragraph", "missed_with_document"),
    *("words_missed_with_title", "local_share", "share_beside_title", "missed_locally", "share_resolved"),
    *("window_5", "window_10", "ordered_4", "unordered_8", "adjacent", "exact", "capitals", "capitals_in_context"),
    *("focus", "without_focus", "title_covered", "numbers_missed", "agreement", "density", "head_share"),
    *("total", "sentence", "paragraph", "title", "document", "total_z", "sentence_z", "document_votes"),
    *("expected_count", "expected_closeness", "expected_support", "telling_1", "telling_2", "defines_match"),
    *("length", "place_in_paragraph", "new_words", "concepts", "greatest_weight"),
    *("kind_who", "kind_when", "kind_where", "kind_how_many", "kind_how", "kind_which", "kind_what"),
    *("kind_definition", "kind_why"),
)
OF_THE_LIST = (
    *("probability", "score", "margin", "margin_afar", "entropy", "above_next", "above_mean", "candidates"),
    *("share_below_best", "best_share", "best_with_before_title", "best_in_paragraph", "first_by_words"),
)
NAMES = (*OF_THE_LIST, *OF_THE_FIRST)


def confidence_features(rows: Array, scores: Array, features: Array, names: Sequence[str]) -> Array:
    """Return the features (f,) float32 of a ranked list: ``rows`` and ``scores`` (n,) in order, ``features`` (n, g).

    ``names`` are those of the columns of ``features``. There must be at least one sentence.
    """
    column = {name: k for k, name in enumerate(names)}
    share = features[:, column["share"]]
    weights = np.exp(scores - scores[0])
    weights = weights / weights.sum()
    afar = scores[np.abs(rows - rows[0]) > _NEAR]
    following = scores[1 : 1 + _FOLLOWING]
    of_list = (
        weights[0],
        scores[0],
        scores[0] - scores[1] if len(scores) > 1 else 5.0,
        scores[0] - (afar[0] if len(afar) else scores[-1]),
        -(weights * np.log(weights + 1e-9)).sum(),
        scores[0] - following.mean() if len(following) else 5.0,
        scores[0] - scores.mean(),
        len(scores),
        share.max() - share[0],
        share.max(),
        features[:, column["with_before_title"]].max(),
        features[:, column["in_paragraph"]].max(),
        features[0, column["total_rank"]] == 0,
    )
    return np.concatenate([of_list, features[0, [column[name] for name in OF_THE_FIRST]]]).astype(np.float32)


def check_confidence_features(model: Model, where: object) -> None:
    """Raise ModelError unless a model judges by the features of this version, in their order."""
    if model.confidence_features != NAMES:
        raise ModelError(f"{where}: its confidence was fitted on other features; fit it again with `qa-bot train`")


def probability(model: Model, features: Array) -> float:
    """Return the calibrated probability that the first sentence answers; ``features`` (f,) as above."""
    rows = features[None]
    odds = (model.sureness.predict(rows) + model.prior.log_odds(rows.astype(np.float64))) / 2
    return float(np.interp(odds[0], model.calibration[0], model.calibration[1]))
