"""The options and commands of the command line, as argparse knows them."""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from qa_bot import __version__
from qa_bot.config.environment import terminal_width
from qa_bot.config.schema import MAX_CITATIONS, MAX_CONTEXT
from qa_bot.text.iso_date import FORMS, is_iso_date

DESCRIPTION = "Answers questions from your own documents, offline: the sentence that answers, and where it stands."
EPILOG = "Without a command and without --ask, a chat opens in the terminal."
_WITHOUT_VALUE = re.compile(r"argument (--[a-z]+): expected one argument")
_NO_COMMAND = "argument COMMAND: invalid choice"
_ASK_OPTIONS = {
    "json": "--json",
    "top": "--top",
    "within": "--in",
    "type": "--type",
    "since": "--since",
    "context": "--context",
    "explain": "--explain",
}
_CHAT_OPTIONS = {"plain": "--plain", "no_history": "--no-history"}
_JSON_COMMANDS = ("eval",)


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return the parsed command line; ``command`` is None for the chat and for ``--ask``.

    argparse exits with 2 on a mistake, and with 0 after ``--help`` and ``--version``.
    """
    parser = build_parser()
    given = sys.argv[1:] if arguments is None else list(arguments)
    _check_names(parser, given)
    options = parser.parse_args(given)
    options.documents = [*(options.documents or ()), *getattr(options, "more_documents", ())]
    _check_combination(parser, options)
    return options


def build_parser() -> argparse.ArgumentParser:
    """Return the parser with all commands."""
    parser = _Parser(prog="qa-bot", description=DESCRIPTION, epilog=EPILOG)
    _add_common(parser, after_command=False)
    _add_ask(parser)
    _add_chat(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", parser_class=_Parser)
    for name, summary, add in _COMMANDS:
        command = commands.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
        _add_common(command, after_command=True)
        add(command)
    return parser


class _Parser(argparse.ArgumentParser):
    """A parser that wants options written out, as scripts must: a shortened one may mean another some day."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=_help_formatter, **options)

    def error(self, message: str) -> NoReturn:
        """Exit with 2 and a message, and the way out where a value begins as options do or a question stands alone."""
        option = _WITHOUT_VALUE.fullmatch(message)
        hint = f"; a value that begins with - is written as in {option[1]}=--force" if option else ""
        if message.startswith(_NO_COMMAND):
            hint = '; a question is asked with --ask "QUESTION"'
        self.exit(2, f"{self.prog}: error: {message}{hint}; see {self.prog} --help\n")


class _Once(argparse.Action):
    """Keeps a value; a second one would take its place unseen."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, option: str | None = None
    ) -> None:
        if getattr(namespace, self.dest) is not None:
            raise argparse.ArgumentError(self, "stands twice; --ask - reads several questions from standard input")
        setattr(namespace, self.dest, values)


def _help_formatter(prog: str) -> argparse.HelpFormatter:
    """Return a formatter that knows its width: asking for it imports a good part of the standard library."""
    width = terminal_width(sys.stdout) or 80
    return argparse.HelpFormatter(prog, width=max(min(width, 120) - 2, 40))


def _add_common(parser: argparse.ArgumentParser, *, after_command: bool) -> None:
    """Add what holds everywhere. After a command nothing has a default, so that it keeps what stood before."""
    default: Any = argparse.SUPPRESS if after_command else None
    add = parser.add_argument_group("options that hold everywhere").add_argument
    settings = "the settings (default: config.yaml here or in a folder above)"
    add("--config", metavar="FILE", type=_path, default=default, help=settings)
    add(
        "--documents",
        metavar="PATH",
        type=_path,
        action="append",
        dest="more_documents" if after_command else "documents",
        default=default,
        help="a file, folder or glob to search instead of the config's; repeatable",
    )
    add("--index", metavar="DIR", type=_path, default=default, help="where the index is kept")
    quiet: Any = argparse.SUPPRESS if after_command else False
    add("-v", "--verbose", action="store_true", default=quiet, help="tell more on standard error")
    add("-q", "--quiet", action="store_true", default=quiet, help="tell errors only")
    add("--version", action="version", version=f"qa-bot {__version__}", help="print the version and exit")


def _add_ask(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("one answer, then exit").add_argument
    add(
        "--ask",
        metavar="QUESTION",
        action=_Once,
        help="answer it and exit; - reads questions from standard input, one a line",
    )
    add("--json", action="store_true", default=None, help="one JSON object a line")
    add("--top", metavar="K", type=_whole(1, MAX_CITATIONS), help="how many citations (default: 3)")
    add("--in", metavar="GLOB", dest="within", help="only documents whose path or file name matches")
    add("--type", metavar="TYPE", type=_file_type, help="only documents of this type, as in md")
    add("--since", metavar="DATE", type=_date, help="only documents dated DATE (2024, 2024-01 or 2024-01-31) or later")
    add("--context", metavar="N", type=_whole(0, MAX_CONTEXT), help="sentences of context on each side (default: 1)")
    add("--explain", action="store_true", default=None, help="say why each citation was ranked so")


def _add_chat(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("the chat").add_argument
    add("--plain", action="store_true", default=None, help="line by line, for screen readers and dumb terminals")
    add("--no-history", action="store_true", default=None, help="keep no question, and recall none from before")


def _add_index(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--force", action="store_true", help="read every document anew, changed or not")
    parser.add_argument("--watch", action="store_true", help="go on until Ctrl-C: refresh whenever documents change")


def _add_eval(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("suites", metavar="SUITE", nargs="*", help="question sets (default: those that the config names)")
    add("--json", action="store_true", default=argparse.SUPPRESS, help="the figures as JSON")
    for name, what in _THRESHOLDS:
        add(f"--min-{name}", metavar="SHARE", type=_share, help=f"exit with 1 where {what} is below this (0 to 1)")


def _add_train(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("suites", metavar="SUITE", nargs="+", help="question sets to fit the models to")
    parser.add_argument(
        "--output",
        metavar="FILE",
        type=_path,
        default="my.model",
        help="where the fitted model is written (my.model)",
    )


def _add_nothing(_: argparse.ArgumentParser) -> None:
    """A command without options of its own."""


_COMMANDS: tuple[tuple[str, str, Callable[[argparse.ArgumentParser], None]], ...] = (
    ("index", "build or refresh the index", _add_index),
    ("eval", "run question/answer pairs and print how many are right", _add_eval),
    ("train", "fit the ranking and confidence models to question sets", _add_train),
    ("sources", "list the documents, and what could not be read and why", _add_nothing),
    ("config", "check config.yaml and print the effective settings", _add_nothing),
)
_THRESHOLDS = (
    ("hit1", "the share of first citations that are right"),
    ("hit5", "the share of questions with a right citation among five"),
    ("mrr", "the mean reciprocal rank"),
    ("refused", "the share of unanswerable questions that are refused"),
)


def _check_names(parser: argparse.ArgumentParser, given: Sequence[str]) -> None:
    """Exit with 2 where an option is misspelt: argparse would take its value for a command, and complain of that."""
    known = _option_names(parser)
    for word in given[: given.index("--")] if "--" in given else given:
        name = word.partition("=")[0]
        if name.startswith("--") and " " not in word and name not in known:
            from difflib import get_close_matches

            near = get_close_matches(name, sorted(known), n=1)
            parser.error(f"there is no option {name}{f' (did you mean {near[0]}?)' if near else ''}")


def _option_names(parser: argparse.ArgumentParser) -> set[str]:
    """Return the options of a parser and of its commands."""
    names = set(parser._option_string_actions)  # argparse tells them nowhere else
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            names.update(*map(_option_names, action.choices.values()))
    return names


def _check_combination(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    if options.ask is not None and options.command is not None:
        parser.error(f"--ask and the command {options.command} exclude each other")
    if options.ask is not None or options.command is not None:
        for name, option in _CHAT_OPTIONS.items():
            if getattr(options, name) is not None:
                parser.error(f"{option} goes with the chat: without a command, and without --ask")
    if options.ask is None:
        for name, option in _ASK_OPTIONS.items():
            if getattr(options, name) is not None and not (name == "json" and options.command in _JSON_COMMANDS):
                parser.error(f"{option} goes with --ask QUESTION")


def _whole(low: int, high: int) -> Callable[[str], int]:
    def parse_whole(text: str) -> int:
        if not re.fullmatch(r"\d{1,9}", text, re.ASCII) or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(f"found {text!r}, allowed: a whole number from {low} to {high}")
        return int(text)

    return parse_whole


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"found {text!r}, allowed: a number from 0 to 1")
    return value


def _path(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError(f"found {text!r}, allowed: a path")
    return text


def _file_type(text: str) -> str:
    name = text.strip().lstrip(".").lower()
    if not name:
        raise argparse.ArgumentTypeError(f"found {text!r}, allowed: a file type such as md or txt")
    return name


def _date(text: str) -> str:
    if not is_iso_date(text):
        raise argparse.ArgumentTypeError(f"found {text!r}, allowed: {FORMS}")
    return text
