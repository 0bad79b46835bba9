import numpy as np

from qa_bot.answer.confidence import NAMES, confidence_features

FEATURES = np.array([[0.9, 0.4], [0.8, 0.3]])


def features_of(*scores: float) -> dict[str, float]:
    found = confidence_features(np.array(scores), np.array(scores), FEATURES, ("known", "without_focus"))
    return dict(zip(NAMES, found.tolist(), strict=True))


def test_the_first_stands_against_the_others_and_none_of_them() -> None:
    assert np.isclose(features_of(0.0)["log_odds"], 0)  # as likely as none
    assert features_of(3.0)["log_odds"] > features_of(3.0, 2.0)["log_odds"] > features_of(3.0, 2.9)["log_odds"]
    assert features_of(-3.0, -9.0)["log_odds"] < 0  # ahead of the second, yet far from answering


def test_what_the_ranker_saw_of_the_first_is_passed_on() -> None:
    found = features_of(1.0, 0.5)
    assert (found["score"], found["known"], found["without_focus"]) == (1.0, 0.9, 0.4)


def test_the_greatest_scores_give_finite_odds() -> None:
    assert np.isfinite(list(features_of(500.0, -500.0).values())).all()
    assert np.isfinite(list(features_of(-500.0, -500.5).values())).all()
