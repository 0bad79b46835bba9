"""What the parser takes in proportion to its size only: a page whose elements nest in each other, and whose tags have
attributes, within limits. Beyond them its time grows with the square of either.
"""

import re
from collections import Counter

from qa_bot.errors import DocumentError

MOST_OPEN = 3_000
"""Elements within each other, as far as a look at the tags tells; browsers part them from 512 on."""
MOST_ATTRIBUTES = 1_000
"""Attributes of a tag."""

# An attribute, or what stands between two
_ATTRIBUTE = r"""[^\s/>=]+(?:\s*=\s*(?:"[^"]*"?|'[^']*'?|[^\s>]*))?|[\s/]+|="""
_TAG = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<(script|style|title|textarea|xmp|iframe|noembed|noframes)(?=[\s/>]).*?(?:</\1|\Z)"
    rf"|<(?P<end>/?)(?P<name>[a-z][^\s/>]*)(?P<attributes>(?:{_ATTRIBUTE}){{0,{4 * MOST_ATTRIBUTES}}})",
    re.I | re.S,
)
_NAMED = re.compile(_ATTRIBUTE)
# Those that hold nothing, and those that the next of their kind ends
_NEVER_OPEN = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track"),
        *("a", "colgroup", "dd", "dt", "li", "optgroup", "option", "p", "tbody", "td", "tfoot", "th", "thead", "tr"),
        "wbr",
    )
)
# Those that pages leave open in each paragraph or cell; of tags that are the same, parsers keep three open
_FORMATTING = frozenset(("b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"))
_OF_RUBY = ("rb", "rp", "rt", "rtc")  # which it ends
_DRAWN = ("svg", "math")  # within these a tag may end its own element: <path/>


def check(source: str) -> None:
    """Raise DocumentError where a page has elements or attributes beyond the limits."""
    opened = _Opened()
    for tag in _TAG.finditer(source):
        name = (tag["name"] or "").lower()
        if tag["end"]:
            opened.end(name)
        elif name and name not in _NEVER_OPEN:
            opened.begin(name, tag[0])
        if opened.number > MOST_OPEN:
            raise DocumentError(f"its elements are nested more than {MOST_OPEN:,} deep; simplify it or exclude it")
        if _n_attributes(tag["attributes"] or "") > MOST_ATTRIBUTES:
            raise DocumentError(f"a tag has more than {MOST_ATTRIBUTES:,} attributes; simplify it or exclude it")


class _Opened:
    """How many elements are open, as their tags tell."""

    def __init__(self) -> None:
        self.number = 0
        self._named: Counter[str] = Counter()
        self._formatting: set[str] = set()

    def begin(self, name: str, tag: str) -> None:
        """Take in the tag that begins an element."""
        if tag.endswith("/") and any(self._named[drawn] for drawn in _DRAWN):
            return
        if name in _FORMATTING:
            if tag in self._formatting:
                return
            self._formatting.add(tag)
        self._named[name] += 1
        self.number += 1

    def end(self, name: str) -> None:
        """Take in that an element ends."""
        if self._named[name]:
            self._named[name] -= 1
            self.number -= 1
        if name == "ruby":
            self.number -= sum(self._named.pop(part, 0) for part in _OF_RUBY)


def _n_attributes(attributes: str) -> int:
    """Return how many attributes there are, 0 where the text is too short for more than may be."""
    if len(attributes) <= MOST_ATTRIBUTES:
        return 0
    return sum(not found[0].isspace() and found[0] not in "/=" for found in _NAMED.finditer(attributes))
