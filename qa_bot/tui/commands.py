"""The one table of commands: it feeds slash commands, key bindings, the footer, the command palette and the help.

A command is carried out by the method ``do_<name>`` of the chat screen ("-" becomes "_").
"""

from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum
from typing import NamedTuple


class Where(StrEnum):
    """Where a key works: everywhere, with nothing or something typed, in the conversation, the source, both panes."""

    ANYWHERE = "anywhere"
    EMPTY = "nothing typed"
    TYPED = "something typed"
    CONVERSATION = "conversation"
    SOURCE = "source"
    PANES = "conversation or source"


class Key(NamedTuple):
    """A key, by Textual's name for it, and where it works."""

    name: str
    where: Where = Where.ANYWHERE


class Command(NamedTuple):
    """Something a user can do.

    ``argument`` names what may follow the slash command ("" for nothing). ``short`` is the word in the footer
    ("" keeps it out). ``key_arguments``: the argument is the key's own character.
    """

    name: str
    title: str
    group: str
    keys: tuple[Key, ...] = ()
    argument: str = ""
    short: str = ""
    key_arguments: bool = False

    @property
    def needs_citation(self) -> bool:
        """Whether there is nothing to do for it before something was answered."""
        return self.group in (CITATIONS, SOURCE_TEXT)

    @property
    def needs_matches(self) -> bool:
        """Whether there is nothing to do for it before something was found in the source."""
        return self.name in ("next-match", "previous-match")

    @property
    def leads_back(self) -> bool:
        """Whether it leads back to the question: the footer there need not name it."""
        return self.name == "back"

    @property
    def usage(self) -> str:
        """The slash command with its argument."""
        return f"/{self.name} {self.argument}".rstrip()


def _keys(where: Where, *names: str) -> tuple[Key, ...]:
    return tuple(Key(name, where) for name in names)


ANY, EMPTY, LIST, SOURCE, PANES = Where.ANYWHERE, Where.EMPTY, Where.CONVERSATION, Where.SOURCE, Where.PANES
CITATIONS, SOURCE_TEXT, PAST, MOVING = "Citations", "Source", "Earlier questions", "Moving"
DOCUMENTS, APPLICATION = "Documents", "Application"
DIGITS = tuple("123456789")
# Digits: Python turns some thousands of them into an error
_LONGEST_NUMBER = 9


def _citations() -> tuple[Command, ...]:
    down = (*_keys(EMPTY, "down"), *_keys(LIST, "down", "j"))
    up = (*_keys(EMPTY, "up"), *_keys(LIST, "up", "k"))
    digits = (*_keys(EMPTY, *DIGITS), *_keys(PANES, *DIGITS))
    copy = (*_keys(ANY, "ctrl+y"), *_keys(PANES, "y"))
    edit = (*_keys(ANY, "ctrl+o"), *_keys(PANES, "o"))
    return (
        Command("next", "Choose the next citation", CITATIONS, down),
        Command("previous", "Choose the previous citation", CITATIONS, up),
        Command("choose", "Choose a citation by its number", CITATIONS, digits, "NUMBER", key_arguments=True),
        Command("why", "Why this citation: what counted, and how much", CITATIONS, _keys(PANES, "w"), short="why"),
        Command("copy", "Copy the sentence and where it stands", CITATIONS, copy, short="copy"),
        Command("cite", "Copy where it stands only", CITATIONS, _keys(PANES, "Y")),
        Command("open", "Open the document in your editor, at the line", CITATIONS, edit, short="open"),
    )


def _source() -> tuple[Command, ...]:
    read = (*_keys(EMPTY, "enter"), *_keys(LIST, "enter"))
    find = (*_keys(ANY, "ctrl+f"), *_keys(SOURCE, "slash"))
    return (
        Command("read", "Go to the source", SOURCE_TEXT, read, short="read"),
        Command("find", "Find text in the source", SOURCE_TEXT, find, "TEXT", short="find"),
        Command("next-match", "Go to the next place found", SOURCE_TEXT, _keys(SOURCE, "n"), short="next"),
        Command("previous-match", "Go to the previous place found", SOURCE_TEXT, _keys(SOURCE, "N"), short="previous"),
        Command("centre", "Back to the cited sentence", SOURCE_TEXT, _keys(SOURCE, "c")),
    )


def _past() -> tuple[Command, ...]:
    return (
        Command("earlier", "Recall an earlier question", PAST, _keys(Where.TYPED, "up")),
        Command("later", "Back to a later one, and to your draft", PAST, _keys(Where.TYPED, "down")),
        Command("history", "Search earlier questions", PAST, _keys(ANY, "ctrl+r"), "TEXT"),
        Command("resume", "Go on with an earlier conversation", PAST, argument="NUMBER"),
        Command("forget", "Delete all earlier questions", PAST, argument="all"),
    )


def _others() -> tuple[Command, ...]:
    help_keys = (*_keys(ANY, "f1"), *_keys(EMPTY, "question_mark"), *_keys(PANES, "question_mark"))
    theme = "Dark, light, or the terminal’s own colours"
    return (
        Command("pane", "Go to the next pane", MOVING, _keys(ANY, "tab"), short="pane"),
        Command("previous-pane", "Go to the previous pane", MOVING, _keys(ANY, "shift+tab")),
        Command("scroll-up", "A page up in the conversation", MOVING, _keys(ANY, "pageup")),
        Command("scroll-down", "A page down in the conversation", MOVING, _keys(ANY, "pagedown")),
        Command("back", "Back to the question; there: stop indexing", MOVING, _keys(ANY, "escape"), short="back"),
        Command("in", "Ask some documents only, by name or folder; alone: all", DOCUMENTS, argument="NAME"),
        Command("sources", "The documents, and what could not be read", DOCUMENTS, _keys(ANY, "f3")),
        Command("reindex", "Read all documents anew", DOCUMENTS, _keys(ANY, "f5")),
        Command("stop", "Stop indexing; the index stays as it was", DOCUMENTS),
        Command("export", "Write the conversation to a new file, .md or .json", APPLICATION, argument="FILE"),
        Command("clear", "Start a new conversation", APPLICATION, _keys(ANY, "ctrl+l")),
        Command("theme", theme, APPLICATION, _keys(ANY, "ctrl+t"), "NAME"),
        Command("commands", "Search all commands", APPLICATION, _keys(ANY, "ctrl+p"), short="commands"),
        Command("help", "Keys and commands", APPLICATION, help_keys, short="help"),
        Command("quit", "Leave", APPLICATION, (*_keys(ANY, "ctrl+q"), *_keys(EMPTY, "ctrl+d")), short="quit"),
    )


COMMANDS: tuple[Command, ...] = (*_citations(), *_source(), *_past(), *_others())

BY_NAME = {command.name: command for command in COMMANDS}

_PLAIN = ("choose", "why", "history", "resume", "forget", "in", "sources", "reindex", "export", "clear", "help", "quit")
PLAIN = tuple(BY_NAME[name] for name in _PLAIN)
"""The commands that need no screen: they are there line by line (``--plain``), too."""


LEAVING = ("exit", "bye", ":q", ":q!", ":wq")
"""What leaves other programs."""


class Call(NamedTuple):
    """A command and what was written after it."""

    command: Command
    argument: str = ""


class Unknown(NamedTuple):
    """A slash command that there is not; ``near`` is the one that was probably meant ("" if none is near)."""

    written: str
    near: str = ""


def is_command(line: str) -> bool:
    """Whether a line is meant as a slash command: a slash, then a word of letters and hyphens, or nothing.

    A path such as /etc/hosts is the beginning of a question.
    """
    word, _, _ = line.partition(" ")
    return word.startswith("/") and all(part.isalpha() for part in word[1:].split("-") if part)


def parse(line: str) -> Call | Unknown:
    """Return the command of a line for which ``is_command`` holds; the beginning of a name is enough if it is clear."""
    word, _, argument = line[1:].strip().partition(" ")
    word = word.lower()
    found = [BY_NAME[word]] if word in BY_NAME else [each for each in COMMANDS if each.name.startswith(word)]
    if word and len(found) == 1:
        return Call(found[0], argument.strip())
    close = get_close_matches(word, BY_NAME, n=1)
    return Unknown(word, found[0].name if word and found else close[0] if close else "")


def meant_by(line: str) -> Command | None:
    """Return the command that a line without a slash is the name of; None where it is a question like any other."""
    word = line.lower()
    return BY_NAME["quit"] if word in LEAVING else BY_NAME.get(word)


def number_of(argument: str) -> int:
    """Return the number that stands behind a command, from 1 on; 0 where it is none."""
    return int(argument) if argument.isdecimal() and len(argument) <= _LONGEST_NUMBER else 0


def matching(prefix: str) -> tuple[Command, ...]:
    """Return the commands whose name begins with ``prefix`` (without the slash), in the table's order."""
    return tuple(command for command in COMMANDS if command.name.startswith(prefix.lower()))


def begun(draft: str) -> tuple[Command, ...]:
    """Return the commands that a draft may become: none where it is no command, or one with something after it."""
    return matching(draft[1:]) if is_command(draft) and " " not in draft else ()


def keys_in(where: Where) -> Iterable[tuple[Key, Command]]:
    """Yield the keys that work in one place, with their commands; both panes have those of ``PANES`` too."""
    both = {where, Where.PANES} if where in (Where.CONVERSATION, Where.SOURCE) else {where}
    for command in COMMANDS:
        for key in command.keys:
            if key.where in both:
                yield key, command


KEY_NAMES = {
    "slash": "/",
    "question_mark": "?",
    "up": "↑",
    "down": "↓",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "shift+tab": "Shift+Tab",
}


def key_label(name: str) -> str:
    """Return how a key is written for people: ``^y`` is not, ``Ctrl+Y`` is."""
    if name in KEY_NAMES:
        return KEY_NAMES[name]
    modifier, plus, rest = name.rpartition("+")
    if plus:
        return f"{modifier.title()}+{rest.upper()}"
    return name.upper() if name[0] == "f" and name[1:].isdigit() else name
