"""A sentence of another language as one who knows English alone may read it: each word that shows how the sentence is
built, and each month, number and unit, is put in English; the telling words stay as they are, figures are written as
English writes them.

What was fitted to English then finds its way in other languages: answers stand behind "by", "durch" and "par" alike
(transfer between languages by what is not vocabulary: Zeman & Resnik 2008, "Cross-language parser adaptation between
related languages").
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from qa_bot.answer.wholes.eras import ENGLISH as ENGLISH_ERAS
from qa_bot.answer.wholes.plain_numbers import in_plain_digits, with_plain_numbers
from qa_bot.text.language import language
from qa_bot.text.tokenise import Token

# Units and moneys without a gloss of their own: all that is asked of them is that they are one
_UNIT, _MONEY = "kilometres", "euros"
_APOSTROPHES = frozenset(("'", "’"))
# An ending behind a name or a figure, Bursa'da: what no answer begins or ends with
_ENDING = "of"
# Between the numbers of a range, 25—30, English writes a shorter dash
_DASH, _IN_RANGES = "—", "–"
# Letters that a short form has at most, "mar" and "so": these are other words as well
_SHORT = 3


def read_in_english(text: str, words: Sequence[Token], code: str) -> tuple[str, Sequence[Token]]:
    """Return a sentence of the language ``code`` as it is read, and its words, as many, with their places there."""
    glosses = glosses_of(code)
    if not glosses:
        return text, words
    text = with_plain_numbers(text, code)
    capital_nouns, marks = language(code).capital_nouns, language(code).ending_marks & _APOSTROPHES
    parts: list[str] = []
    read: list[Token] = []
    length = end = 0
    for place, word in enumerate(words):
        between, shown = text[end : word.start], text[word.start : word.end]
        is_ending = bool(place) and between in marks and shown[0].islower()
        gloss = _ENDING if is_ending else glosses.get(word.form)
        if gloss is not None:
            is_capital = shown[0].isupper() and not (capital_nouns and place)
            shown = gloss[0].upper() + gloss[1:] if is_capital else gloss
        elif capital_nouns and not _may_be_a_name(text, words, place):
            shown = shown.lower()
        gap = " " if is_ending else _gap(between, words[place - 1].form if place else "", gloss, glosses)
        gap = _IN_RANGES if gap == _DASH and word.form.isdigit() else gap
        parts += gap, shown
        start = length + len(gap)
        length, end = start + len(shown), word.end
        read.append(Token(start, length, in_plain_digits(word.form) if gloss is None else gloss.lower()))
    return "".join((*parts, text[end:])), read


def _gap(between: str, before: str, gloss: str | None, glosses: Mapping[str, str]) -> str:
    """Return what stands between two words in English: a space in l'eau and 3. Mai."""
    elided = between in _APOSTROPHES and before in glosses
    ordinal = between == ". " and before.isdigit() and gloss is not None and gloss[0].isupper()
    return " " if elided or ordinal else between


def _may_be_a_name(text: str, words: Sequence[Token], place: int) -> bool:
    """Return whether a word may be a name where nouns have capitals, too: another capital stands next to it."""
    beside = words[max(0, place - 1) : place + 2]
    return any(
        left.end + 1 >= right.start and text[left.start].isupper() and text[right.start].isupper()
        for left, right in pairwise(beside)
        if words[place] in (left, right)
    )


@cache
def glosses_of(code: str) -> Mapping[str, str]:
    """Return the English words of the words, as compared, of a language; empty for English and unknown ones."""
    spoken, english = language(code), language("en")
    if not spoken.english:
        return {}
    return {
        **ENGLISH_ERAS,
        **dict.fromkeys(spoken.units, _UNIT),
        **dict.fromkeys(spoken.currencies, _MONEY),
        **_by_number(spoken.number_words, english.number_words, str),
        **_by_number(spoken.weekdays, english.weekdays, str.title),
        **spoken.english,
        **_by_number(spoken.months, english.months, str.title),
    }


def _by_number(theirs: Mapping[str, int], english: Mapping[str, int], write: Callable[[str], str]) -> dict[str, str]:
    """Return the first English word of the same number for each of their words; short forms may be other words."""
    first, whole = _first_words(english), _first_words(theirs)
    return {
        word: write(first[number])
        for word, number in theirs.items()
        if number in first and (len(word) > _SHORT or whole[number] == word)
    }


def _first_words(numbers: Mapping[str, int]) -> dict[int, str]:
    words: dict[int, str] = {}
    for word, number in numbers.items():
        words.setdefault(number, word)
    return words
