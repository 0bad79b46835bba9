"""Words that are written together in a question and apart in the documents, or the other way round.

"back up", "on-line" and "COVID-19" are backup, online and COVID19, "max_retries" is maxRetries; "website" is "web
site", "email" is "e-mail", and "8 MiB" is 8MiB.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.query.compounds import MAX_LENGTH, RARE, frequency, partings
from qa_bot.text.language import Language
from qa_bot.text.normalise import fold_accents, fold_case
from qa_bot.text.stem import term_maker
from qa_bot.text.thesaurus import thesaurus
from qa_bot.text.tokenise import Token

TELLING = 3
"""Letters of a second word that must be left of it in a term."""
# Letters of the shortest word that two with a space or a hyphen between may be
_SPACED, _HYPHENED = 5, 4
# Letters of the shortest word that is parted, and of its parts
_WHOLE, _PART = 6, 3
# The same of a word that is parted only where some sentence has a hyphen there (Wi-Fi)
_HYPHENED_WHOLE, _HYPHENED_PART = 4, 2
_HYPHENS = frozenset("-\u2010\u2011_")
# Letters of the longest unit that is written behind a number, with or without a space
_UNIT = 4
_PREPOSITIONS = frozenset(("in", "on"))
# Sentences with both parts of a word in which these are looked for side by side
_LOOKED_AT = 64


def joined_terms(text: str, tokens: Sequence[Token], index: Index, spoken: Language) -> Mapping[int, tuple[int, ...]]:
    """Return by places of words the terms of what each word is when it is written as one with the word beside it."""
    found: dict[int, tuple[int, ...]] = defaultdict(tuple)
    for place, (one, other) in enumerate(pairwise(tokens)):
        between = text[one.end : other.start]
        behind = tokens[place + 2].form if place + 2 < len(tokens) else ""
        if between in _HYPHENS:
            may_be_one = _may_be_hyphened(one.form, other.form)
        else:
            may_be_one = between.isspace() and _may_be_one(one.form, other.form, behind, spoken)
        for term in _joined(one.form, other.form, index, spoken) if may_be_one else ():
            found[place] += (term,)
            found[place + 1] += (term,)
    return found


def _may_be_hyphened(one: str, other: str) -> bool:
    """Tell whether two words with a hyphen between may be one: no numbers (2019-20), nor short ones (l-a, t-il)."""
    if one[-1].isdigit() or other[0].isdigit():
        return one[-1].isdigit() != other[0].isdigit()
    return len(one + other) >= _HYPHENED


def _may_be_one(one: str, other: str, behind: str, spoken: Language) -> bool:
    """Tell whether two words with a space between may be one: telling words, a verb with its particle, or a number
    with its unit.

    "in" and "on" are prepositions where more than "to" is ``behind``.
    """
    if one[0].isdigit():
        return other.isalpha() and len(other) <= _UNIT and other not in spoken.stop_words
    particles = spoken.classes.get("particles", frozenset())  # what nouns made of verbs end with (set up: setup)
    if not one.isalpha() or len(one + other) < _SPACED or one in spoken.stop_words or one in particles:
        return False
    if other in particles:
        return other not in _PREPOSITIONS or behind in ("", "to")
    return other not in spoken.stop_words


def _joined(one: str, other: str, index: Index, spoken: Language) -> list[int]:
    """Return the terms of two words written as one; of a function word, none."""
    terms = () if one + other in spoken.stop_words else index.terms_of(one + other)
    return [term for term in terms if tells_of(index.terms[term], other, one)]


def tells_of(term: str, last: str, before: str = "") -> bool:
    """Tell whether the term of two words written as one still has the beginning of the ``last`` of them.

    The stemmer may have taken the last word for an ending: "grainlies" is cut to "grain".
    """
    return term.startswith(fold_accents(before + last[:TELLING]))


def phrases_apart(form: str, index: Index, spoken: Language, *, known: bool) -> tuple[tuple[int, ...], ...]:
    """Return the phrases, as terms, that some sentence has in place of a word: its parts, side by side.

    ``known`` tells whether some document has the word itself. Letters and digits are parted where they meet. An unknown
    word is parted in the likeliest way, a known one only if it is rare, no English word, and written with a hyphen in
    some sentence (bltouch, BL-Touch).
    """
    hyphened = form.isalpha() and known
    for parts in _ways_apart(form, index, spoken, known):
        phrases = tuple([phrase for phrase in index.phrases_of(parts) if _are_one(parts, phrase, index, hyphened)])
        if phrases:
            return phrases
    return ()


def _ways_apart(form: str, index: Index, spoken: Language, known: bool) -> Iterator[tuple[str, ...]]:
    """Yield the ways to part a word, the likeliest first."""
    numbered = _numbered().fullmatch(form) if form[0].isdigit() or form[-1].isdigit() else None
    if numbered:
        yield tuple(filter(None, numbered.groups()))
        return
    if not form.isalpha() or not _HYPHENED_WHOLE <= len(form) <= MAX_LENGTH:
        return
    stem = term_maker(spoken.code)
    # English words are as good as all written together, and looking costs time
    if known and (thesaurus().number(stem(form)) or frequency(form, index) > RARE):
        return
    if index.forms.find(form[0]) >= 0:
        yield form[0], form[1:]
    for _, first, second in sorted(partings(form, index, _HYPHENED_PART), key=lambda parting: -parting.mean):
        may_be = index.forms.find(first) >= 0 and tells_of(stem(second), second)
        if may_be and spoken.stop_words.isdisjoint((first, second)):
            yield first, second


def _are_one(parts: Sequence[str], phrase: Sequence[int], index: Index, hyphened: bool) -> bool:
    """Tell whether some sentence has two words, whose terms are those of a phrase, so that they may be one word.

    Where ``hyphened``, and where a part is short, only a hyphen between them counts: not "baker's hop".
    """
    too_short = sum(map(len, parts)) < _WHOLE or min(map(len, parts)) < _PART
    if hyphened or (too_short and "".join(parts).isalpha()):
        return _stand_hyphened(parts, phrase, index)
    return stand_together(parts[0], phrase, index)


@cache
def _numbered() -> re.Pattern[str]:
    """Return the pattern of letters with digits behind, or of a number with its unit; compiled by need."""
    return re.compile(rf"([^\W\d_]+)(\d+)|(\d+(?:\.\d+)*)([^\W\d_]{{1,{_UNIT}}})")


def stand_together(first: str, phrase: Sequence[int], index: Index) -> bool:
    """Tell whether two words, whose terms are those of a phrase, stand side by side in a sentence.

    The first sentences that hold both are looked at. The ``first`` word has to stand there as it is, without an ending:
    "paid days" does not make a payday.
    """
    words = index.words(_rows_with(phrase, index))
    is_first = words.forms[:-1] == index.forms.find(first)
    places = np.flatnonzero(is_first & (words.terms[1:] == phrase[1]))
    # not across two sentences
    return not set((places + 1).tolist()) <= set(words.lengths.cumsum().tolist())


def _stand_hyphened(parts: Sequence[str], phrase: Sequence[int], index: Index) -> bool:
    """Tell whether two words stand in one of the first sentences that hold both with a hyphen between (Wi-Fi)."""
    first, second = re.escape(parts[0]), re.escape(parts[1][:TELLING])  # C++ has signs
    start = re.compile(rf"\b{first}[-\u2010\u2011]{second}")
    return any(start.search(fold_case(index.text(row))) for row in _rows_with(phrase, index).tolist())


def _rows_with(phrase: Sequence[int], index: Index) -> Array:
    """Return the first rows that hold all terms of a phrase, at most _LOOKED_AT, in the order of the documents."""
    postings = index.postings
    found = [part.row + part.living(postings.together(k, phrase)) for k, part in enumerate(index.parts)]
    return index.in_order(np.concatenate(found))[:_LOOKED_AT]
