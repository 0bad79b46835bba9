"""The words of a sentence, and what stands between them, as small numbers that a fitted model has weights for."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from qa_bot.answer.spans.words import CLOSED_CLASS, ENDING_CLASS, KEPT_WITH_CAPITAL, LONGEST_ENDING, WORD_CLASSES
from qa_bot.answer.wholes.cells import borders
from qa_bot.answer.wholes.numbers_in_words import figures_behind, within_numbers
from qa_bot.answer.wholes.things import within_things
from qa_bot.text.tokenise import Token

CLASS_NUMBER = {name: number for number, name in enumerate(WORD_CLASSES)}
_SHORTEST_WITH_ENDING = 5
_start = attrgetter("start")

GAPS = (
    *("space", "hyphen", "apostrophe", "comma", "opening", "closing", "quote", "colon", "stop", "edge", "other"),
    *("within", "cell", "closing comma", "semicolon", "dash"),
)
"""What may stand between two words; "edge" is the begin and the end of the sentence. An "apostrophe" (Ada's) and what
is "within" a thing (10:30, a/b.txt) or a number (sixty-three) part nothing that is one for readers; between two cells
nothing is one."""
GAP_NUMBER = {name: number for number, name in enumerate(GAPS)}
# The v of a version is no part of its word
_SPACES = frozenset((" ", " v"))
# The first mark that a gap holds decides
_MARKS = (
    *(("(", "opening"), ("[", "opening"), ("),", "closing comma"), (");", "closing comma")),
    *((")", "closing"), ("]", "closing")),
    *(('"', "quote"), ("“", "quote"), ("”", "quote"), (",", "comma"), (";", "semicolon"), (":", "colon")),
    *((" · ", "semicolon"), (" • ", "semicolon")),
    *(("—", "dash"), (" – ", "dash"), (". ", "stop"), ("-", "hyphen"), ("–", "hyphen")),
    *((" '", "quote"), ("' ", "quote"), ("‘", "quote"), ("’ ", "quote")),
    *(("'", "apostrophe"), ("’", "apostrophe")),
)


def class_numbers(text: str, tokens: Sequence[Token]) -> list[int]:
    """Return the number of the class (see ``WORD_CLASSES``) of each token of a sentence."""
    return [
        CLASS_NUMBER[word_class(text[start:end], form, not place)] for place, (start, end, form) in enumerate(tokens)
    ]


@lru_cache(maxsize=1 << 13)
def word_class(written: str, form: str, first: bool) -> str:
    """Return the class of a word, one of ``WORD_CLASSES``; ``first``: it opens the sentence."""
    if form[0].isdigit():
        return _number_class(form)
    if form == "s":
        return "possessive s"
    closed = CLOSED_CLASS.get(form)
    capital = written[0].isupper()
    if closed and (not capital or first or closed in KEPT_WITH_CAPITAL):
        return closed
    if capital and first:
        return "opening name"
    if capital:
        return "acronym" if len(written) > 1 and written.isupper() else "name"
    return "letter" if len(form) == 1 else _class_by_ending(form)


def _number_class(form: str) -> str:
    if not form.isdigit():
        return "number with letters"
    return "year" if len(form) == 4 and form[0] in "12" else "number"


def _class_by_ending(form: str) -> str:
    if len(form) >= _SHORTEST_WITH_ENDING:
        for length in range(LONGEST_ENDING, 0, -1):
            if name := ENDING_CLASS.get(form[-length:]):
                return name
    plural = len(form) > 3 and form.endswith("s") and not form.endswith("ss")
    return "word in -s" if plural else "word"


def gap_numbers(text: str, tokens: Sequence[Token]) -> list[int]:
    """Return the number (see ``GAPS``) of what stands before each of n tokens and behind the last: n + 1 numbers."""
    if not tokens:
        return [GAP_NUMBER["edge"]]
    opening = text[: tokens[0].start]
    first = "quote" if '"' in opening or "“" in opening else "edge"
    numbers = [GAP_NUMBER[gap(text[left.end : right.start])] for left, right in pairwise(tokens)]
    numbers = [GAP_NUMBER[first], *numbers, GAP_NUMBER["edge"]]
    for place in (*within_things(text, tokens), *within_numbers(text, tokens)):
        numbers[place] = GAP_NUMBER["within"]
    if "(" in text:
        for place in figures_behind(text, tokens):
            numbers[place] = GAP_NUMBER["within"]
            if place + 1 < len(tokens):
                numbers[place + 1] = GAP_NUMBER[gap(text[tokens[place].end + 1 : tokens[place + 1].start])]
    for place in borders(text):
        behind = bisect_right(tokens, place, key=_start)
        if 0 < behind < len(tokens):
            numbers[behind] = GAP_NUMBER["cell"]
    return numbers


def gap(between: str) -> str:
    """Return which of ``GAPS`` the characters between two words are."""
    if between in _SPACES:
        return "space"
    for mark, name in _MARKS:
        if mark in between:
            return name
    return "hyphen" if not between else "other" if between.strip() else "space"
