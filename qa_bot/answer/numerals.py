"""Dates, years, numbers with their units, money, percentages, durations, frequencies: one pattern each.

Every pattern is a sequence of classes that do not overlap, with bounded repeats, so that matching is linear in the
text.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from qa_bot.types import Span

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_ERA = r"(?: ?(?:BCE|BC|CE|AD|B\.C\.|A\.D\.))"
_YEAR = rf"(?:(?:AD )?\b(?:1\d{{3}}|20\d{{2}})\b{_ERA}?|\b\d{{1,4}}{_ERA})"
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_PART = r"(?:(?:early|mid|late|middle|beginning|end|start)[ -](?:of )?(?:the )?)"
_DIGITS = r"\d{1,15}(?:[.,]\d{1,15}){0,6}"
_SMALL = (
    r"(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|dozen|zero|several)"
)
_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen)s?"
_NUMBER = rf"(?:{_DIGITS}|\b(?:{_SMALL})\b(?:[ -](?:{_SMALL})\b)?)(?:[ -]{_SCALE}\b){{0,2}}"
_RANGE = rf"{_NUMBER}(?:(?: ?[–—-] ?| to | or ){_NUMBER})?"
_UNIT = (
    r"(?:k?m²|km2|(?:square|cubic) (?:kilo|centi|milli)?(?:met(?:re|er)|mile|feet|foot|inch|yard)(?:e?s)?"
    r"|(?:kilo|centi|milli|micro|nano|deci|mega|giga|tera)?(?:met(?:re|er)|gram|lit(?:re|er)|watt|volt|hertz|joule|byte|mole|ton(?:ne)?)s?"
    r"|miles?|feet|foot|inch(?:es)?|yards?|acres?|hectares?|pounds|ounces?|stone|gallons?|pints?|degrees?|knots?|barrels?"
    r"|light[ -]years?|calories|atmospheres?|mph|km/h|kph|m/s|kg|mg|µg|μg|km|cm|mm|nm|µm|μm|ml|mL|dB|Hz|kHz|MHz|GHz"
    r"|kW|MW|GW|kWh|GB|MB|TB|eV|mV|kV|Pa|kPa|MPa|ft|lbs?|oz|°\s?[CFK]?|g|m|L|K|V|W)(?![\w])"
)
_CURRENCY = r"(?:US\$|A\$|C\$|[$€£¥₹])"
_COIN = (
    r"(?:(?:US |U\.S\. )?dollars?|euros?|pounds(?: sterling)?|cents?|pence|yen|yuan|rupees?|francs?|marks|rubles?"
    r"|pesos?|shillings?|guineas?|USD|EUR|GBP)\b"
)
_PERIOD = (
    r"(?:milli|micro|nano)?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centuries|century"
    r"|millennia|fortnights?)\b"
)
_EACH = r"(?:a|an|per|each|every)"


_COINS = (
    *("dollar", "euro", "pound", "cent", "pence", "yen", "yuan", "rupee", "franc", "marks", "ruble", "peso"),
    *("shilling", "guinea", "USD", "EUR", "GBP"),
)
_PERIODS = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "centur", "millenni", "fortnight")
_FREQUENCIES = (
    *("once", "twice", "thrice", "time", "every", "daily", "weekly", "monthly", "yearly", "annually", "hourly"),
)


class Numeral(NamedTuple):
    """A recognised expression: its type of answer, its pattern, and ``cues``: texts of which every match has one.

    Looking for the cues first is quick; without cues the pattern itself is looked for.
    """

    type: str
    pattern: re.Pattern[str]
    cues: tuple[str, ...] = ()


PATTERNS: tuple[Numeral, ...] = (
    Numeral(
        "date",
        re.compile(
            rf"\b(?:{_WEEKDAY},? (?:the )?)?(?:{_DAY} (?:of )?)?{_MONTH}(?: {_DAY}\b)?(?:,? (?:of )?{_YEAR})?(?!\w)"
        ),
    ),
    Numeral("date", re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b")),
    Numeral("date", re.compile(rf"\b{_PART}?{_SEASON} (?:of )?{_YEAR}")),
    Numeral("date", re.compile(rf"\b{_PART}?(?:the )?\d{{3,4}}s\b{_ERA}?")),
    Numeral(
        "date",
        re.compile(
            rf"\b{_PART}?(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth"
            rf"|ninth|tenth|[a-z]{{3,7}}teenth|twelfth|eleventh|twentieth|twenty[ -]first)"
            rf"[ -](?:century|millennium)\b{_ERA}?"
        ),
        ("century", "millennium"),
    ),
    Numeral("date", re.compile(rf"\b{_WEEKDAY}s?\b")),
    Numeral("date", re.compile(rf"\b(?:between |from )?{_YEAR}(?: ?[–—-] ?| to | and )(?:{_YEAR}|\d{{2}}\b)")),
    Numeral("year", re.compile(_YEAR)),
    Numeral("money", re.compile(rf"{_CURRENCY} ?{_DIGITS}(?: ?(?:{_SCALE}|[mbk]n?)\b)?")),
    Numeral("money", re.compile(rf"{_RANGE} {_COIN}"), _COINS),
    Numeral("percentage", re.compile(rf"{_RANGE}[ -]?(?:%|percent\b|per cent\b|percentage points?\b)"), ("%", "per")),
    Numeral("duration", re.compile(rf"{_RANGE}[ -]{_PERIOD}"), _PERIODS),
    Numeral("quantity", re.compile(rf"{_RANGE}[ -]?{_UNIT}")),
    Numeral(
        "frequency",
        re.compile(
            rf"\b(?:(?:once|twice|thrice|{_NUMBER} times?) {_EACH} (?:{_NUMBER} )?{_PERIOD}"
            rf"|every (?:other )?(?:{_NUMBER} )?{_PERIOD}|daily|weekly|monthly|yearly|annually|hourly)"
        ),
        _FREQUENCIES,
    ),
    Numeral("number", re.compile(_RANGE)),
)


def numerals(text: str) -> Iterator[tuple[str, Span]]:
    """Yield (type, span) of each expression in ``text``, pattern by pattern; spans of different patterns may nest."""
    if not _has_cue(text):
        return
    for numeral in PATTERNS:
        if numeral.cues and not any(cue in text for cue in numeral.cues):
            continue
        for match in numeral.pattern.finditer(text):
            if _is_real(numeral.type, match.group()):
                yield numeral.type, Span(match.start(), match.end())


_CUE = re.compile(
    rf"\d|\b{_SMALL}\b|\b{_SCALE}\b|{_MONTH}|day|century|daily|weekly|monthly|yearly|annually|hourly|once|twice|every"
)


def _has_cue(text: str) -> bool:
    return _CUE.search(text) is not None


def _is_real(kind: str, match: str) -> bool:
    """Return whether the match is more than a word that may be a month or a number by accident ("May", "Mar")."""
    return kind != "date" or any(c.isdigit() for c in match) or len(match) > 3
