"""Words of a question that no document has, read as a word that some document has."""

from collections.abc import Collection, Sequence
from functools import cache
from itertools import chain
from operator import ne
from typing import NamedTuple

from qa_bot.index.languages import is_asked_in
from qa_bot.index.lexicon import Lexicon
from qa_bot.index.reader import Index
from qa_bot.query.derivation import are_opposite
from qa_bot.text.language import Language, language
from qa_bot.text.stem import term_maker
from qa_bot.text.thesaurus import thesaurus

MIN_LENGTH = 4
# One slip in a short word, two in a longer one: an edit is an insertion, deletion, substitution or neighbour swap
_TWO_EDITS_FROM = 8
_SLIPS = 2
# Readings whose language is looked at
_TRIED = 8
# How much of a word its stem is at least
_STEM = 2 / 3
# Letters of the shortest word that is corrected at all: one that opens a question, or has two letters swapped
_SHORTEST = 3


class Reading(NamedTuple):
    """The ``word`` that a misspelt one is read as, and how many ``edits`` lie between them."""

    word: str
    edits: int


def correct_opening(form: str, openings: Collection[str]) -> str | None:
    """Return the word of ``openings``, which open questions, that ``form`` is one edit away from; None without one.

    Short words are corrected here, too ("whbt"), since the first word of a question nearly always is such a word.
    """
    if len(form) < _SHORTEST or not form.isalpha() or form in openings:
        return None
    from rapidfuzz.distance import OSA

    near = [word for word in openings if OSA.distance(form, word, score_cutoff=1) == 1]
    likely = [word for word in near if max(len(word), len(form)) > _SHORTEST]
    return min(likely, key=lambda word: (-_shared(form, word), -len(word), word), default=None)


def correct(form: str, index: Index, also: frozenset[str]) -> Reading | None:
    """Return the known word that ``form`` most likely is a misspelling of; None when there is none close enough.

    Known are the index's words and those in ``also``. Words with digits are never changed (2001 is not 2000), nor is
    a word whose every likely reading begins with another letter and has another length. Of three letters, two are
    swapped to make one in ``also`` (teh), or none is changed. Of the nearest words the one that begins alike the
    longest wins, then the more frequent; the alphabet breaks ties. Where it is plain in which of several languages a
    question is asked, only words of that are known.
    """
    if not form.isalpha() or index.forms.find(form) >= 0:
        return None
    if len(form) < MIN_LENGTH:
        swapped = (f"{form[:k]}{form[k + 1]}{form[k]}{form[k + 2 :]}" for k in range(len(form) - 1))
        return next((Reading(word, 1) for word in swapped if len(word) == _SHORTEST and word in also), None)
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    allowed = 2 if len(form) >= _TWO_EDITS_FROM else 1
    words = _plausible(form, index.forms, allowed) + sorted(also)
    near = extract(form, words, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    likely = [
        (distance, -_shared(form, word), -_count(index, word), word)
        for word, distance, _ in near
        if _likely(form, word)
    ]
    readings = [Reading(word, edits) for edits, *_, word in sorted(likely)[:_TRIED]]
    if index.asked == index.languages:
        return next(iter(readings), None)
    return next((reading for reading in readings if reading.word in also or is_asked_in(reading.word, index)), None)


def is_meant(form: str, reading: Reading, spoken: Language) -> bool:
    """Tell whether an unknown word is likelier meant as it is written than as its nearest reading.

    An English word is meant if the thesaurus lists its stem, unless the slip is in an ending that the stemmer cuts,
    behind the stem and before the last letter (goverment). In another language a word is meant if its reading is more
    than one edit away, and is an English word or differs by what are hardly two slips.
    """
    if spoken.code != "en":
        of_english = reading.word not in spoken.stop_words and _is_english(reading.word)
        return reading.edits > 1 and (of_english or _are_no_slips(form, reading.word))
    if form in spoken.lemmas or form in spoken.number_words:
        return True
    stem = term_maker("en")(form)
    may_be_slip = reading.word.startswith(form[: len(stem)]) and form[-1] == reading.word[-1]
    return not may_be_slip and _is_in_thesaurus(stem)


def is_listed(form: str, codes: Sequence[str]) -> bool:
    """Tell whether one of some languages lists a word: a month or number, a unit, one that only asks, an irregular
    form.
    """
    return any(form in _listed_words(language(code)) for code in codes)


@cache
def _listed_words(spoken: Language) -> frozenset[str]:
    names = spoken.months, spoken.weekdays, spoken.number_words
    phrases = chain.from_iterable(spoken.question_words.values())
    asking = spoken.weak_words, spoken.answers, spoken.classes.get("asking", ()), " ".join(phrases).split()
    return frozenset(chain(*names, spoken.units, spoken.currencies, *asking, spoken.english, spoken.lemmas))


def _are_no_slips(form: str, word: str) -> bool:
    """Tell whether two edits make another word, not a misspelt one.

    They do where both are in one place (beantragen, betragen), or both put another letter (verkehrt, verzerrt). Another
    ending of a long stem (abonniert, abonnieren) may be a slip.
    """
    if len(form) == len(word) and sum(map(ne, form, word)) == _SLIPS:
        return True
    shared = min(_shared(form, word), len(word))
    behind = _shared(form[shared:][::-1], word[shared:][::-1])
    longest = max(len(form), len(word))
    return longest - shared - behind <= _SLIPS and (behind > 0 or shared < _STEM * longest)


def _is_english(form: str) -> bool:
    english = language("en")
    return form in english.stop_words or _is_in_thesaurus(term_maker("en")(form))


def _is_in_thesaurus(term: str) -> bool:
    return thesaurus().number(term) > 0


def _likely(form: str, word: str) -> bool:
    """Tell whether a slip of the finger makes ``form`` of ``word``: the first letter is seldom wrong."""
    if len(word) < MIN_LENGTH or not word.isalpha():
        return False
    if are_opposite(form, word):
        return False
    if len(form) == MIN_LENGTH == len(word) and sorted(form) != sorted(word):
        return False  # another letter makes another word of a short one (hold, held)
    return form[0] == word[0] or sorted(form[:2]) == sorted(word[:2])


def _shared(form: str, word: str) -> int:
    """Return how many characters both words begin with; all of ``form`` where ``word`` is its beginning."""
    return next((k for k, pair in enumerate(zip(form, word, strict=False)) if pair[0] != pair[1]), len(form))


def _plausible(form: str, words: Lexicon, allowed: int) -> list[str]:
    """Return the words with about the length of ``form`` that begin with its first letter, or with its second."""
    starts = sorted({form[0], form[1]})
    found = [word for start in starts for _, word in words.beginning_with(start)]
    return [word for word in found if abs(len(word) - len(form)) <= allowed]


def _count(index: Index, word: str) -> int:
    number = index.forms.find(word)
    return index.forms.uses(number) if number >= 0 else 0
