"""Groups of words that may answer, cut at stop words and punctuation: noun groups, verb groups, clauses, asides."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qa_bot.text.tokenise import Token
from qa_bot.types import Span


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that neither begin nor end a noun group, nor stand in one
BREAKS = _set(
    """
    is are was were am be been being do does did can could will would shall should has have had may might must that
    which who whom whose when where why how what if because although though while since unless until than as so but or
    and nor yet to from by with about into over after before during between through under within without against among
    along around near upon off out up down via despite toward towards at in on for of not also then there here it he she
    they we you i them him us me this these those however such only just even very often usually generally both either
    """
)
_ARTICLES = _set("the a an its his her their our my your this that these those some any")
_CLAUSES = {
    "because": "reason",
    "since": "reason",
    "due": "reason",
    "to": "reason",
    "for": "reason",
    "as": "definition",
    "by": "manner",
    "through": "manner",
    "using": "manner",
    "with": "manner",
    "that": "clause",
    "is": "definition",
    "are": "definition",
    "was": "definition",
    "were": "definition",
    "means": "definition",
    "called": "name",
    "named": "name",
}
CLAUSE_TYPES = frozenset(_CLAUSES.values())
# What ends a clause, and what separates groups
_STOP = re.compile(r"[;:.!?()\[\]\"“”—–,|]| - ")
_ASIDE = re.compile(r"\(([^()|]{1,200})\)|[\"“]([^\"“”|]{1,200})[\"”]")


def noun_groups(text: str, tokens: Sequence[Token]) -> Iterator[tuple[str, Span]]:
    """Yield each longest run of words without breaks or punctuation, without its article; "of" joins two."""
    runs = _runs(text, tokens)
    for first, end in runs:
        if tokens[first].form in _ARTICLES:
            first += 1
        if first < end:
            yield "phrase", Span(tokens[first].start, tokens[end - 1].end)
    for (first, end), (second, last) in pairwise(runs):
        if (
            second - end == 1
            and tokens[end].form == "of"
            and not _STOP.search(text, tokens[end - 1].end, tokens[second].start)
        ):
            yield "phrase", Span(tokens[first].start, tokens[last - 1].end)


def _runs(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    first = 0
    for place, token in enumerate(tokens):
        cut = place > first and _stops(text, tokens[place - 1].end, token.start)
        if token.form in BREAKS or cut:
            if place > first:
                runs.append((first, place))
            first = place + 1 if token.form in BREAKS else place
    if first < len(tokens):
        runs.append((first, len(tokens)))
    return runs


def _stops(text: str, start: int, end: int) -> bool:
    """Tell whether punctuation between two words, often a space alone, separates groups."""
    return text[start:end] != " " and _STOP.search(text, start, end) is not None


def clauses(text: str, tokens: Sequence[Token]) -> Iterator[tuple[str, Span]]:
    """Yield what follows because, due to, by, is, called … up to punctuation; its type is that of the opener."""
    for place, token in enumerate(tokens[:-1]):
        kind = _CLAUSES.get(token.form)
        if kind is None:
            continue
        stop = _STOP.search(text, token.end)
        end = stop.start() if stop else len(text)
        first = place + 2 if token.form == "due" else place + 1
        if first < len(tokens) and tokens[first].start < end:
            start = token.start if token.form == "to" else tokens[first].start
            yield kind, Span(start, end)


def asides(text: str, tokens: Sequence[Token]) -> Iterator[tuple[str, Span]]:
    """Yield what stands in parentheses ("aside") and in quotation marks ("quotation")."""
    for match in _ASIDE.finditer(text):
        group = 1 if match.group(1) is not None else 2
        yield ("aside" if group == 1 else "quotation"), Span(match.start(group), match.end(group))
