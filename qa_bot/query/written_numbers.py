"""Numbers and dates that documents may write in another way than a question: 26.000, 26000; 03.05.1924, 3. Mai 1924;
the 26th amendment, Amendment XXVI.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qa_bot.index.reader import Index
from qa_bot.text.language import Language
from qa_bot.text.tokenise import Token

Terms = tuple[int, ...]

# Thousands in groups, or not, with decimals behind a comma; in English, a dot parts decimals
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{3}){1,4}|\d{4,12})(,\d{1,9})?")
_GROUP = 3
# Digits of the shortest number of which the groups stand apart: of two short ones, each stands for itself more often
_APART = 5
_YEARS = range(1500, 2100)
_DAY_FIRST = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d/-])")
_YEAR_FIRST = re.compile(r"(?<![\d./-])(\d{4})-(\d{2})-(\d{2})(?![\d/-])")
_YEAR = re.compile(r"\d{4}")
_MONTHS = 12
_COUNT = re.compile(r"([1-9]\d?)(?:st|nd|rd|th)?")
_ROMAN = (("l", 50), ("xl", 40), ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))
_MOST_ROMAN = 89


def number_phrases(form: str, index: Index, spoken: Language) -> tuple[Terms, ...]:
    """Return the phrases, some of one term, that the documents write a number of the question as."""
    found = _NUMBER.fullmatch(form) if spoken.code != "en" else None
    if found is None:
        return ()
    digits, decimals = found[1].replace(".", ""), found[2] or ""
    if int(digits) in _YEARS:
        return ()
    first = len(digits) % _GROUP or _GROUP
    groups = [digits[:first], *(digits[place : place + _GROUP] for place in range(first, len(digits), _GROUP))]
    ways: list[tuple[str, ...]] = [(f"{digits}{decimals}",), (f"{'.'.join(groups)}{decimals}",)]
    if len(digits) >= _APART:
        ways.append((*groups[:-1], f"{groups[-1]}{decimals}"))
    return tuple(phrase for way in ways if way != (form,) for phrase in index.phrases_of(way))


def numeral_phrases(tokens: Sequence[Token], place: int, index: Index, spoken: Language) -> tuple[Terms, ...]:
    """Return the phrases of a thing and its number as a Roman numeral: of the 26th amendment, amendment XXVI; of part
    2, part II. Not of the first, whose numeral is a word.
    """
    found = _COUNT.fullmatch(tokens[place].form)
    if found is None or not 1 < int(found[1]) <= _MOST_ROMAN:
        return ()
    beside = tokens[max(place - 1, 0) : place] if found[0] == found[1] else tokens[place + 1 : place + 2]
    numeral = _roman(int(found[1]))
    things = [token.form for token in beside if token.form.isalpha() and token.form not in spoken.stop_words]
    return tuple(phrase for thing in things for phrase in index.phrases_of((thing, numeral)))


def _roman(number: int) -> str:
    """Return a number in Roman numerals, in lower case."""
    written = []
    for numeral, value in _ROMAN:
        written.append(numeral * (number // value))
        number %= value
    return "".join(written)


def date_phrases(text: str, tokens: Sequence[Token], index: Index, spoken: Language) -> Mapping[int, tuple[Terms, ...]]:
    """Return for the words of each day of the calendar, by their places, the phrases of its other ways to write it."""
    found: dict[int, tuple[Terms, ...]] = defaultdict(tuple)
    for written in (*_in_figures(text, spoken), *_in_words(tokens, spoken)):
        phrases = tuple(dict.fromkeys(phrase for way in _ways(written, spoken) for phrase in index.phrases_of(way)))
        for place, token in enumerate(tokens):
            if written.start <= token.start and token.end <= written.end:
                found[place] += phrases
    return found


class _Day(NamedTuple):
    """A day of the calendar, and where it stands in a question."""

    start: int
    end: int
    day: int
    month: int
    year: str


def _ways(written: _Day, spoken: Language) -> Iterator[tuple[str, ...]]:
    """Yield the words that a day is written as: with each name of its month, and in figures."""
    _, _, day, month, year = written
    for name in sorted(name for name, number in spoken.months.items() if number == month):
        yield str(day), name, year
    yield (f"{day}.{month}.{year}",)
    yield (f"{day:02}.{month:02}.{year}",)
    yield f"{day:02}", f"{month:02}", year


def _in_figures(text: str, spoken: Language) -> Iterator[_Day]:
    """Yield the days in figures; English puts the month in front of a stroke."""
    for match in _YEAR_FIRST.finditer(text):
        if 1 <= int(match[2]) <= _MONTHS:
            yield _Day(*match.span(), int(match[3]), int(match[2]), match[1])
    for match in _DAY_FIRST.finditer(text):
        if 1 <= int(match[3]) <= _MONTHS and (spoken.code != "en" or match[2] == "."):
            yield _Day(*match.span(), int(match[1]), int(match[3]), match[4])


def _in_words(tokens: Sequence[Token], spoken: Language) -> Iterator[_Day]:
    """Yield the days with the month's name: 3. Mai 1924, 3 de maio de 1924, May 3, 1924."""
    telling = [token for token in tokens if token.form not in spoken.stop_words]
    for one, two, year in zip(telling, telling[1:], telling[2:], strict=False):
        day, month = (two, one) if one.form in spoken.months else (one, two)
        is_day = day.form.isdecimal() and len(day.form) <= len("31")
        if is_day and month.form in spoken.months and _YEAR.fullmatch(year.form):
            yield _Day(one.start, year.end, int(day.form), spoken.months[month.form], year.form)
