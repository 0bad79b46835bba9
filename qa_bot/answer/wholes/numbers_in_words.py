"""Numbers of several words, each one thing: sixty-three, two thousand and five, 4 million. English only, and what is
read in it: 12,500 has two words where a space was in place of its comma.
"""

from collections.abc import Iterator, Sequence

from qa_bot.text.amounts import CURRENCY_SIGNS
from qa_bot.text.tokenise import Token

_DIGITS = frozenset(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))
_TEENS = frozenset(
    (
        *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"),
        *("sixteen", "seventeen", "eighteen", "nineteen"),
    )
)
_TENS = frozenset(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"))
_SCALES = frozenset(("hundred", "thousand", "million", "billion", "trillion"))
_SMALL = _DIGITS | _TEENS | _TENS
# With these a number of several words begins, or goes on
_JOINING = _TENS | _SCALES


def within_numbers(text: str, tokens: Sequence[Token]) -> Iterator[int]:
    """Yield the place of each word that goes on a number which the word in front of it belongs to."""
    for place, token in enumerate(tokens):
        if token.form[0].isdigit() and place and _is_group(text, tokens[place - 1], token):
            yield place
        if token.form not in _JOINING:
            continue
        if token.form in _SCALES and place and _is_number(tokens[place - 1].form) and _close(text, tokens, place):
            yield place
        yield from _behind(text, tokens, place)


def figures_behind(text: str, tokens: Sequence[Token]) -> Iterator[int]:
    """Yield the place of each figure in brackets that repeats the number in words in front of it, as contracts have it:
    ten (*10*) days, five dollars (*$5*).
    """
    for place, token in enumerate(tokens[1:], start=1):
        if text[token.end : token.end + 1] != ")" or not token.form[0].isdecimal():
            continue
        opening = text[tokens[place - 1].end : token.start].strip()
        if opening[:1] == "(" and opening[1:].strip(CURRENCY_SIGNS) == "":
            named = place - 1 - (opening != "(")  # the currency's name stands between
            if named >= 0 and tokens[named].form in _SMALL | _SCALES:
                yield place


def _behind(text: str, tokens: Sequence[Token], place: int) -> Iterator[int]:
    """Yield the places of the words that go on a number behind one of its tens or scales."""
    is_scale = tokens[place].form in _SCALES
    follows = [token.form for token in tokens[place + 1 : place + 4]]
    if is_scale and follows[:1] == ["and"] and _SMALL.issuperset(follows[1:2]) and _SCALES.isdisjoint(follows[2:]):
        if follows[1:] and _close(text, tokens, place + 2):
            yield place + 1
            yield place + 2
    elif follows and follows[0] in (_SMALL if is_scale else _DIGITS) and _close(text, tokens, place + 1):
        yield place + 1


def _is_group(text: str, left: Token, right: Token) -> bool:
    """Tell whether two figures are the digits of one number."""
    return left.form[-1].isdigit() and text[left.end : right.start] == ","


def _is_number(form: str) -> bool:
    return form.isdecimal() or form in _SMALL or form in _SCALES


def _close(text: str, tokens: Sequence[Token], place: int) -> bool:
    """Tell whether no more than a space or a hyphen stands in front of a word."""
    return text[tokens[place - 1].end : tokens[place].start] in {" ", "-", "\n"}
