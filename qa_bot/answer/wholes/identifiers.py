"""What people who run programs call things by: `code`, --flags, file names, VARIABLES, status codes, versions."""

import re
from collections.abc import Iterator, Sequence

from qa_bot.answer.wholes.mark_pairs import between_marks
from qa_bot.answer.wholes.things import within_things
from qa_bot.text.tokenise import Token
from qa_bot.types import Span

# A mark that a name of programs has in it, or small letters before a capital one (maxWait)
_IS_IDENTIFIER = re.compile(r"[_$\\]|::|/[^/]*/|\w\w\.[a-z]\w|[a-z]{2}[A-Z][a-z]")
# What flags and paths begin with
_BEGINS = re.compile(r"(?<![^\s`\"'(\[|=])(?:--?|~?/|\.{0,2}/)\Z")
_IS_NUMBERED = re.compile(r"[A-Z]{1,6}-?\d{2,6}|\d{3,5}")
_IS_VERSION = re.compile(r"[vV]?\d+(?:\.(?:\d+|x))+|[vV]\d+")
# A version of one number, by the word before it, with what is said of later ones
_NUMBERED_VERSION = re.compile(
    r"\b(?:versions?|releases?|ver\.) (\d{1,4}(?:\.\d{1,4}){0,4}"
    r"(?:\+| (?:or|and) (?:later|newer|higher|above|greater|up|earlier|older|below))?)(?!\w)",
    re.I,
)
_IS_PATH = re.compile(r"[\w.~%$}>][/\\]\S|[/\\]\w|\w\.[a-z]\w{0,9}\Z")
_MOST_IN_CODE = 60
# An item that tells what a thing is: "ECONNRESET – the peer closed it"
_TERM = re.compile(r"[ \t]{0,8}(?:[-*+•] +)?[*`]{0,3}([^\s`*:|]{2,40})[*`]{0,3}(?::\*{0,3} | [–—-] )")


def identifiers(text: str, tokens: Sequence[Token]) -> Iterator[Span]:
    """Yield the places of what programs call things by, some twice."""
    for code in between_marks(text, "`") if "`" in text else ():
        if 0 < len(code) <= _MOST_IN_CODE:
            yield code
    term = _TERM.match(text)
    if term:
        yield Span(*term.span(1))
    for thing in _things(text, tokens):
        flag = text[thing.start].isalpha() and _BEGINS.search(text, max(0, thing.start - 3), thing.start)
        if flag or _IS_IDENTIFIER.search(thing.of(text)):
            yield thing


def numbered(text: str, tokens: Sequence[Token]) -> Iterator[Span]:
    """Yield the places of what a status or an error goes by: 503, E1042, ORA-0600."""
    for thing in _things(text, tokens):
        if _IS_NUMBERED.fullmatch(thing.of(text)):
            yield thing


def versions(text: str, tokens: Sequence[Token]) -> Iterator[Span]:
    """Yield the places of versions: 3.11.2, v2.4, v7, 1.x, version 6 or later; some twice."""
    for thing in _things(text, tokens):
        if _IS_VERSION.fullmatch(thing.of(text)):
            yield thing
    for found in _NUMBERED_VERSION.finditer(text):
        yield Span(*found.span(1))


def is_path(identifier: str) -> bool:
    """Tell whether an identifier is a path, an address or the name of a file."""
    return " " not in identifier and bool(_IS_PATH.search(identifier))


def _things(text: str, tokens: Sequence[Token]) -> Iterator[Span]:
    """Yield each word, or all words that one thing joins."""
    joined = frozenset(within_things(text, tokens))
    first = 0
    for place in range(1, len(tokens) + 1 if tokens else 0):
        if place not in joined:
            yield Span(tokens[first].start, tokens[place - 1].end)
            first = place
