"""What a text is about that says so in no title: a name that its opening mentions."""

import re
from collections.abc import Iterator
from functools import cache

from qa_bot.text.detection import detect
from qa_bot.text.known_names import places
from qa_bot.text.language_data import CODES, read_language, stop_words_of, words_of
from qa_bot.text.normalise import fold_case

# So many characters are the opening: about four sentences
_OPENING = 600
# How often names stand in a text is counted in so many
_COUNTED_IN = 20_000
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SENTENCE_END = re.compile(r"[.!?:\n]")
# A capital within a sentence: without one there is no name, which is quickly seen
_CAPITAL = re.compile("[^.!?:\\s] [A-Z\u00c0-\u00de\u0100-\u024f\u0370-\u052f]")


def subject(text: str) -> str:
    """Return the name in the opening of a text that stands in the text most often, "" where there is none.

    Of equally frequent ones those of several words, then the earlier, come first, and places last: they say where
    something was more often than what it is. Where nouns have capitals, too, a single word is no name.
    """
    opening = text[:_OPENING]
    if not _CAPITAL.search(opening):
        return ""
    text = text[:_COUNTED_IN]
    language = detect(opening)
    fewest = 2 if language in CODES and read_language(language).get("capital_nouns") else 1
    names = dict.fromkeys(_names(opening, _common_words(text, language), fewest))
    return max(names, key=lambda name: text.count(name) + (" " in name) - (name.lower() in places()) / 2, default="")


def _names(opening: str, common: frozenset[str], fewest: int) -> Iterator[str]:
    """Yield the runs of ``fewest`` or more capitalised words that are not ``common`` ones; a single word that begins a
    sentence is none.
    """
    run: list[str] = []
    end, begins = 0, True
    for word in _WORD.finditer(opening):
        between = opening[end : word.start()]
        if between != " ":
            yield from _name(run, max(fewest, 1 + begins))
            run, begins = [], end == 0 or _SENTENCE_END.search(between) is not None
        end = word.end()
        if word[0][0].isupper() and len(word[0]) > 1 and fold_case(word[0]).partition("'")[0] not in common:
            run.append(word[0])
        else:
            yield from _name(run, max(fewest, 1 + begins))
            # a name behind a common word that begins a sentence ("The Old Mill") is none by its place
            run, begins = [], False
    yield from _name(run, max(fewest, 1 + begins))


def _name(run: list[str], fewest: int) -> Iterator[str]:
    if len(run) >= fewest:
        yield " ".join(run)


def _common_words(text: str, language: str) -> frozenset[str]:
    """Return the words, as compared, that a text writes small somewhere, function words, months and weekdays."""
    small = {fold_case(word) for word in _WORD.findall(text) if word[0].islower()}
    return frozenset(small) | _never_names(language)


@cache
def _never_names(language: str) -> frozenset[str]:
    if language not in CODES:
        return frozenset()
    data = read_language(language)
    groups = [*data.get("months", ()), *data.get("weekdays", ())]
    words = [*stop_words_of(language), *(word for group in groups for word in words_of(group))]
    return frozenset(map(fold_case, words))
