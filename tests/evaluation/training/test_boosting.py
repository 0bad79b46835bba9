from dataclasses import replace

import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingRegressor

from qa_bot.evaluation.training import boosting
from qa_bot.evaluation.training.boosting import Settings, boost, exported

SMALL = Settings(rounds=60, smallest_leaf=5, l2=1.0, features_a_split=1.0, questions_a_round=1.0)


def lists(seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """200 questions of 10 candidates; the right one has the highest sum of two of five features."""
    random = np.random.default_rng(seed)
    features = random.normal(size=(2000, 5)).astype(np.float32)
    question = np.repeat(np.arange(200), 10)
    worth = (features[:, 0] + features[:, 3]).reshape(200, 10)
    right = (worth == worth.max(axis=1, keepdims=True)).ravel()
    return features, right, question


def test_what_makes_a_candidate_right_is_learned() -> None:
    trees = boost(*lists(), np.ones(200), np.zeros(2000), SMALL)
    features, right, _ = lists(seed=1)
    first = trees.predict(features).reshape(200, 10).argmax(axis=1)
    assert right.reshape(200, 10)[np.arange(200), first].mean() > 0.7


def test_the_same_examples_give_the_same_trees() -> None:
    rows = lists(seed=2)[0]
    one, two = (boost(*lists(), np.ones(200), np.zeros(2000), SMALL).predict(rows) for _ in range(2))
    assert one.tolist() == two.tolist()


def test_ensembles_are_averaged() -> None:
    few = replace(SMALL, rounds=5, questions_a_round=0.5)
    one, two = (boost(*lists(), np.ones(200), np.zeros(2000), replace(few, ensembles=n)) for n in (1, 2))
    assert len(two.features) == 2 * len(one.features)
    first, second = (
        replace(
            two,
            features=two.features[half],
            thresholds=two.thresholds[half],
            masks=two.masks[half],
            values=2 * two.values[half],
        )
        for half in (slice(5), slice(5, 10))
    )
    rows = lists(seed=2)[0]
    assert first.predict(rows) == pytest.approx(one.predict(rows))
    assert second.predict(rows) != pytest.approx(one.predict(rows)), "they saw other questions"
    assert two.predict(rows) == pytest.approx((first.predict(rows) + second.predict(rows)) / 2)


def test_what_is_given_already_is_not_learned_again() -> None:
    features, right, question = lists()
    known = np.where(right, 30.0, -30.0)
    trees = boost(features, right, question, np.ones(200), known, SMALL)
    assert np.abs(trees.predict(features)).max() < 0.1


def test_exported_trees_predict_what_scikit_learn_predicts() -> None:
    random = np.random.default_rng(3)
    features = random.normal(size=(3000, 6)).astype(np.float32)
    target = np.sin(features[:, 0] * 3) + features[:, 1] * features[:, 2]
    forest = HistGradientBoostingRegressor(max_iter=10, max_leaf_nodes=16, random_state=0).fit(features, target)
    trees = exported([tree for stage in forest._predictors for tree in stage])
    expected = forest.predict(features) - forest._baseline_prediction.item()
    np.testing.assert_allclose(trees.predict(features), expected, atol=1e-5)


def test_trees_of_too_many_leaves_are_refused() -> None:
    random = np.random.default_rng(4)
    features = random.normal(size=(3000, 3))
    forest = HistGradientBoostingRegressor(max_iter=1, max_leaf_nodes=60, min_samples_leaf=2, random_state=0)
    forest.fit(features, random.normal(size=3000))
    with pytest.raises(ValueError, match="leaves"):
        exported([tree for stage in forest._predictors for tree in stage])


def test_of_many_candidates_those_of_small_gradients_are_sampled_and_count_for_as_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(boosting, "_FEW", 100)
    gradients = np.random.default_rng(0).exponential(size=20_000)
    seen, counted = boosting._sampled(np.arange(20_000), gradients, Settings(), np.random.default_rng(1))
    large = np.flatnonzero(gradients >= np.quantile(gradients, 0.85))
    assert np.isin(large, seen).all()
    assert len(seen) < 7_000
    assert counted.sum() == pytest.approx(20_000, rel=0.02)
    assert gradients[seen] @ counted == pytest.approx(gradients.sum(), rel=0.02)


def test_what_makes_a_candidate_right_is_learned_from_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boosting, "_FEW", 100)
    trees = boost(*lists(), np.ones(200), np.zeros(2000), SMALL)
    features, right, _ = lists(seed=1)
    first = trees.predict(features).reshape(200, 10).argmax(axis=1)
    assert right.reshape(200, 10)[np.arange(200), first].mean() > 0.6
