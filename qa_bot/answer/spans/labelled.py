"""The value that is called the default, the maximum or the minimum: "(default is 30)", "yes or no (the default)", "is
off by default".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial

from qa_bot.answer.spans.limit import Fits
from qa_bot.answer.spans.question import Asking
from qa_bot.answer.spans.read import Read, are, places_of
from qa_bot.index.columns import Array
from qa_bot.text.language import language
from qa_bot.types import Span

_LABELS = {"default": "defaults?", "maximum": "max(?:imum)?", "minimum": "min(?:imum)?"}
# A question for one of several values, neither yes or no nor why
_OPEN = ("what", "which", "expected", "how many", "how much", "how long", "definition")
# What asks for the value that a label had
_EARLIER = ("before", "previous", "previously", "earlier", "former", "formerly", "old")
_JOINS = r"(?: value)?[*_]{0,2}(?: is |:[*_]{0,2} ?| to | ?= ?)"
_QUOTE = r"(?:``|[`'\"“])?"
_WORD = r"[^\s,;()]{0,39}[^\s,;().]"


def labelled(asking: Asking) -> Fits | None:
    """Spans are the value beside the label that is asked for: all that brackets have of it, a figure with its unit, or
    one word.
    """
    forms = [form for label in _labels(asking) for form in _forms(label)]
    return partial(_are_labelled, forms=forms) if forms else None


def _labels(asking: Asking) -> list[str]:
    """Return what value a question asks for: the default, the maximum, the minimum."""
    if asking.language != "en" or not asking.key.startswith(_OPEN):
        return []
    return [] if any(map(asking.has, _EARLIER)) else [*filter(asking.tells, _LABELS)]


def _are_labelled(first: Array, last: Array, of: Read, *, forms: Sequence[re.Pattern[str]]) -> Array:
    def values(text: str) -> Iterator[Span]:
        return (Span(*found.span(1)) for form in forms for found in form.finditer(text))

    return are(places_of(values, of), first, last, of)


@cache
def _forms(label: str) -> Sequence[re.Pattern[str]]:
    name, units = _LABELS[label], "|".join((*sorted(language("en").units, key=len, reverse=True), "m?s"))
    figure = rf"\d{_WORD}(?: (?:{units})\b)?|\d(?: (?:{units})\b)?"
    by_default = [re.compile(rf"\b(?:is|are) ({figure}|{_WORD})\s+by\s+{name}\b", re.I)] if label == "default" else []
    return (
        *by_default,
        re.compile(rf"\({name}{_JOINS}([^()]{{1,40}})\)", re.I),
        re.compile(rf"(?<![(\w]){name}{_JOINS}{_QUOTE}({figure}|{_WORD}(?={_QUOTE}(?:[.,;)]|\Z)))", re.I),
        re.compile(rf"(?<!\w){name}(?: [\w-]{{1,30}}){{1,3}}? (?:is|=) {_QUOTE}({figure})", re.I),
        re.compile(rf"((?<![^\s(]){_WORD})\s+(?:\((?:the )?{name}\)|is (?:the )?{name}\b(?! \w))", re.I),
    )
