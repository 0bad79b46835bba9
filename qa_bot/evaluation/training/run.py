"""Question sets to a fitted model, with the figures that it reaches on questions it has not seen."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from qa_bot import __version__
from qa_bot.config import Config
from qa_bot.errors import ModelError
from qa_bot.evaluation.doubts import doubts
from qa_bot.evaluation.pair import Suite
from qa_bot.evaluation.runner import suite_bot
from qa_bot.evaluation.suite import read_suite
from qa_bot.evaluation.training.cross_fitting import FOLDS, Report, cross_scores
from qa_bot.evaluation.training.examples import Examples, collect, folds, merged
from qa_bot.evaluation.training.fit import check, fit
from qa_bot.evaluation.training.necessities import fit_necessity, survey, together
from qa_bot.evaluation.training.span_examples import SpanQuestion, known_words, questions_of, span_question
from qa_bot.evaluation.training.spans import looked_at
from qa_bot.evaluation.training.unseen import Metrics, at_thresholds, figures_unseen
from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.index.store import Store
from qa_bot.model.file import Model
from qa_bot.rank.retrieve import Retriever


@dataclass(frozen=True, slots=True)
class Training:
    """A fitted model, and for each suite its figures on questions of documents that the fit had not seen: those of the
    model as it is, and what answering from other confidences on would do.
    """

    model: Model
    unseen: Mapping[str, Metrics]
    thresholds: Mapping[str, Sequence[Metrics]]


def train(config: Config, paths: Sequence[Path], report: Report = lambda _: None) -> Training:
    """Return the model fitted to the question sets, and its cross-validated figures.

    Documents are never parted: all questions on one stand in the same fold. Raises SuiteError, and ModelError where
    there is too little to fit to.
    """
    suites = [read_suite(path) for path in paths]
    if not suites:
        raise ModelError("no question sets are named; name them as in qa-bot train SUITE")
    with ExitStack() as stack:
        indexes = [stack.enter_context(_indexed(suite, config)) for suite in suites]
        for suite, index in zip(suites, indexes, strict=True):
            _check_documents(suite, index, report)
        retrievers = [Retriever(index, config.ranking.weighting) for index in indexes]
        asked = list(zip(suites, indexes, retrievers, strict=True))
        report("which words answers have")
        surveyed = together([survey(*suite) for suite in asked])
        fold = folds(surveyed.groups, surveyed.sets, FOLDS)
        unseen_by = [fit_necessity(surveyed, fold != one) for one in range(FOLDS)]
        necessities = iter([unseen_by[one] for one in fold.tolist()])
        collected = []
        for suite, index, retriever in asked:
            report(f"pairs of {suite.name}: {len(suite.pairs):,}")
            collected.append(collect(suite, index, retriever, list(islice(necessities, len(suite.pairs)))))
        examples = merged(collected, [suite.documents is None for suite in suites])
        check(examples)
        necessity = fit_necessity(surveyed, np.ones(len(fold), dtype=bool))
        scores = cross_scores(examples, fold, report)
        seen = looked_at(examples, [scores.outer, *scores.inner])
        questions, words = _span_questions(suites, indexes, examples, seen)
    fitted_on = {
        "qa_bot": __version__,
        "folds": FOLDS,
        "suites": [{"name": suite.name, "questions": len(suite.pairs)} for suite in suites],
    }
    model, fitting = fit(examples, fold, scores, necessity, questions, words, fitted_on, report)
    unseen = figures_unseen(examples, fitting, questions, model.threshold)
    return Training(model, unseen, at_thresholds(examples, fitting))


@contextmanager
def _indexed(suite: Suite, config: Config) -> Iterator[Index]:
    """Give the index of the documents that a suite is asked of, which lasts as long."""
    with suite_bot(suite, config) as bot:
        bot.refresh()
        opened = Store(bot.config.index).open()
        if opened is None:
            raise ModelError(f"{suite.name}: there is no index of its documents")
        yield opened[0]


def _check_documents(suite: Suite, index: Index, report: Report) -> None:
    """Report the pairs whose answers stand in none of the documents; raise ModelError where no answer does.

    A suite that names no documents is of those of the settings, which are others in another folder.
    """
    texts = ((index.names[document], index.document_text(document)) for document in index.documents.tolist())
    doubtful = doubts(suite.pairs, texts)
    if doubtful and len(doubtful) == sum(pair.answerable for pair in suite.pairs):
        raise ModelError(
            f"{suite.name}: none of its answers stand in the documents ({doubtful[0]}); fit in the folder whose "
            "config.yaml names them, or name it with --config"
        )
    for doubt in doubtful:
        report(f"{suite.name}: {doubt}; counted as unanswerable")


def _span_questions(
    suites: Sequence[Suite], indexes: Sequence[Index], examples: Examples, seen: Array
) -> tuple[list[SpanQuestion], tuple[str, ...]]:
    """Return the questions with the sentences looked at (n,) bool parsed, and the words these were parsed with."""
    offsets = np.cumsum([0, *(len(suite.pairs) for suite in suites)])
    written = [
        question
        for suite, index, first in zip(suites, indexes, offsets.tolist(), strict=False)
        for question in questions_of(suite, index, examples, first, seen)
    ]
    words = known_words(written, examples.right)
    numbers = {word: number for number, word in enumerate(words, start=1)}
    return [span_question(question, numbers, examples.right) for question in written], words
