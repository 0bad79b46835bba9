"""``qa-bot --ask``: one question from the command line, or many from standard input."""

import argparse
import gc
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, NamedTuple

from qa_bot.cli import ERROR
from qa_bot.cli.console import Console, prepare_output
from qa_bot.cli.opening import catch_up, open_bot, settings_of
from qa_bot.cli.questions import Asked, Malformed, clean, read_questions
from qa_bot.errors import IndexingError, QABotError, QuestionError
from qa_bot.ingest.ahead import look_ahead
from qa_bot.types import Filter, Reply

if TYPE_CHECKING:
    from qa_bot.bot import QABot

ANSWERED, NOT_ANSWERED = 0, 1
STANDARD_INPUT = "-"
IDLE = 1.0
"""Seconds of waiting for a line after which documents may well have changed, and are looked at again."""
_SELDOM = 100_000


def ask(options: argparse.Namespace, console: Console) -> int:
    """Answer and return the exit code: 0 answered, 1 at least one was not, 2 at least one line had an error."""
    many = options.ask == STANDARD_INPUT
    single = None if many else Asked(1, clean(options.ask))
    prepare_output(utf8=bool(options.json))
    with _seldom_collected() if single else nullcontext():
        config = settings_of(options)
        ahead = look_ahead(config)
        with open_bot(config, console, ahead) as bot:
            session = _Session(bot, options, console)
            early = session.early(single) if single and ahead else None
            catch_up(bot, console)
            if single is None:
                return _ask_many(session, console)
            given = early and early.of(bot)
            return session.give(*(given or session.answer(single)))


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Keep garbage collection rare: in a process that ends with its one answer it takes time and frees little.

    Not off, for reading documents may leave garbage. What is there is frozen at the end, since the interpreter would
    look through all of it once more when it exits.
    """
    usual = gc.get_threshold()
    gc.set_threshold(_SELDOM)
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(*usual)


class _Early(NamedTuple):
    """What was answered from the index that there was, whether up to date or not, and a fingerprint of that."""

    answer: tuple[Reply, str]
    fingerprint: str | None

    def of(self, bot: "QABot") -> tuple[Reply, str] | None:
        """Return it where the bot's index is the same one, None where that is another now."""
        return self.answer if self.fingerprint == bot.fingerprint() else None


class _Session(NamedTuple):
    """What every question of a run shares."""

    bot: "QABot"
    options: argparse.Namespace
    console: Console

    def answer(self, asked: Asked) -> tuple[Reply, str]:
        """Return the reply to a question, and what is to be written of it."""
        options = self.options
        reply = self.bot.ask(
            asked.question,
            after=asked.after,
            top=options.top,
            filter=Filter(options.within if asked.within is None else asked.within, options.type, options.since),
            context=options.context,
            explain=bool(options.explain),
        )
        return reply, self._written(reply, asked)

    def early(self, asked: Asked) -> _Early | None:
        """Answer from the index as it was published, while the documents are looked at; None where there is none."""
        try:
            self.bot.reopen()
            return _Early(self.answer(asked), self.bot.fingerprint())
        except IndexingError:
            return None

    def give(self, reply: Reply, text: str) -> int:
        """Write a reply and return its exit code."""
        self.console.out(text)
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


def _ask_many(session: _Session, console: Console) -> int:
    if sys.stdin is None:
        raise QABotError("standard input is closed; give the question itself, as in --ask 'When did they meet?'")
    code = ANSWERED
    waiting_since = time.monotonic()
    for number, item in enumerate(read_questions(sys.stdin.buffer)):
        if time.monotonic() - waiting_since > IDLE:
            catch_up(session.bot, console)
        code = max(code, _take(session, item, first=number == 0))
        waiting_since = time.monotonic()
    return code


def _take(session: _Session, item: Asked | Malformed, *, first: bool) -> int:
    if isinstance(item, Malformed):
        return session.refuse(item)
    try:
        reply, text = session.answer(item)
    except QuestionError as error:
        return session.refuse(Malformed(item.line, str(error)))
    except QABotError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever goes wrong with a question must not keep the others out
        fault = f"{type(error).__name__}: {error}"
        why = f"a fault of qa-bot kept it from being answered ({fault}); please report that"
        return session.refuse(Malformed(item.line, why))
    return session.give(reply, text if session.options.json else _heading(item.question, first) + text)


def _heading(question: str, first: bool) -> str:
    """Return what stands above one text reply of several: the question, after a blank line."""
    from qa_bot.present.layout import one_line

    gap = "" if first else "\n"
    return f"{gap}Q: {one_line(question)}\n"
