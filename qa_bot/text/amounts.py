"""Numbers of a text with their units, and the ranges and bounds that it tells: 56-63 kg, above 25, 10 or more."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from math import inf, nextafter
from typing import NamedTuple

from qa_bot.text.language import language

CURRENCY_SIGNS = "$€£¥₹"
_UNIT_SIGNS = frozenset(CURRENCY_SIGNS + "%°")
_UNIT = re.compile(rf"(?:[%{CURRENCY_SIGNS}]|°[CFK]?|[^\W\d_]{{1,14}}(?:/\w{{1,4}})?)(?!\w)", re.I)
_DIGIT = re.compile(r"\d")
_DIGITS = r"\d{1,12}(?:[.,]\d{1,12}){0,4}"
_GROUPED = re.compile(r"[.,](?=\d{3}(?:[.,]|\Z))")
_LONGEST_BOUND = 24
_SIGNS_OF_BOUNDS = {">": "above", "≥": "at_least", ">=": "at_least", "<": "below", "≤": "at_most", "<=": "at_most"}


class Amount(NamedTuple):
    """All numbers from ``low`` to ``high``; ``unit`` is the one they are of in small letters, "" without one."""

    low: float
    high: float
    unit: str

    @property
    def is_range(self) -> bool:
        """Whether it is a range or a bound, not one number."""
        return self.low < self.high


def amounts(text: str, code: str) -> Iterator[Amount]:
    """Yield the amounts of a text, with the units and bounds that the language of ``code`` has words for."""
    if _DIGIT.search(text) is None:  # as most questions have none: the pattern takes long to compile
        return
    bounds, before, months = _bounds(code), _before(code), language(code).months
    for found in _pattern(code).finditer(text):
        first, second = found["first"], found["second"]
        unit = (found["sign"] or found["sign2"] or found["unit2"] or found["unit"] or "").strip().lower()
        if unit in months:  # a day
            continue
        unit = unit if _is_unit(unit, code) else ""
        low = _value(first)
        if second:
            high = _value(second)
            if low < high:
                yield Amount(low, high, unit)
            continue
        start = found.start()
        bound = found["after"] or "".join(before.findall(text[max(0, start - _LONGEST_BOUND) : start]))
        yield Amount(*_limits(low, bounds.get(" ".join(bound.lower().split()), "")), unit)


def units(text: str, code: str) -> set[str]:
    """Return the units that a text has words or signs for, in small letters."""
    return {found for found in map(str.lower, _UNIT.findall(text)) if _is_unit(found, code)}


def sums_of_money(text: str, code: str) -> int:
    """Return how many numbers of a text have a currency's sign, code or name beside them."""
    return sum(1 for _ in _money(code).finditer(text))


@cache
def _money(code: str) -> re.Pattern[str]:
    """Return the pattern of a number with a currency in front of it or behind; every repeat in it is bounded."""
    spoken = language(code)
    names, numbers = any_of(spoken.currencies), any_of(spoken.number_words)
    return re.compile(
        rf"(?:[{CURRENCY_SIGNS}]|\b(?:{names})) ?{_DIGITS}|(?<![\w.,])(?:{_DIGITS}[ -]?[{CURRENCY_SIGNS}]|"
        rf"(?:{_DIGITS}|{numbers})[ -]?(?:{names})\b)",
        re.I,
    )


def is_currency(unit: str, code: str) -> bool:
    """Tell whether a unit, in small letters, is a currency, as that before a stroke is in €/m."""
    name = unit.partition("/")[0]
    return name[:1] in CURRENCY_SIGNS or name in language(code).currencies


def _is_unit(word: str, code: str) -> bool:
    """Tell whether a word or sign, in small letters, is a unit, as that before a stroke is in mg/l."""
    spoken, name = language(code), word.partition("/")[0]
    return name[:1] in _UNIT_SIGNS or name in spoken.units or name in spoken.currencies


def _limits(value: float, bound: str) -> tuple[float, float]:
    match bound:
        case "above":
            return nextafter(value, inf), inf
        case "at_least" | "or_more":
            return value, inf
        case "below":
            return -inf, nextafter(value, -inf)
        case "at_most" | "or_less":
            return -inf, value
        case _:
            return value, value


def _value(digits: str) -> float:
    """Return the value of a number as written: marks before three digits group them, unless the first group is 0."""
    if not digits.startswith("0"):
        whole = _GROUPED.sub("", digits)
        # one dot alone is that of a decimal: 1.250
        digits = digits if digits.count(".") == 1 and "," not in digits else whole
    return float(re.sub(r"[.,](?=.*[.,])", "", digits).replace(",", "."))


@cache
def _bounds(code: str) -> dict[str, str]:
    classes = language(code).classes
    names = ("at_most", "at_least", "above", "below", "or_more", "or_less")
    return _SIGNS_OF_BOUNDS | {"+": "or_more"} | {word: name for name in names for word in classes.get(name, ())}


@cache
def _before(code: str) -> re.Pattern[str]:
    """Return the pattern of a bound that stands in front of a number."""
    classes = language(code).classes
    words = [word for name in ("above", "at_least", "below", "at_most") for word in classes.get(name, ())]
    return re.compile(rf"((?<!\w)(?:{any_of(words)})(?=\s)|[<>]=?|[≤≥])\s{{0,3}}\Z", re.I)


@cache
def _pattern(code: str) -> re.Pattern[str]:
    """Return the pattern of an amount; every repeat in it is bounded."""
    classes = language(code).classes
    to, after = classes.get("to", ()), [word for name in ("or_more", "or_less") for word in classes.get(name, ())]
    no_unit = {word.split()[0] for word in (*to, *after)}
    number = (
        rf"(?P<sign>[{CURRENCY_SIGNS}] ?)?(?P<first>{_DIGITS})"
        rf"(?:[ -]?(?!(?:{any_of(no_unit)})\b)(?P<unit>{_UNIT.pattern}))?"
    )
    second = number.replace("sign", "sign2").replace("unit>", "unit2>").replace("first", "second")
    return re.compile(
        rf"(?<![\w.,/–—-]){number}(?:\s?(?:[–—-]|\b(?:{any_of(to)})\b)\s?{second})?"
        rf"(?:\s?(?P<after>\+|\b(?:{any_of(after)})\b))?(?![\w/–—-]|[.,]\d)",
        re.I,
    )


def any_of(words: Iterable[str]) -> str:
    """Return the pattern of any of the words, the longest first; without words, one that matches nothing."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in longest) or r"(?!)"
