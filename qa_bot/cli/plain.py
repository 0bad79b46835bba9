"""``qa-bot --plain``: the chat line by line, for screen readers and terminals that cannot be drawn on.

Plain lines only: no colour, no control sequence, no line broken but by the terminal.
"""

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qa_bot.cli.chat import history_of
from qa_bot.cli.console import Console, prepare_output
from qa_bot.cli.opening import catch_up, open_bot, refresh, settings_of
from qa_bot.cli.questions import TOO_LONG, lines
from qa_bot.cli.sources import table
from qa_bot.config import tops
from qa_bot.config.environment import is_terminal
from qa_bot.errors import QABotError
from qa_bot.present.export import export
from qa_bot.present.layout import one_line
from qa_bot.present.style import Style
from qa_bot.present.text import citation_text, reply_text
from qa_bot.present.words import counted
from qa_bot.tui.commands import PLAIN, Unknown, is_command, number_of, parse
from qa_bot.tui.history import Conversation, History
from qa_bot.tui.narrowing import narrowing
from qa_bot.tui.session import Session
from qa_bot.types import Filter

if TYPE_CHECKING:
    from qa_bot.bot import QABot

PROMPT = "? "
LISTED = 20
"""Earlier questions, or conversations, that are listed."""


def plain(options: argparse.Namespace, console: Console) -> int:
    """Answer line by line until the input ends or the user leaves, and return 0; Ctrl-C is passed on."""
    if sys.stdin is None:
        raise QABotError("standard input is closed; ask with: qa-bot --ask 'When did they meet?'")
    console = console._replace(draws=False)
    prepare_output(utf8=False)
    config = settings_of(options)
    with open_bot(config, console) as bot:
        catch_up(bot, console)
        chat = PlainChat(bot, history_of(options, config), console)
        console.out("Ask your documents. /help lists the commands, /quit leaves.\n")
        try:
            for line in _lines(console):
                chat.take(line)
                if chat.over:
                    break
        except KeyboardInterrupt:
            console.out("\n")
            raise
    return 0


def _lines(console: Console) -> Iterator[str]:
    """Yield what is entered, without blank lines; what a terminal does not show is shown."""
    typed = is_terminal(sys.stdin)
    if typed:
        console.out(PROMPT)
    for line in lines(sys.stdin.buffer):
        if line is None:
            console.out(f"Not taken: {TOO_LONG}.\n")
        elif question := line.strip():
            if not typed:
                console.out(f"{PROMPT}{one_line(question)}\n")
            yield question
        if typed:
            console.out(PROMPT)
    if typed:
        console.out("\n")


class PlainChat:
    """A conversation in lines. Each command of ``PLAIN`` is carried out by the method ``do_<name>``."""

    def __init__(self, bot: "QABot", history: History, console: Console) -> None:
        self.over = False
        self.session = Session()
        self._within = ""
        self._bot = bot
        self._history = history
        self._console = console

    def take(self, line: str) -> None:
        """Answer a question, or carry out a command."""
        if not is_command(line):
            self._note(self._history.add(line, self._within))
            self._answer(line, self._within)
            return
        call = parse(line)
        if isinstance(call, Unknown):
            near = f" Did you mean /{call.near}?" if call.near else ""
            self._tell(f"There is no command /{call.written}.{near} /help lists them.")
        elif call.command not in PLAIN:
            self._tell(f"/{call.command.name} needs the whole screen. /help lists what there is here.")
        else:
            getattr(self, f"do_{call.command.name}")(call.argument)

    def _answer(self, question: str, within: str) -> None:
        after = self.session.questions
        number = len(self.session.entries)
        self.session = self.session.ask(question, within)
        try:
            catch_up(self._bot, self._console)
            reply = self._bot.ask(question, after=after, filter=Filter(within=within or None), explain=True)
        except QABotError as error:
            self.session = self.session.fail(number, str(error))
            self._console.error(str(error))
        else:
            self.session = self.session.answer(number, reply)
            self._console.out(f"{reply_text(reply, Style())}\n")

    def _tell(self, text: str) -> None:
        self._console.out(f"{one_line(text)}\n")

    def _note(self, trouble: str) -> None:
        if trouble:
            self._console.say(trouble)

    def do_choose(self, argument: str) -> None:
        """Read a citation by its number, with what stands around it."""
        number = number_of(argument)
        session = self.session.choose_number(number)
        if session.chosen is None or session.chosen.citation != number - 1:
            self._tell("Name a citation by its number, as in /choose 2.")
            return
        self.session = session
        self._console.out(citation_text(session.entries[session.chosen.entry].citations[number - 1], Style()))

    def do_why(self, argument: str) -> None:
        """Tell why the chosen citation is one."""
        if self.session.citation is None:
            self._tell("Ask something first: there is no citation yet.")
        else:
            self._console.out(citation_text(self.session.citation, Style(), explain=True))

    def do_history(self, argument: str) -> None:
        """List the latest questions that have a text, the last one at the end."""
        found = [each for each in self._history.questions() if argument.casefold() in each.casefold()]
        for question in found[-LISTED:]:
            self._tell(question)
        if not found:
            self._tell("Nothing like that has been asked before.")

    def do_resume(self, argument: str) -> None:
        """Go on with an earlier conversation, or list them."""
        found = self._history.conversations()
        number = number_of(argument)
        if 0 < number <= len(found):
            self._resume(found[number - 1])
        elif argument or not found:
            self._tell(f"There is no earlier conversation {argument}".rstrip() + ".")
        else:
            for at, conversation in enumerate(found[:LISTED], 1):
                self._tell(f"/resume {at}: {' · '.join(conversation.questions)}")

    def _resume(self, conversation: Conversation) -> None:
        self.session = Session()
        self._history.go_on(conversation)
        for asked in conversation.asked:
            only = f" (asked of {asked.within} only)" if asked.within else ""
            self._tell(f"{PROMPT}{asked.question}{only}")
            self._answer(asked.question, asked.within)

    def do_forget(self, argument: str) -> None:
        """Delete the questions that are kept."""
        if argument.lower() != "all":
            count = counted(len(self._history.questions()), "question")
            self._tell(f"/forget all deletes {count}, and with them all earlier conversations.")
            return
        try:
            self._history.forget()
        except OSError as error:
            self._console.error(f"{self._history.path} could not be deleted: {error.strerror or error}")
        else:
            self._tell("All earlier questions are deleted.")

    def do_in(self, argument: str) -> None:
        """Ask some documents only; without a name, all."""
        config = self._bot.config
        found = narrowing(argument, self._bot.sources(), tops(config.documents, config.base)) if argument else None
        if argument and found is None:
            self._tell(f"No document is called “{argument}”, nor a folder. /sources lists them.")
            return
        self._within = found.glob if found else ""
        count = counted(found.documents, "document") if found else "all documents"
        self._tell(f"Questions are asked of {count}.")

    def do_sources(self, argument: str) -> None:
        """List the documents."""
        self._console.out("".join(f"{line}\n" for line in table(self._bot.sources())))

    def do_reindex(self, argument: str) -> None:
        """Read all documents anew."""
        try:
            refresh(self._bot, self._console, force=True)
        except QABotError as error:
            self._console.error(str(error))
        else:
            self._tell("All documents are read anew.")

    def do_export(self, argument: str) -> None:
        """Write the conversation to a new file."""
        if not self.session.entries or not argument:
            self._tell("Ask something first, then name a file, as in /export answers.md.")
            return
        try:
            self._tell(f"The conversation is in {export(self.session.turns, argument)}.")
        except QABotError as error:
            self._console.error(str(error))

    def do_clear(self, argument: str) -> None:
        """Start a new conversation."""
        self.session = Session()
        self._history.begin()
        self._tell("This is a new conversation.")

    def do_help(self, argument: str) -> None:
        """List the commands that there are here."""
        for command in PLAIN:
            self._tell(f"{command.usage}: {command.title}")

    def do_quit(self, argument: str) -> None:
        """Leave."""
        self.over = True
