"""How well answering spans are chosen in unseen documents: python benchmarks/cross_validate_spans.py SUITE…."""

import sys
from pathlib import Path

from qa_bot.config import load_config
from qa_bot.evaluation.suite import read_suite
from qa_bot.evaluation.training.spans import cross_validate, span_figures, suite_examples

FOLDS = 5


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit("usage: cross_validate_spans.py SUITE [SUITE …]")
    config = load_config(None)
    suites = [read_suite(Path(name)) for name in sys.argv[1:]]
    examples = [example for suite in suites for example in suite_examples(suite, config)]
    for name, figures in span_figures(list(cross_validate(examples, FOLDS))).items():
        print(f"{name}: {figures['examples']:.0f} answers, EM {figures['EM']:.3f}, F1 {figures['F1']:.3f}")


if __name__ == "__main__":
    main()
