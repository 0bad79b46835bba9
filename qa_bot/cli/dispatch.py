"""From a command line to the command that runs it, and from what goes wrong to a message and an exit code."""

import argparse
import sys
from collections.abc import Sequence

from qa_bot.cli import ERROR
from qa_bot.cli.arguments import parse
from qa_bot.cli.console import Console, silence_output
from qa_bot.errors import QABotError


def run(arguments: Sequence[str] | None) -> int:
    """Run the command line and return its exit code; a reader who closed the pipe ends it quietly."""
    try:
        code = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except BrokenPipeError:
        silence_output()
        return 0


def _run(arguments: Sequence[str] | None) -> int:
    console = Console()
    try:
        options = parse(arguments)
        console = Console(quiet=options.quiet, verbose=options.verbose)
        return _command(options, console)
    except SystemExit as exit_:  # argparse: --help, --version, a mistake in the options
        return exit_.code if isinstance(exit_.code, int) else ERROR
    except QABotError as error:
        console.error(str(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        console.error(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}")
        silence_output()
    except Exception as error:  # noqa: BLE001 - Python's own exit code, 1, says that the documents do not answer
        _tell_fault(error, console)
    return ERROR


def _tell_fault(error: Exception, console: Console) -> None:
    import traceback  # by need: nothing for each question to wait for

    hint = "" if console.verbose else " with what -v adds"
    console.error(f"a fault of qa-bot ({type(error).__name__}: {error}); please report that{hint}")
    console.detail("".join(traceback.format_exception(error)))


def _command(options: argparse.Namespace, console: Console) -> int:
    """Import and run one command; each module costs what that command needs, and no other."""
    if options.ask is not None:
        from qa_bot.cli.ask import ask

        return ask(options, console)
    if options.plain:
        from qa_bot.cli.plain import plain

        return plain(options, console)
    match options.command:
        case "index":
            from qa_bot.cli.index import index

            return index(options, console)
        case "eval":
            from qa_bot.cli.evaluate import evaluate

            return evaluate(options, console)
        case "train":
            from qa_bot.cli.train import train

            return train(options, console)
        case "sources":
            from qa_bot.cli.sources import sources

            return sources(options, console)
        case "config":
            from qa_bot.cli.settings import settings

            return settings(options, console)
    from qa_bot.cli.chat import chat

    return chat(options, console)
