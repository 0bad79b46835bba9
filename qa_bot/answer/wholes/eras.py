"""Eras behind years and centuries, "v. Chr.", "до н. э.": each is one word, as BC is, and belongs to what it stands
behind.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

from qa_bot.text.language import language
from qa_bot.text.tokenise import Token
from qa_bot.types import Span

ENGLISH = {"b.c.": "BC", "a.d.": "AD"}
"""The English word for each form that an era has as a word; no other word has a form with a stop at its end."""
_FORMS = {"bc": "b.c.", "ad": "a.d."}
_SPACE = r"[ \u00a0\u202f]"


def with_whole_eras(text: str, tokens: Sequence[Token], code: str) -> Sequence[Token]:
    """Return the words of a text in the language ``code``, those of an era as one, with its last stop."""
    pattern = _pattern(code)
    eras = [] if pattern is None else [*pattern.finditer(text)]
    if not eras:
        return tokens
    whole: list[Token] = []
    starts, place = [token.start for token in tokens], 0
    for era in eras:
        whole += tokens[place : bisect_left(starts, era.start())]
        whole.append(Token(*era.span(), _FORMS[str(era.lastgroup)]))
        place = bisect_left(starts, era.end())
    return [*whole, *tokens[place:]]


def with_era(text: str, span: Span, code: str) -> Span:
    """Return the span with the era that stands right behind it: im 3. Jahrhundert *v. Chr.*"""
    pattern = _pattern(code)
    place = span.end + text[span.end : span.end + 1].isspace()
    era = pattern.match(text, place) if pattern is not None else None
    return Span(span.start, era.end()) if era is not None else span


@cache
def _pattern(code: str) -> re.Pattern[str] | None:
    """Return the pattern of the eras of a language, None where it lists none; the group is the class that lists it."""
    classes = language(code).classes
    groups = [rf"(?P<{name}>{_any(classes[name])})" for name in _FORMS if name in classes]
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)", re.I) if groups else None


def _any(eras: Iterable[str]) -> str:
    """Return the pattern of any of some eras, the longest first."""
    return "|".join(map(_written, sorted(eras, key=lambda era: (-len(era), era))))


def _written(era: str) -> str:
    """Return the pattern of an era: each letter that stands for a word has a stop behind it, but for the last one."""
    parts = era.replace("-", " -").split()
    stops = [r"\." if len(part.strip("-")) == 1 else r"\.?" for part in parts[:-1]]
    return f"{_SPACE}?".join(map("".join, zip(map(re.escape, parts), [*stops, r"\.?"], strict=True)))
