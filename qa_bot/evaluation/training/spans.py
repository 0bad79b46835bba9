"""Question sets to a model of answering spans, and how well such a model does on documents that it has not seen."""

from collections.abc import Iterator, Sequence

import numpy as np

from qa_bot.answer.span_model import chooser
from qa_bot.config import Config
from qa_bot.errors import ModelError
from qa_bot.evaluation.metrics import best, exact_match, mean, token_f1
from qa_bot.evaluation.runner import suite_bot
from qa_bot.evaluation.suite import Suite
from qa_bot.evaluation.training.fit import Report
from qa_bot.evaluation.training.span_examples import SpanExample, known_words, parsed_examples, span_examples
from qa_bot.evaluation.training.span_fit import fit_span_model
from qa_bot.index.store import Store
from qa_bot.model.spans import SpanModel

_FEWEST = 200


def fit_spans(suites: Sequence[Suite], config: Config, report: Report = lambda _: None) -> SpanModel | None:
    """Return the model fitted to the gold spans of the suites' pairs; None where they are too few to learn from."""
    examples = [example for suite in suites for example in suite_examples(suite, config)]
    words = known_words(examples)
    parsed = parsed_examples(examples, words)
    if len(parsed) < _FEWEST:
        report(f"spans: {len(parsed)} answers found in their sentences, {_FEWEST} are needed; rules choose them")
        return None
    report(f"fitting spans to {len(parsed)} answers")
    return fit_span_model(parsed, words)


def suite_examples(suite: Suite, config: Config) -> list[SpanExample]:
    """Return the examples of a suite, over the documents that it is asked of."""
    with suite_bot(suite, config) as bot:
        bot.refresh()
        opened = Store(bot.config.index).open()
        if opened is None:
            raise ModelError(f"{suite.name}: there is no index of its documents")
        return span_examples(suite, opened[0])


def cross_validate(examples: Sequence[SpanExample], k: int) -> Iterator[tuple[str, float, float]]:
    """Yield (suite, exact match, F1) of each example's span by a model that saw no example of its document."""
    words = known_words(examples)
    fold = document_folds(examples, k)
    for held_out in range(k):
        seen = [example for example, its in zip(examples, fold, strict=True) if its != held_out]
        model = fit_span_model(parsed_examples(seen, words), words)
        for example, its in zip(examples, fold, strict=True):
            if its == held_out:
                span = chooser(model, example.asking).choose(example.text)
                chosen = "" if span is None else span.of(example.text)
                yield (
                    example.suite,
                    best(exact_match, chosen, example.answers),
                    best(token_f1, chosen, example.answers),
                )


def document_folds(examples: Sequence[SpanExample], k: int) -> list[int]:
    """Return the fold of each example: documents stay whole, folds are alike in size."""
    documents = [(example.suite, example.document) for example in examples]
    names, sizes = np.unique(["\0".join(pair) for pair in documents], return_counts=True)
    loads, fold_of = np.zeros(k), {}
    for place in np.argsort(-sizes, kind="stable"):
        fold_of[str(names[place])] = int(loads.argmin())
        loads[loads.argmin()] += sizes[place]
    return [fold_of["\0".join(pair)] for pair in documents]


def span_figures(results: Sequence[tuple[str, float, float]]) -> dict[str, dict[str, float]]:
    """Return for each suite how many examples it has, and the means of exact match and F1."""
    figures = {}
    for name in dict.fromkeys(suite for suite, _, _ in results):
        chosen = [(exact, f1) for suite, exact, f1 in results if suite == name]
        figures[name] = {
            "examples": float(len(chosen)),
            "EM": mean([exact for exact, _ in chosen]),
            "F1": mean([f1 for _, f1 in chosen]),
        }
    return figures
