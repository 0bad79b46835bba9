"""Things that go by a name or a number: options, paths, versions, telephone numbers. Where one is asked for and a
sentence has such, nothing else of it answers.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from qa_bot.answer.spans.limit import Fits
from qa_bot.answer.spans.question import OPEN_KINDS, TELLING, Asking
from qa_bot.answer.spans.read import Places, Read, are, places
from qa_bot.index.columns import Array
from qa_bot.text.closed_classes import AUXILIARIES
from qa_bot.text.language import language
from qa_bot.text.tokenise import Token
from qa_bot.types import Span

# Words of three letters or more, in names like apt-http-proxy and maxWait
_WORD_IN_NAME = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{3,}")
# What has a name that programs know, beside settings: "what is the …" of these may ask for something else than the name
_IDENTIFIED = frozenset(
    (
        *("file", "script", "function", "class", "module", "package", "signal", "attribute", "path", "directory"),
        *("folder", "argument", "constant", "macro", "endpoint", "tool", "utility"),
    )
)
# What stands at a path, and what its place is asked by
_WITH_PATH = frozenset(("file", "script", "path", "directory", "folder"))
_KEPT_IN_FILES = _WITH_PATH | frozenset(
    (
        *("config", "configuration", "settings", "log", "logs", "files", "scripts", "binary", "executable", "socket"),
        *("download", "url", "website", "repository", "repo", "homepage"),
    )
)
_NUMBERED = frozenset(("code", "status"))
_VERSIONED = frozenset(("version", "release"))
_OF_LINES = frozenset(("any", "name", "number"))

_Find = Callable[[str, Sequence[Token]], Iterable[Span]]


def things(asking: Asking) -> Fits | None:
    """Spans are a thing of the kind that is asked for, which the question does not name."""
    thing = thing_asked(asking)
    return partial(_are_found, find=_finder(thing, asking)) if thing else None


def thing_asked(asking: Asking) -> str:
    """Return what thing is asked for: an "identifier", a "path", a "number", a "version", a "telephone" or ""."""
    if asking.asked.kind == "where" and not _KEPT_IN_FILES.isdisjoint(asking.words):
        return "path"
    return _thing(asking) or _telephone(asking)


def _are_found(first: Array, last: Array, of: Read, *, find: _Find) -> Array:
    found: list[Places] = []
    for text, tokens, begin in zip(of.texts, of.tokens, of.begins, strict=True):
        found += places(find(text, tokens), tokens, begin)
    return are(found, first, last, of)


def _finder(thing: str, asking: Asking) -> _Find:
    """Return the function from a sentence and its words to the things of a kind in it that may answer."""
    # their patterns are compiled for few questions
    if thing == "telephone":
        from qa_bot.answer.wholes.telephone import telephone_numbers

        return partial(telephone_numbers, lines=language(asking.language).classes.get("lines", frozenset()))
    if thing == "version":
        return partial(_versions, asking=asking)
    from qa_bot.answer.wholes.identifiers import identifiers

    named = frozenset(span.of(asking.text) for span in identifiers(asking.text, asking.tokens))
    return partial(_identifiers, thing=thing, named=named, asking=asking)


def _versions(text: str, tokens: Sequence[Token], asking: Asking) -> list[Span]:
    from qa_bot.answer.wholes.identifiers import versions

    named = {token.end for token in tokens if asking.has(token.form)}
    return [version for version in versions(text, tokens) if version.end not in named]


def _identifiers(
    text: str, tokens: Sequence[Token], thing: str, named: frozenset[str], asking: Asking
) -> Sequence[Span]:
    """Return the identifiers that the question does not name; numbers where one is asked for and there are such, paths
    likewise.
    """
    from qa_bot.answer.wholes.identifiers import identifiers, is_path, numbered

    numbers = [*numbered(text, tokens)] if thing == "number" else []
    found = [span for span in identifiers(text, tokens) if span.of(text) not in named]
    found = numbers or _most_asked(found, text, asking)
    return ([span for span in found if is_path(span.of(text))] if thing == "path" else []) or found


def _most_asked(found: Sequence[Span], text: str, asking: Asking) -> list[Span]:
    """Return those of some identifiers that are made of most words of the question: --http-proxy for an http proxy."""
    words = [{asking.term_of(word.lower()) for word in _WORD_IN_NAME.findall(span.of(text))} for span in found]
    asked = [sum(asking.roles.get(word) in TELLING for word in those) for those in words]
    return [span for span, count in zip(found, asked, strict=True) if count == max(asked)]


def _telephone(asking: Asking) -> str:
    """Return "telephone" where the number of one is asked for, else ""."""
    lines = language(asking.language).classes.get("lines", frozenset())
    asks = asking.asked.kind in OPEN_KINDS and asking.asked.expected in _OF_LINES
    return "telephone" if asks and any(token.form in lines for token in asking.tokens) else ""


def _thing(asking: Asking) -> str:
    """Return the thing that a question asks for by its noun: "identifier", "path", "number", "version" or ""."""
    words, place, focus, kind = asking.words, asking.place, asking.asked.focus, asking.asked.kind
    settings = language("en").classes["settings"]
    if kind == "other":
        return _identifier(asking.opening_noun, settings | _WITH_PATH)
    if place is None or not focus or kind not in {"which", "what"} or focus[-1] >= len(words):
        return ""
    # the verb of "which option sets …" reads as a noun
    verb = next((k for k in focus[1:] if words[k].endswith("s")), focus[-1] + 1)
    named = words[verb - 1]
    head = named if named in settings | _IDENTIFIED | _NUMBERED | _VERSIONED else words[focus[-1]]
    if head in _VERSIONED:
        return "version"
    if head in _NUMBERED:
        return "number"
    defines = not AUXILIARIES.isdisjoint(asking.behind(1))
    return _identifier(head, settings if defines else settings | _IDENTIFIED)


def _identifier(head: str, identified: frozenset[str]) -> str:
    """Return what a noun is called by: a "path", another "identifier", or "" where it is none of the ``identified``."""
    if head not in identified:
        return ""
    return "path" if head in _WITH_PATH else "identifier"
