"""``qa-bot --ask``: one question from the command line, or many from standard input."""

import argparse
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

from qa_bot.cli.console import Console, prepare_output
from qa_bot.cli.opening import open_bot, refresh, settings_of
from qa_bot.cli.questions import Asked, Malformed, clean, read_questions
from qa_bot.errors import BusyError, IndexingError, QABotError, QuestionError
from qa_bot.types import Filter, Reply

if TYPE_CHECKING:
    from qa_bot.bot import QABot

ANSWERED, NOT_ANSWERED, ERROR = 0, 1, 2
STANDARD_INPUT = "-"
IDLE = 1.0
"""Seconds of waiting for a line after which documents may well have changed, and are looked at again."""


def ask(options: argparse.Namespace, console: Console) -> int:
    """Answer and return the exit code: 0 answered, 1 at least one was not, 2 at least one line was malformed."""
    many = options.ask == STANDARD_INPUT
    single = None if many else Asked(1, clean(options.ask))
    prepare_output(utf8=bool(options.json))
    config = settings_of(options)
    with open_bot(config, console) as bot:
        _bring_up_to_date(bot, console)
        session = _Session(bot, options, console)
        return session.reply(single) if single else _ask_many(session, options, console)


def _bring_up_to_date(bot: "QABot", console: Console) -> None:
    """Refresh the index; where another process is writing it all the time, take it as it was, if there was one."""
    try:
        refresh(bot, console)
    except BusyError as error:
        try:
            bot.reopen()
        except IndexingError:
            raise error from None
        console.say(f"{error}. Answers are from the index as it was before.")


class _Session(NamedTuple):
    """What every question of a run shares."""

    bot: "QABot"
    options: argparse.Namespace
    console: Console

    def reply(self, asked: Asked, heading: str = "") -> int:
        """Answer a question, write the reply at once and return its exit code."""
        options = self.options
        reply = self.bot.ask(
            asked.question,
            after=asked.after,
            top=options.top,
            filter=Filter(options.within if asked.within is None else asked.within, options.type, options.since),
            context=options.context,
            explain=bool(options.explain),
        )
        self.console.out(heading + self._written(reply, asked))
        self.console.detail(f"answered in {reply.elapsed_ms:.1f} ms")
        return ANSWERED if reply.answered else NOT_ANSWERED

    def refuse(self, malformed: Malformed) -> int:
        """Write what is wrong with a line in the place of its reply and return its exit code."""
        if self.options.json:
            from qa_bot.present.json import error_line

            self.console.out(error_line(malformed.message, malformed.line) + "\n")
        else:
            self.console.error(f"line {malformed.line}: {malformed.message}")
        return ERROR

    def _written(self, reply: Reply, asked: Asked) -> str:
        options = self.options
        explain = bool(options.explain)
        if options.json:
            from qa_bot.present.json import reply_line

            return reply_line(reply, question_id=asked.question_id, explain=explain) + "\n"
        from qa_bot.config.environment import colour_wanted, terminal_width
        from qa_bot.present.style import style
        from qa_bot.present.text import reply_text

        look = style(colour_wanted(sys.stdout), terminal_width(sys.stdout))
        return reply_text(reply, look, context=options.context is not None, explain=explain)


def _ask_many(session: _Session, options: argparse.Namespace, console: Console) -> int:
    if sys.stdin is None:
        raise QABotError("standard input is closed; give the question itself, as in --ask 'When did they meet?'")
    code = ANSWERED
    waiting_since = time.monotonic()
    for number, item in enumerate(read_questions(sys.stdin.buffer)):
        if time.monotonic() - waiting_since > IDLE:
            _bring_up_to_date(session.bot, console)
        code = max(code, _take(session, item, first=number == 0))
        waiting_since = time.monotonic()
    return code


def _take(session: _Session, item: Asked | Malformed, *, first: bool) -> int:
    if isinstance(item, Malformed):
        return session.refuse(item)
    try:
        return session.reply(item, _heading(item.question, first) if not session.options.json else "")
    except QuestionError as error:
        return session.refuse(Malformed(item.line, str(error)))


def _heading(question: str, first: bool) -> str:
    """Return what stands above one text reply of several: the question, after a blank line."""
    from qa_bot.present.layout import one_line

    gap = "" if first else "\n"
    return f"{gap}Q: {one_line(question)}\n"
