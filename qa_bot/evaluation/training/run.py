"""Question sets to a fitted model, with the figures that it reaches on questions it has not seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from qa_bot import __version__
from qa_bot.config import Config
from qa_bot.errors import ModelError
from qa_bot.evaluation.metrics import auroc, expected_calibration_error, mean
from qa_bot.evaluation.runner import suite_bot
from qa_bot.evaluation.suite import Suite, read_suite
from qa_bot.evaluation.training.examples import Examples, collect, merged
from qa_bot.evaluation.training.fit import FOLDS, Fitting, Report, fit
from qa_bot.evaluation.training.spans import fit_spans
from qa_bot.index.columns import Array
from qa_bot.index.store import Store
from qa_bot.model.file import Model
from qa_bot.rank.retrieve import Retriever

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Training:
    """A fitted model, and for each suite its figures on questions of documents that the fit had not seen."""

    model: Model
    unseen: Mapping[str, Figures]


def train(config: Config, paths: Sequence[Path], report: Report = lambda _: None) -> Training:
    """Return the model fitted to the question sets, and its cross-validated figures.

    Documents are never parted: all questions on one stand in the same fold. Raises SuiteError, and ModelError where
    there is too little to fit to.
    """
    suites = [read_suite(path) for path in paths]
    if not suites:
        raise ModelError("no question sets are named; name them as in qa-bot train SUITE")
    examples = merged([_examples(suite, config, report) for suite in suites])
    fitted_on = {
        "qa_bot": __version__,
        "folds": FOLDS,
        "suites": [{"name": suite.name, "questions": len(suite.pairs)} for suite in suites],
    }
    model, fitting = fit(examples, fitted_on, report)
    model = replace(model, spans=fit_spans(suites, config, report))
    return Training(model, {name: _figures(examples, fitting, name, model.threshold) for name in _names(suites)})


def _names(suites: Sequence[Suite]) -> list[str]:
    return list(dict.fromkeys(suite.name for suite in suites))


def _examples(suite: Suite, config: Config, report: Report) -> Examples:
    """Return the examples of a suite over the documents that it is asked of."""
    with suite_bot(suite, config) as bot:
        bot.refresh()
        opened = Store(bot.config.index).open()
        if opened is None:
            raise ModelError(f"{suite.name}: there is no index of its documents")
        report(f"{suite.name}: {len(suite.pairs)} questions")
        index, _ = opened
        return collect(suite, index, Retriever(index, config.ranking.weighting))


def _figures(examples: Examples, fitting: Fitting, name: str, threshold: float) -> Figures:
    """Return the figures of one suite, each question scored by models that saw none of its document."""
    of_suite = np.flatnonzero(examples.sets == name)
    ranks = first_right_ranks(examples, fitting.scores)[of_suite]
    answerable = examples.answerable[of_suite]
    place = np.searchsorted(fitting.firsts.questions, of_suite)
    found = np.isin(of_suite, fitting.firsts.questions)
    sure, right = np.zeros(len(of_suite)), np.zeros(len(of_suite), dtype=bool)
    sure[found] = fitting.sure[place[found]]
    right[found] = fitting.firsts.right[place[found]]
    refused = sure < threshold
    return {
        "questions": float(len(of_suite)),
        "hit@1": mean((ranks[answerable] == 1).tolist()),
        "hit@5": mean((ranks[answerable] <= 5).tolist()),
        "MRR": mean((1 / ranks[answerable]).tolist()),
        "AUROC": auroc(sure[right].tolist(), sure[~right].tolist()),
        "ECE": expected_calibration_error(sure.tolist(), right.tolist()),
        "right answered": mean((~refused[right]).tolist()),
        **{
            f"refused {kind}": mean(refused[examples.kinds[of_suite] == kind].tolist())
            for kind in np.unique(examples.kinds[of_suite][~answerable]).tolist()
        },
    }


def first_right_ranks(examples: Examples, scores: Array) -> Array:
    """Return (q,) the rank (from 1) of the first right candidate of each question by ``scores`` (n,), else infinity."""
    ranks = np.full(len(examples.groups), np.inf)
    order = np.lexsort((np.arange(len(scores)), -scores, examples.question))
    starts = np.searchsorted(examples.question, np.arange(len(ranks)))
    for place in np.flatnonzero(examples.right[order])[::-1]:
        question = examples.question[order[place]]
        ranks[question] = place - starts[question] + 1
    return ranks
