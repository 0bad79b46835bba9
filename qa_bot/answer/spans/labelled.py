"""The value that is called the default, the maximum or the minimum: "(default is 30)", "yes or no (the default)", "is
off by default".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from qa_bot.answer.spans.question import TELLING, Asking
from qa_bot.answer.spans.read import Places, Read, places
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


def labels(asking: Asking) -> list[str]:
    """Return what value a question asks for: the default, the maximum, the minimum."""
    if asking.language != "en" or not asking.key.startswith(_OPEN):
        return []
    if any(asking.term_of(word) in asking.roles for word in _EARLIER):
        return []
    return [label for label in _LABELS if asking.roles.get(asking.term_of(label)) in TELLING]


def labelled(asking: Asking, of: Read) -> Iterator[Places]:
    """Yield the value beside each such label: all that brackets have of it, a figure with its unit, or one word."""
    forms = [form for label in labels(asking) for form in _forms(label)]
    for text, tokens, begin in zip(of.texts, of.tokens, of.begins, strict=True):
        spans = [Span(*found.span(1)) for form in forms for found in form.finditer(text)]
        yield from places(spans, tokens, begin)


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
