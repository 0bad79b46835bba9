"""Dates, years, numbers with their units, money, percentages, durations, frequencies: one pattern each.

Every pattern is a sequence of classes that do not overlap, with bounded repeats, so that matching is linear in the
text.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from qa_bot.text.amounts import CURRENCY_SIGNS
from qa_bot.text.tokenise import Token
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
_SMALL_WORDS = frozenset(
    (
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty"),
        *("forty", "fifty", "sixty", "seventy", "eighty", "ninety", "half", "zero", "several"),
    )
)
_SCALES = ("hundred", "thousand", "million", "billion", "trillion", "dozen")
_SCALE = rf"(?:{'|'.join(_SCALES)})s?"
# Patterns see a small number word as so many of this letter: listed in each they would take long to compile
_LETTER = "ℕ"
_WORD = rf"\b{_LETTER}+\b"
_WORDS = rf"{_WORD}(?:[ -]{_WORD})?"
# "a hundred and sixty-three", but not "two hundred and three hundred"
_REST = rf"(?:(?<=hundred|housand) and {_WORDS}(?! {_SCALE}))?"
# Stands for a number until a pattern is compiled: in digits alone where a text has no number word, which is quicker
_NUMBER = "⟨number⟩"
_IN_DIGITS = rf"(?:{_DIGITS})(?:[ -]{_SCALE}\b){{0,2}}"
_IN_WORDS_TOO = rf"(?:{_DIGITS}|{_WORDS}|\b[Dd]ozen\b|\b[Aa](?= {_SCALE}\b))(?:[ -]{_SCALE}\b){{0,2}}{_REST}"
_RANGE = rf"{_NUMBER}(?:(?: ?[–—-] ?| to | or ){_NUMBER})?"
# In contracts also with the figure behind it: seventy-two (72) hours
_COUNT = rf"{_RANGE}(?: \(\d{{1,9}}\))?"
_UNIT = (
    r"(?:k?m²|km2|(?:square|cubic) (?:kilo|centi|milli)?(?:met(?:re|er)|mile|feet|foot|inch|yard)(?:e?s)?"
    r"|(?:kilo|centi|milli|micro|nano|deci|mega|giga|tera)?(?:met(?:re|er)|gram|lit(?:re|er)|watt|volt|hertz|joule|byte|mole|ton(?:ne)?)s?"
    r"|miles?|feet|foot|inch(?:es)?|yards?|acres?|hectares?|pounds|ounces?|stone|gallons?|pints?|knots?|barrels?|bits?"
    r"|[Dd]eg(?:rees?)?\.?(?: (?:C|F|K|Celsius|Fahrenheit)\b)?"
    r"|light[ -]years?|calories|atmospheres?|mph|km/h|kph|m/s|kg|mg|µg|μg|km|cm|mm|nm|µm|μm|ml|mL|dB|Hz|kHz|MHz|GHz"
    r"|kW|MW|GW|kWh|GB|MB|TB|eV|mV|kV|Pa|kPa|MPa|ft|lbs?|oz|°\s?[CFK]?|g|m|L|K|V|W)(?![\w])"
)
_CODES = (
    *("USD", "EUR", "GBP", "CHF", "JPY", "CNY", "INR", "AUD", "CAD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF"),
    *("SGD", "HKD", "KRW", "ZAR", "BRL", "MXN", "TRY", "RUB"),
)
_CURRENCY = rf"(?:US\$|A\$|C\$|[{CURRENCY_SIGNS}]|\b(?:{'|'.join(_CODES)}))"
_COIN = (
    r"(?:(?:US |U\.S\. )?dollars?|euros?|pounds(?: sterling)?|cents?|pence|yen|yuan|rupees?|francs?|marks|rubles?"
    rf"|pesos?|shillings?|guineas?|kron(?:er|or|a|e)|zloty|{'|'.join(_CODES)})\b"
)
_PERIOD = (
    r"(?:milli|micro|nano)?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centuries|century"
    r"|millennia|fortnights?)\b"
)
_SHORT_PERIOD = r"(?:hrs?|h|mins?|secs?|ms|µs|(?<= )s)(?!\w)"
_EACH = r"(?:a|an|per|each|every)"
_DIGIT = re.compile(r"\d")
# Without any of these and without digits a text has no number: "a million" has none of the small words
_IN_NUMBERS = frozenset((*_SMALL_WORDS, *_SCALES, *(f"{scale}s" for scale in _SCALES)))

# What matches have
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DECADES = tuple(f"{digit}s" for digit in range(10))
_SEASONS = ("pring", "ummer", "utumn", "Fall", "fall", "inter")
_COINS = (
    *("dollar", "euro", "pound", "cent", "pence", "yen", "yuan", "rupee", "franc", "marks", "ruble", "peso"),
    *("shilling", "guinea", "kron", "zloty", *_CODES),
)
_PERIODS = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "centur", "millenni", "fortnight")
_SHORT_PERIODS = ("h", "min", "s")
_FREQUENCIES = (
    *("once", "twice", "thrice", "time", "every", "daily", "weekly", "monthly", "yearly", "annually", "hourly"),
)


class Numeral(NamedTuple):
    """A recognised expression: its type of answer, its pattern, and what every match has, which is quick to look for.

    ``figure``: a "digit", or a "number": a digit or a small number word. ``cues``: one of these texts.
    """

    type: str
    pattern: str
    figure: str = ""
    cues: tuple[str, ...] = ()


PATTERNS: tuple[Numeral, ...] = (
    Numeral(
        "date",
        rf"\b(?:{_WEEKDAY},? (?:the )?)?(?:{_DAY} (?:of )?)?{_MONTH}(?: {_DAY}\b)?(?:,? (?:of )?{_YEAR})?(?!\w)",
        cues=_MONTHS,
    ),
    Numeral("date", r"\b\d{4}-\d{2}(?:-\d{2})?\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b", "digit"),
    Numeral("date", rf"\b{_PART}?{_SEASON} (?:of )?{_YEAR}", "digit", _SEASONS),
    Numeral("date", rf"\b{_PART}?(?:the )?\d{{3,4}}s\b{_ERA}?", "digit", _DECADES),
    Numeral(
        "date",
        rf"\b{_PART}?(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth"
        rf"|ninth|tenth|[a-z]{{3,7}}teenth|twelfth|eleventh|twentieth|twenty[ -]first)"
        rf"[ -](?:century|millennium)\b{_ERA}?",
        cues=("century", "millennium"),
    ),
    Numeral("date", rf"\b{_WEEKDAY}s?\b", cues=("day",)),
    Numeral("date", rf"\b(?:between |from )?{_YEAR}(?: ?[–—-] ?| to | and )(?:{_YEAR}|\d{{2}}\b)", "digit"),
    Numeral("year", _YEAR, "digit"),
    Numeral("money", rf"{_CURRENCY} ?{_DIGITS}(?: ?(?:{_SCALE}|[mbk]n?)\b)?", "digit", (*CURRENCY_SIGNS, *_CODES)),
    Numeral("money", rf"{_DIGITS}[ \u00a0\u202f]?[€£](?![\w€£]|[ \u00a0\u202f]\d)", "digit", ("€", "£")),
    Numeral("money", rf"{_COUNT} {_COIN}", "number", _COINS),
    Numeral(
        "percentage",
        rf"{_COUNT}[ -]?(?:%|percent\b|per cent\b|percentage points?\b)",
        "number",
        ("%", "percent", "per cent"),
    ),
    Numeral("duration", rf"{_COUNT}[ -]{_PERIOD}", "number", _PERIODS),
    Numeral("duration", rf"(?:\b\d{{1,3}}:\d\d(?::\d\d)?|{_RANGE}) ?{_SHORT_PERIOD}", "digit", _SHORT_PERIODS),
    Numeral("quantity", rf"{_COUNT}[ -]?{_UNIT}", "number"),
    Numeral(
        "frequency",
        rf"\b(?:(?:once|twice|thrice|{_NUMBER} times?) {_EACH} (?:{_NUMBER} )?{_PERIOD}"
        rf"|every (?:other )?(?:{_NUMBER} )?{_PERIOD}|daily|weekly|monthly|yearly|annually|hourly)",
        cues=_FREQUENCIES,
    ),
    Numeral("number", _RANGE, "number"),
)


def numerals(text: str, tokens: Sequence[Token]) -> Iterator[tuple[str, Span]]:
    """Yield (type, span) of each expression in ``text``, pattern by pattern; spans of different patterns may nest."""
    words = not _IN_NUMBERS.isdisjoint(token.form for token in tokens)
    figures = _figures(text, words=words)
    seen = _with_letters(text, tokens) if words else text
    for numeral in PATTERNS:
        if numeral.figure not in figures or (numeral.cues and not any(cue in text for cue in numeral.cues)):
            continue
        for match in _compiled(numeral.pattern, words=words).finditer(seen):
            if _is_real(numeral.type, match.group()):
                yield numeral.type, Span(match.start(), match.end())


@cache
def _compiled(pattern: str, *, words: bool) -> re.Pattern[str]:
    """Return the pattern, compiled by need: all of them together take long."""
    return re.compile(pattern.replace(_NUMBER, _IN_WORDS_TOO if words else _IN_DIGITS))


def _with_letters(text: str, tokens: Sequence[Token]) -> str:
    """Return the text with every letter of a small number word as the one that patterns see."""
    for token in tokens:
        if token.form in _SMALL_WORDS:
            text = text[: token.start] + _LETTER * (token.end - token.start) + text[token.end :]
    return text


def _figures(text: str, *, words: bool) -> tuple[str, ...]:
    """Return which kinds of ``Numeral.figure`` a text has."""
    if _DIGIT.search(text):
        return "", "digit", "number"
    return ("", "number") if words else ("",)


def _is_real(kind: str, match: str) -> bool:
    """Return whether the match is more than a word that may be a month or a number by accident ("May", "Mar")."""
    return kind != "date" or any(c.isdigit() for c in match) or len(match) > 3
