"""The head of a line that says what it is: "--dry-run: only print", "**Orta** – the oldest mill", a term over its
definition. It answers where the rest of the line has the question's words.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial

from qa_bot.answer.asked import wants_figure
from qa_bot.answer.spans.limit import Fits
from qa_bot.answer.spans.parts import IS_FIGURE
from qa_bot.answer.spans.people import asks_for_people
from qa_bot.answer.spans.question import FOCUS, TELLING, Asking
from qa_bot.answer.spans.read import Places, Read, are, places
from qa_bot.index.columns import Array
from qa_bot.text.language import language
from qa_bot.types import Span

_MOST_WORDS = 6
# Behind so many words of a definition the noun that is asked for is no longer what it begins with: the darkest planet
_FIRST_WORDS = 4
_THIS = frozenset(("this", "these"))
_PEOPLE = frozenset(("person", "organisation"))


def heads(asking: Asking) -> Fits | None:
    """Spans are the head of their line, where that may answer."""
    which = "" if wants_figure(asking.asked.expected) else _which(asking)
    return partial(_are_heads, numbers=which == "number", asking=asking) if which else None


def _which(asking: Asking) -> str:
    """Return what heads of lines may answer: "any", those that are a "number" ("uid of the miller"), "" for none."""
    kind = asking.asked.kind
    if kind == "other":
        if asking.words[1:2] == ["of"]:
            return "number"
        return "any" if asking.opening_noun else ""
    return "any" if kind in {"which", "who"} or (kind == "what" and FOCUS in asking.roles.values()) else ""


def _are_heads(first: Array, last: Array, of: Read, *, numbers: bool, asking: Asking) -> Array:
    return are(_heads(numbers, asking, of), first, last, of)


def _heads(numbers: bool, asking: Asking, of: Read) -> Iterator[Places]:
    """Yield the head of each sentence that may answer by it; only ``numbers`` do, if so."""
    remarks = language(asking.language).classes.get("remarks", frozenset())
    for number, (text, begin) in enumerate(zip(of.texts, of.begins, strict=True)):
        found = _pattern().match(text)
        if not found or _is_label(found, text):
            continue
        for first, last in places([Span(*found.span("head"))], of.tokens[number], begin):
            end = begin + len(of.tokens[number])
            is_plain = first == begin and last - first < _MOST_WORDS and of.forms[first] not in remarks
            if numbers and not IS_FIGURE[of.classes[first : last + 1]].all():
                continue
            if is_plain and last + 1 < end and _answers(first, last, end, asking, of, number):
                yield first, last


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a line's head, compiled by need: its mark, itself, and what stands behind it."""
    return re.compile(
        r"[ \t]{0,8}(?:[-*+•] {1,3})?(?P<mark>[*_`'\"‘“]{0,4})(?P<head>[^\s:*`|,][^\n\t:*`|→,]{0,59}?)"
        r"[*_`'\"’”]{0,4}(?P<behind>:[*_]{0,3}\s| (?:[–—-]|->|=>|→) |\t|\n[ \t]{2,})"
    )


def _is_label(found: re.Match[str], text: str) -> bool:
    """Tell whether what stands in front of a colon is a word like any other ("Removed: the mill"), or what stands above
    an indented line begins its sentence.
    """
    if found["behind"].startswith("\n"):
        return text[found.end() : found.end() + 1].islower()
    plain = found["head"].replace(" ", "")
    return ":" in found["behind"] and not found["mark"] and plain.isalpha() and plain[1:].islower()


def _answers(first: int, last: int, end: int, asking: Asking, of: Read, number: int) -> bool:
    """Tell whether a head may answer a question by what the rest of its line, up to the word ``end``, says."""
    begin = of.begins[number]
    roles = [asking.role(token.form) for token in of.tokens[number]]
    if any(role in TELLING for role in roles[first - begin : last + 1 - begin]):
        return False
    if asks_for_people(asking) and any(kind in _PEOPLE and one > last for kind, one, _ in _expressions(begin, end, of)):
        return False
    if not _is_of_kind([begin + place for place, role in enumerate(roles) if role == FOCUS], last, of):
        return False
    wanted = {term for term, role in asking.roles.items() if role in TELLING and role != FOCUS}
    found = {asking.term_of(token.form) for token in of.tokens[number][last + 1 - begin :]} & wanted
    return bool(found) and 2 * len(found) >= len(wanted)


def _is_of_kind(nouns: Sequence[int], last: int, of: Read) -> bool:
    """Tell whether the noun that is asked for, where a line has it, is what its head is: "the darkest planet", "members
    of this group".
    """
    own = [place for place in nouns if place - last <= _FIRST_WORDS or of.forms[place - 1] in _THIS]
    return bool(own) or not nouns


def _expressions(begin: int, end: int, of: Read) -> Iterator[tuple[str, int, int]]:
    return (expression for expression in of.expressions if begin <= expression[1] < end)
