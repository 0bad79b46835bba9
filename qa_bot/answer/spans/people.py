"""People who answer: those who are asked for, one or several, and what is said of them as a whole."""

import re
from functools import cache

from qa_bot.answer.spans.question import Asking
from qa_bot.answer.spans.read import Places, Read, places
from qa_bot.answer.spans.tokens import GAP_NUMBER
from qa_bot.types import Span

_NAMES = frozenset(("person", "place", "organisation", "name"))
_NAME = r"[^\W\d_a-z][\w'’-]{1,30}"
_COMMA = GAP_NUMBER["comma"]
# What stands between "who is" and a group
_OF_GROUPS = (["on"], ["at"], ["among"], ["present"])
_IN_GROUPS = (["part", "of"], ["in", "the"])


def asks_for_people(asking: Asking) -> bool:
    """Tell whether one or several people are asked for."""
    return asking.asked.kind == "who"


def people_in(of: Read, asking: Asking) -> list[Places]:
    """Return the people who answer as a whole: those cited with a year, Kim et al. (2017), and lists where several are
    asked for; none where no people are.
    """
    if not asks_for_people(asking):
        return []
    cited = [
        place
        for text, tokens, begin in zip(of.texts, of.tokens, of.begins, strict=True)
        if "(" in text
        for place in places((Span(*found.span()) for found in _cited().finditer(text)), tokens, begin)
    ]
    return cited + _lists(of) if asking.of_several or _names_a_group(asking) else cited


def _names_a_group(asking: Asking) -> bool:
    """Tell whether those are asked for who are of a group, or were there: "Who was on the jury?"."""
    if asking.behind(1) not in (["is"], ["was"]):
        return False
    return asking.behind(2)[1:] in _OF_GROUPS or asking.behind(3)[1:] in _IN_GROUPS


@cache
def _cited() -> re.Pattern[str]:
    return re.compile(rf"\b{_NAME}(?: (?:and|&) {_NAME}| et al\.?)? \((?:1[89]|20)\d\d[a-z]?\)")


def _lists(of: Read) -> list[Places]:
    """Return where several names stand side by side, with commas and "and" between them."""
    found: list[Places] = []
    names = [(first, last) for kind, first, last in of.expressions if kind in _NAMES]
    for first, last in names:
        if found and _continues(found[-1][1], first, of):
            found[-1] = found[-1][0], last
        else:
            found.append((first, last))
    return [run for run in found if run not in names]


def _continues(last: int, first: int, of: Read) -> bool:
    between = of.forms[last + 1 : first]
    if of.sentence[last] != of.sentence[first]:
        return False
    return of.before[first] == _COMMA if not between else len(between) == 1 and between[0] in {"and", "or"}
