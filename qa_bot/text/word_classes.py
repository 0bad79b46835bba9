"""What a word may tell, from its letters and its language's word lists alone: a set of bits for each word."""

import re
from collections.abc import Callable
from enum import IntFlag, auto

from qa_bot.text.known_names import people, places
from qa_bot.text.language import Language, language
from qa_bot.text.normalise import fold_case

_YEARS = range(1000, 2100)
# A date in one word; with a year of two digits only where day and month have as many (2.12.15 is a version)
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:1\d|20)\d{2}|\d{2}\.\d{2}\.\d{2}")


class WordClass(IntFlag):
    """Bits of a word; it may have several."""

    STOP = auto()
    TIME = auto()
    NUMBER = auto()
    DURATION = auto()
    UNIT = auto()
    PLACE_PREPOSITION = auto()
    REASON = auto()
    MANNER = auto()
    DEFINITION = auto()
    PRONOUN = auto()
    CAPITAL = auto()
    ALL_CAPITALS = auto()
    DIGIT = auto()
    YEAR = auto()
    PLACE = auto()
    PERSON = auto()
    MODAL = auto()
    NEGATION = auto()
    CONDITION = auto()
    INSTRUCTION = auto()
    FREQUENCY = auto()


def word_classes(spoken: Language) -> Callable[[str], int]:
    """Return the function from a word as written to its classes in a language.

    What a word of another language shows is what its English gloss shows, beside what its own language says of it.
    """
    bits = _listed(spoken)
    if spoken.english:
        english = _listed(language("en"))
        for word, gloss in spoken.english.items():
            bits[word] = bits.get(word, 0) | (english.get(gloss, 0) & ~WordClass.STOP)

    def classes(word: str) -> int:
        form = fold_case(word)
        found = bits.get(form, 0) | _by_letters(word)
        return found | _as_name(form) if found & _CAPITAL else found

    return classes


def _listed(spoken: Language) -> dict[str, int]:
    """Return the classes of the words that a language lists."""
    lists = {
        WordClass.STOP: spoken.stop_words,
        WordClass.TIME: frozenset(spoken.months) | frozenset(spoken.weekdays),
        WordClass.NUMBER: frozenset(spoken.number_words),
        WordClass.UNIT: spoken.units | spoken.currencies,
        WordClass.REASON: frozenset(phrase for phrase in spoken.reasons if " " not in phrase),
    }
    for name, words in spoken.classes.items():
        if name.upper() in WordClass.__members__:
            kind = WordClass[name.upper()]
            lists[kind] = lists.get(kind, frozenset()) | words
    bits: dict[str, int] = {}
    for kind, words in lists.items():
        for word in words:
            bits[word] = bits.get(word, 0) | kind
    return bits


# Plain numbers: the operators of an enumeration cost more than all the rest of a look at a word
_CAPITAL, _ALL_CAPITALS, _DIGIT, _YEAR, _PLACE, _PERSON = (
    int(WordClass[name]) for name in ("CAPITAL", "ALL_CAPITALS", "DIGIT", "YEAR", "PLACE", "PERSON")
)


def _as_name(form: str) -> int:
    return (form in places() and _PLACE) | (form in people() and _PERSON)


def _by_letters(word: str) -> int:
    if word.islower():
        found = 0
    else:
        found = (word[0].isupper() and _CAPITAL) | (len(word) > 1 and word.isupper() and _ALL_CAPITALS)
    if word[0].isdigit():
        found |= _DIGIT
        if (len(word) == 4 and word.isdecimal() and int(word) in _YEARS) or ("." in word and _DATE.fullmatch(word)):
            found |= _YEAR
    return found
