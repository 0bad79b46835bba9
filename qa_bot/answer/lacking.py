"""Does a sentence lack what a question asks for: a figure, a year, an amount of money, a time?"""

from collections.abc import Callable, Sequence
from functools import cache

from qa_bot.answer.asked import Asked
from qa_bot.answer.rules.candidates import MAX_CHARACTERS
from qa_bot.answer.wholes.markers import end_of_marker
from qa_bot.text.amounts import CURRENCY_SIGNS
from qa_bot.text.language import Language, language
from qa_bot.text.normalise import fold_accents, fold_case
from qa_bot.text.tokenise import written_words
from qa_bot.text.word_classes import WordClass, word_classes

# Letters of the shortest number that other words of the same begin with
_NUMBER = 4
# Where these are expected, a sentence without any word of the classes does not answer (measured: docs/ranking-tried.md)
_FIGURE = WordClass.DIGIT | WordClass.NUMBER
_NEEDED = {
    "age": _FIGURE,
    "number": _FIGURE,
    "money": _FIGURE,
    "percentage": _FIGURE,
    "year": WordClass.DIGIT,
    "duration": WordClass.DIGIT | WordClass.DURATION,
}
# Classes of words of a language that answer without a figure
_SAID_BY = {"number": "once", "duration": "lasting"}


def lacks_what_is_asked(asked: Asked, text: str) -> bool:
    """Tell whether a question expects a figure, a year or a time, and the sentence ``text`` has none at all, but for
    what marks it ("4.1 The tenant …"). A number of minutes, metres or the like is no amount of money,
    nor is a date.

    Never of a language without spaces between words, where a number in words is not told from the word it is a part of.
    """
    spoken = language(asked.language)
    needed = _NEEDED.get(asked.expected)
    if needed is None or not spoken.spaced:
        return False
    classes = _classes_of_figures(spoken)
    words = written_words(text[end_of_marker(text) : MAX_CHARACTERS])
    if _says_in_words(words, asked.expected, spoken):
        return False
    found = [bool(classes(word) & needed) for word in words]
    if asked.expected != "money" or any(sign in text for sign in CURRENCY_SIGNS):
        return not any(found)
    beside = zip(["", *words], found, [*words[1:], ""], strict=False)
    return not any(is_figure and _may_be_money(before, after, spoken) for before, is_figure, after in beside)


def _says_in_words(words: Sequence[str], expected: str, spoken: Language) -> bool:
    """Tell whether words say without a figure how many, "una sola", or how long, "until he dies"."""
    phrases = spoken.classes.get(_SAID_BY.get(expected, ""), frozenset())
    if not phrases:
        return False
    text = f" {' '.join(map(fold_case, words))} "
    return any(f" {phrase} " in text for phrase in phrases)


def _may_be_money(before: str, after: str, spoken: Language) -> bool:
    """Tell whether a figure between two words may be one: neither of minutes or the like nor a day, or the year behind
    its month.
    """
    if fold_case(after) in spoken.units - spoken.currencies:
        return False
    return fold_case(before) not in spoken.months and fold_case(after) not in spoken.months


@cache
def _classes_of_figures(spoken: Language) -> Callable[[str], int]:
    """Return the function from a word as written to its classes.

    In other languages than English, a word that begins with a number is one (zweiundvierzig, zweimal), and what may be
    an article (eine) is none; a unit tells of a time.
    """
    listed = word_classes(spoken)
    if spoken.code == "en":
        return listed
    articles = frozenset(word for word, gloss in spoken.english.items() if gloss == "a")
    numbers = tuple(word for word in spoken.number_words.keys() - articles if len(word) >= _NUMBER)

    def classes(word: str) -> int:
        found, form = listed(word), fold_case(word)
        if form in articles:
            return found & ~WordClass.NUMBER
        if form.startswith(numbers) or fold_accents(form).startswith(numbers):
            found |= WordClass.NUMBER | WordClass.DURATION
        return found | WordClass.DURATION if found & WordClass.UNIT else found

    return classes
