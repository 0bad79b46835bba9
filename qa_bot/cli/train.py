"""``qa-bot train``: fit the ranking and confidence models to question sets."""

import argparse
import json
import math
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryFile

from qa_bot.cli.console import Console, prepare_output
from qa_bot.cli.opening import settings_of
from qa_bot.errors import ModelError, QABotError
from qa_bot.model.file import is_model
from qa_bot.present.layout import one_line


def train(options: argparse.Namespace, console: Console) -> int:
    """Fit the models, write them and print how they do on questions that they have not seen; return 0."""
    config = settings_of(options)
    output = Path(options.output).absolute()
    _check_output(output)
    try:
        from qa_bot.evaluation.training.run import train as fit
    except ImportError as error:
        raise QABotError(f"training needs scikit-learn ({error}); install it with: pip install scikit-learn") from error
    training = fit(config, [Path(suite) for suite in options.suites], console.say)
    try:
        training.model.write(output)
    except OSError as error:
        raise ModelError(f"{output}: cannot be written ({error.strerror or error})") from error
    prepare_output(utf8=False)
    for name, figures in training.unseen.items():
        console.out(f"{one_line(name)}, questions on documents not seen in fitting: {_figures(figures)}\n")
        for at_threshold in training.thresholds[name]:
            console.out(f"  {_figures(at_threshold)}\n")
    console.out(f"answered from a confidence of {training.model.threshold:.2f} on\n")
    setting = json.dumps(str(output), ensure_ascii=False)  # absolute: config.yaml reads paths from its own folder
    console.say(f"Wrote {output}; use it with `ranking: {{model: {setting}}}` in config.yaml.")
    return 0


def _check_output(output: Path) -> None:
    """Raise QABotError where a model cannot or must not be written: fitting takes long, and a file would be lost."""
    if not output.parent.is_dir():
        raise QABotError(f"{output}: its folder does not exist; create it or name another with --output")
    if output.is_dir():
        raise QABotError(f"{output}: is a folder; name a file with --output")
    if output.exists() and not is_model(output):
        raise QABotError(f"{output}: is a file and no model, and stays; name another with --output, or delete it")
    try:
        with TemporaryFile(dir=output.parent):
            pass
    except OSError as error:
        why = error.strerror or error
        raise QABotError(f"{output.parent}: cannot be written ({why}); name another folder with --output") from error


def _figures(figures: Mapping[str, float]) -> str:
    shown = (
        "-" if math.isnan(value) else f"{value:.0f}" if name == "questions" else f"{value:.3f}"
        for name, value in figures.items()
    )
    return "  ".join(f"{name} {value}" for name, value in zip(figures, shown, strict=True))
