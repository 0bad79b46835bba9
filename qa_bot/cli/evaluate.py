"""``qa-bot eval``: run question/answer pairs and say how many are right."""

import argparse
from pathlib import Path

from qa_bot.cli.console import Console, prepare_output
from qa_bot.cli.opening import open_bot, refresh, settings_of
from qa_bot.config import Config
from qa_bot.config.locate import guide_folder
from qa_bot.errors import SuiteError
from qa_bot.present.words import counted

PASSED, FAILED = 0, 1
GUIDE_SUITE = "questions.yaml"


def evaluate(options: argparse.Namespace, console: Console) -> int:
    """Run the suites and return 0, or 1 where a pair fails or, with thresholds, where a figure is below its own."""
    from qa_bot.evaluation.doubts import doubts
    from qa_bot.evaluation.figures import GATES, figures_of, missed
    from qa_bot.evaluation.report import missed_text, report_json, suite_text
    from qa_bot.evaluation.runner import run_suite, suite_bot
    from qa_bot.evaluation.suite import read_suite

    config = settings_of(options)
    suites = [read_suite(path) for path in suites_of(options, config)]
    prepare_output(utf8=bool(options.json))
    found = []
    for suite in suites:
        with suite_bot(suite, config, lambda own: open_bot(own, console)) as bot:
            refresh(bot, console)
            console.say(f"Asking {counted(len(suite.pairs), 'question')} of {suite.name}.")
            result = run_suite(suite, bot)
            for doubt in doubts((failure.pair for failure in result.failures), bot.texts()):
                console.say(f"{suite.name}: {doubt}; it cannot be right.")
        found.append((result, figures_of(result)))
        if not options.json:
            console.out(("\n" if len(found) > 1 else "") + suite_text(*found[-1]))
    wanted = {gate: least for gate in GATES if (least := getattr(options, f"min_{gate}")) is not None}
    below = missed([(result.suite.name, figures) for result, figures in found], wanted)
    passed = not below if wanted else not any(result.failures for result, _ in found)
    if options.json:
        console.out(report_json(found, below, passed=passed) + "\n")
    else:
        console.out(missed_text(below))
    return PASSED if passed else FAILED


def suites_of(options: argparse.Namespace, config: Config) -> tuple[Path, ...]:
    """Return the question sets to run: those named, else the settings', else the guide's own; raise SuiteError."""
    if options.suites:
        return tuple(Path(suite) for suite in options.suites)
    if config.evaluation.suites:
        return config.evaluation.suites
    if config.guide:
        return (guide_folder() / GUIDE_SUITE,)
    raise SuiteError("no question sets are named; name them as in qa-bot eval SUITE, or under evaluation.suites")
