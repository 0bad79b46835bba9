"""Gradient boosted trees for lists: of each question's candidates, those that answer should score above the others.

Trees are grown by scikit-learn's histogram grower, in Newton steps (Friedman 2001; Chen & Guestrin 2016). Each sees the
candidates whose gradients are large, and of the many others a sample (GOSS: Ke et al. 2017, "LightGBM").
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from sklearn.ensemble._hist_gradient_boosting.binning import _BinMapper
from sklearn.ensemble._hist_gradient_boosting.grower import TreeGrower

from qa_bot.evaluation.training.listwise import Lists
from qa_bot.index.columns import Array
from qa_bot.model.trees import MAX_LEAVES, Trees

_BINS = 65
_EVERY_LEAF = 0xFFFFFFFF
_SMALLEST = 1e-4
# So few candidates are all seen by each tree: it takes no time
_FEW = 50_000


@dataclass(frozen=True, slots=True)
class Settings:
    """How the trees are grown; the defaults were chosen in cross-validation on the public question sets.

    ``ensembles`` of ``rounds`` trees are averaged, which saw other questions and features by chance: their errors are
    not all the same. A tree sees the share ``large_gradients`` of its questions' candidates, and of the rest the share
    ``of_small_gradients``.
    """

    ensembles: int = 2
    rounds: int = 600
    rate: float = 0.05
    leaves: int = 16
    depth: int = 6
    smallest_leaf: int = 60
    l2: float = 20.0
    features_a_split: float = 0.15
    questions_a_round: float = 0.6
    large_gradients: float = 0.15
    of_small_gradients: float = 0.2
    seed: int = 0


def boost(
    features: Array, right: Array, question: Array, weights: Array, given: Array, settings: Settings = Settings()
) -> Trees:
    """Return trees fitted to ``features`` (n, f) float32, to be added to scores that are ``given`` (n,).

    ``right`` and ``question`` (n,) are as in ``Lists``; ``weights`` (q,) says how much each question counts.
    """
    binning = _BinMapper(n_bins=_BINS + 1, random_state=settings.seed, n_threads=1)
    # a row for each feature: picking candidates is then quick, and leaves them feature by feature, as the grower reads
    binned = np.ascontiguousarray(binning.fit_transform(features).T)
    lists = Lists(right, question)

    def ensemble(random: np.random.Generator) -> list[Any]:
        return _ensemble(binned, binning, lists, question, weights, given, settings, random)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        grown = pool.map(ensemble, np.random.default_rng(settings.seed).spawn(settings.ensembles))
        trees = exported([tree for trees in grown for tree in trees])
    return replace(trees, values=trees.values / np.float32(settings.ensembles))


def _ensemble(
    binned: Array,
    binning: Any,
    lists: Lists,
    question: Array,
    weights: Array,
    given: Array,
    settings: Settings,
    random: np.random.Generator,
) -> list[Any]:
    scores = np.array(given, dtype=np.float64)
    weight = weights[question]
    grown = []
    for _ in range(settings.rounds):
        loss = lists.loss(scores)
        gradient = loss.gradient * weight
        in_round = np.flatnonzero((random.random(len(weights)) < settings.questions_a_round)[question])
        chosen, counted = _sampled(in_round, np.abs(gradient[in_round]), settings, random)
        tree = _grow(
            binned.take(chosen, axis=1).T,
            gradient[chosen] * counted,
            np.maximum(loss.curvature[chosen], _SMALLEST) * weight[chosen] * counted,
            binning,
            settings,
            random,
        )
        grown.append(tree)
        scores += tree.predict_binned(binned.T, binning.missing_values_bin_idx_, 1)
    return grown


def _sampled(
    candidates: Array, gradients: Array, settings: Settings, random: np.random.Generator
) -> tuple[Array, Array]:
    """Return the candidates that a tree sees, and how much each counts: for as many as it was drawn from.

    ``gradients`` (n,) are how large those of the ``candidates`` (n,) are.
    """
    if len(candidates) <= _FEW:
        return candidates, np.ones(len(candidates))
    least = np.quantile(gradients, 1 - settings.large_gradients)
    large = gradients >= least
    seen = large | (random.random(len(candidates)) < settings.of_small_gradients)
    return candidates[seen], np.where(large, 1.0, 1 / settings.of_small_gradients)[seen]


def _grow(binned: Array, gradient: Array, curvature: Array, binning: Any, settings: Settings, random: Any) -> Any:
    grower = TreeGrower(
        binned,
        gradient.astype(np.float32),
        curvature.astype(np.float32),
        n_bins=binning.n_bins,
        n_bins_non_missing=binning.n_bins_non_missing_,
        max_leaf_nodes=settings.leaves,
        max_depth=settings.depth,
        min_samples_leaf=settings.smallest_leaf,
        l2_regularization=settings.l2,
        shrinkage=settings.rate,
        feature_fraction_per_split=settings.features_a_split,
        rng=random,
        n_threads=1,
    )
    grower.grow()
    return grower.make_predictor(binning.bin_thresholds_)


def exported(predictors: Sequence[Any]) -> Trees:
    """Return scikit-learn's histogram trees as arrays; raises ValueError for a tree of more than MAX_LEAVES leaves."""
    trees = [_exported(predictor.nodes) for predictor in predictors]
    nodes = max((len(tests) for tests, _ in trees), default=0)
    leaves = max((len(values) for _, values in trees), default=1)
    if leaves > MAX_LEAVES:
        raise ValueError(f"a tree has {leaves} leaves, at most {MAX_LEAVES} can be kept")
    features = np.zeros((len(trees), nodes), np.int32)
    thresholds = np.zeros((len(trees), nodes), np.float32)
    masks = np.full((len(trees), nodes), _EVERY_LEAF, np.uint32)
    values = np.zeros((len(trees), leaves), np.float32)
    for number, (tests, leaf_values) in enumerate(trees):
        for place, (feature, threshold, mask) in enumerate(tests):
            features[number, place], thresholds[number, place], masks[number, place] = feature, threshold, mask
        values[number, : len(leaf_values)] = leaf_values
    return Trees(features, thresholds, masks, values)


def _exported(nodes: Array) -> tuple[list[tuple[int, float, int]], list[float]]:
    """Return the tests of a tree (feature, threshold, mask of what remains on the right), and its leaves."""
    tests: list[tuple[int, float, int]] = []
    leaves: list[float] = []

    def visit(number: int) -> None:
        node = nodes[number]
        if node["is_leaf"]:
            leaves.append(float(node["value"]))
            return
        first = len(leaves)
        visit(int(node["left"]))
        struck = (1 << len(leaves)) - (1 << first)
        threshold = np.float32(node["num_threshold"])
        if threshold > node["num_threshold"]:  # rounded up: a float32 between the two would change sides
            threshold = np.nextafter(threshold, np.float32(-np.inf))
        tests.append((int(node["feature_idx"]), float(threshold), _EVERY_LEAF ^ struck))
        visit(int(node["right"]))

    visit(0)
    return tests, leaves
