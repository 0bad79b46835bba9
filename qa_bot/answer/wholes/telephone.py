"""Numbers that people are called by: of a telephone, an extension, a pager."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from operator import attrgetter

from qa_bot.text.tokenise import Token
from qa_bot.types import Span

# Three digits or more, in groups or not; neither a part of a time or an amount nor of a word
_NUMBER = re.compile(r"(?<![\w:£$€])(?<!\d[.,/-])\+?\(?\d(?:[ ()/-]{0,2}\d){2,18}(?![\w:]|[.,/-]\d)")
_NEAR = 5  # words in front of a number among which one may tell what it is
_TELLING = 6  # digits that tell by themselves
_start = attrgetter("start")


def telephone_numbers(text: str, tokens: Sequence[Token], lines: Collection[str]) -> Iterator[Span]:
    """Yield the places of the numbers behind words for ``lines`` (phone, extension), or else of the long ones."""
    found = [Span(*number.span()) for number in _NUMBER.finditer(text)]
    named = [number for number in found if _is_named(number, tokens, lines)]
    yield from named or (number for number in found if sum(map(str.isdigit, number.of(text))) >= _TELLING)


def _is_named(number: Span, tokens: Sequence[Token], lines: Collection[str]) -> bool:
    place = bisect_left(tokens, number.start, key=_start)
    return any(token.form in lines for token in tokens[max(0, place - _NEAR) : place])
