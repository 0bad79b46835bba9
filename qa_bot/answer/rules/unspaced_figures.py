"""Figures in scripts without spaces between words: numbers with the unit, currency or part of a date behind them.

Every pattern is made of the words that a language lists and of bounded repeats, so that matching is linear in the text.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from qa_bot.text.amounts import CURRENCY_SIGNS
from qa_bot.text.language import language
from qa_bot.types import Span

_DIGITS = r"\d{1,15}(?:[.,:．，：]\d{1,15}){0,6}"
_DASH = r" ?[-–—~～〜] ?"
_LATIN_UNIT = r"[A-Za-z]{1,4}(?:/[A-Za-z]{1,3})?"
# What only points to a note: [2]
_NOTE = re.compile(r"\[\d{1,3}\]")
# The smallest number that stands behind digits: 3万
_SCALE = 100
# Classes of words of a language: units of time, what is a time by itself, parts of dates, what stands in front of
# years, what stands behind or in front of a number of hundredths, and between two numbers
_CLASSES = ("periods", "lengths", "moments", "eras", "percents", "hundredths", "to")


def unspaced_figures(text: str, code: str) -> Iterator[tuple[str, Span]]:
    """Yield (type, span) for the figures of a text in the language of ``code``, a type at a time: date, duration,
    money, percentage, quantity, number. A part of a percentage is none, 百分 of 百分之十三, nor is the mark of a note.
    """
    text = _NOTE.sub(lambda note: " " * len(note.group()), text)
    found = [(kind, Span(*match.span())) for kind, pattern in _patterns(code) for match in pattern.finditer(text)]
    percentages = [span for kind, span in found if kind == "percentage"]
    for kind, span in found:
        if kind == "percentage" or not any(span.start < whole.end and whole.start < span.end for whole in percentages):
            yield kind, span


@cache
def _patterns(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    spoken = language(code)
    words = {name: _any(spoken.classes.get(name, ())) for name in _CLASSES}
    every_unit = spoken.units.union(*(spoken.classes.get(name, ()) for name in ("periods", "moments")))
    number, scaled = _number(spoken.number_words), _scaled(spoken.number_words)
    between = rf"(?:{_DASH}|{words['to']})"

    def counted(unit: str) -> str:
        """Return the pattern of a number, or a range of two, with a unit."""
        return rf"(?:{number}(?: ?(?:{unit}))?{between})?{number} ?(?:{unit})"

    units = _any(spoken.units | spoken.currencies)
    moment = "|".join(_whole(name, every_unit) for name in sorted(spoken.classes.get("moments", ()), key=_longest))
    month = _any(name for name in spoken.months if not name[0].isdigit())
    # the year of another era stands in brackets: 1964年（昭和39年）10月
    date = rf"{number} ?(?:{moment})(?:(?:[（(][^()（）]{{2,8}}[)）])? ?{number} ?(?:{moment})){{0,5}}"
    patterns = {
        "date": (
            rf"(?:(?:{words['eras']}) ?)?{date}|(?:{words['eras']}) ?{_DIGITS}|"
            rf"(?:{number} ?)?(?:{month})(?: ?{_DIGITS})?|{_any(spoken.weekdays)}|\d{{1,2}}[:：]\d{{2}}"
        ),
        "duration": rf"{counted(words['periods'])}|{words['lengths']}",
        "money": rf"[{CURRENCY_SIGNS}] ?{number}|{counted(_any(spoken.currencies))}",
        "percentage": rf"{number} ?(?:[%％]|{words['percents']})|(?:{words['hundredths']}) ?{number}",
        "quantity": rf"{counted(units)}|{_DIGITS} ?(?:{_LATIN_UNIT}|[°℃])",
        "number": rf"{number} ?(?:{units})|{_DIGITS}{_LATIN_UNIT}|{scaled}",
    }
    return tuple((kind, re.compile(pattern)) for kind, pattern in patterns.items())


def _number(listed: Mapping[str, int]) -> str:
    """Return the pattern of a number in digits or in the ``listed`` words but those made of others (二十).

    A space follows a word of a single letter that is no ideograph: Korean 사 begins many words.
    """
    words = {word for word in listed if not _is_made_of(word, listed.keys() - {word})}
    short = {word for word in words if len(word) == 1 and not "\u3007" <= word <= "\u9fff"}
    return rf"(?:{_scaled(listed)}|(?:{_any(words - short)}){{1,8}}|(?:{_any(short)}) )"


def _scaled(listed: Mapping[str, int]) -> str:
    """Return the pattern of a number in digits, with words of thousands and the like behind it: 3万."""
    scales = _any(word for word, value in listed.items() if value >= _SCALE)
    return rf"{_DIGITS}(?: ?(?:{scales})){{0,3}}"


def _is_made_of(word: str, others: Collection[str]) -> bool:
    """Tell whether a word is one or more of some others, one behind the other."""
    return word in others or any(word[:k] in others and _is_made_of(word[k:], others) for k in range(1, len(word)))


def _whole(unit: str, others: Iterable[str]) -> str:
    """Return the pattern of a unit that does not begin a longer one: 時, not that of 時間."""
    behind = [other.removeprefix(unit) for other in others if other.startswith(unit) and other != unit]
    return rf"{re.escape(unit)}(?!{_any(behind)})"


def _any(words: Iterable[str]) -> str:
    """Return the pattern of any of some words, the longest first; of what never is, where there are none."""
    return "|".join(map(re.escape, sorted(words, key=_longest))) or r"(?!)"


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word
