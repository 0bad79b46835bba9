"""Words to terms: what counts as the same word whatever its inflection.

A form is replaced by its base form where it is irregular or a variant spelling, a number word by its digits; then a
Snowball stemmer (Porter 2001, https://snowballstem.org) cuts its ending, and accents are folded.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from types import MappingProxyType

import Stemmer

from qa_bot.text import portuguese_plurals, romanian_plurals, spanish_plurals
from qa_bot.text.greek_endings import with_one_ending
from qa_bot.text.harmony import with_harmony
from qa_bot.text.language import Language, language
from qa_bot.text.normalise import fold_accents
from qa_bot.text.swedish_definites import without_article

TermOf = Callable[[str], str]

# Words whose terms are kept at hand: the frequent ones recur in every sentence that is looked at
_REMEMBERED = 1 << 14
# Letters of the shortest stem that an ending is cut from
_STEM = 3
_BRITISH = re.compile(r"(.{3,})is(e|ed|es|ing|ation|ations|er|ers)")


@lru_cache(maxsize=64)
def term_maker(code: str) -> TermOf:
    """Return the function from a word's form (case folded) to its term in the language ``code``.

    Accents go last because the stemmers of many languages read them. Words that hold a digit are never cut.
    """
    terms = terms_maker(code)

    @lru_cache(maxsize=_REMEMBERED)
    def term(form: str) -> str:
        return terms([form])[0]

    return term


@lru_cache(maxsize=64)
def terms_maker(code: str) -> Callable[[Sequence[str]], list[str]]:
    """Return the function from many forms to their terms, which is the quick way through a whole vocabulary."""
    spoken = language(code)
    lemmas = {**_digits(spoken), **spoken.lemmas}
    # without the stemmer's own memory, which costs more than it saves
    if spoken.stemmer:
        stem = Stemmer.Stemmer(spoken.stemmer, 0).stemWords
    else:
        stem = partial(map, partial(_stem, spoken=spoken))
    respell = _RESPELLING.get(code, str)

    def terms(forms: Sequence[str]) -> list[str]:
        bases = [lemmas.get(form, form) for form in forms]
        stems = stem([respell(base) for base in bases])
        pairs = zip(bases, stems, strict=True)
        return [base if _has_digit(base) else fold_accents(stemmed) for base, stemmed in pairs]

    return terms


def _stem(form: str, spoken: Language) -> str:
    """Return a form without the longest beginning, and then the longest ending, that leave a stem."""
    most = len(form) - _STEM
    beginning = next((each for each in spoken.beginnings if len(each) <= most and form.startswith(each)), "")
    form = form[len(beginning) :]
    most -= len(beginning)
    ending = next((each for each in spoken.endings if len(each) <= most and form.endswith(each)), "")
    return form[: len(form) - len(ending)]


def _digits(spoken: Language) -> dict[str, str]:
    """Return number words with their digits; those that are articles too (one, ein, un) stay words."""
    return {word: str(value) for word, value in spoken.number_words.items() if value > 1}


def _american(form: str) -> str:
    """Return the spelling with z of a verb in -ise and what is derived from it (organisation: organization)."""
    match = _BRITISH.fullmatch(form) if "is" in form else None
    if match is None or form in _kept_in_ise() or f"{match[1]}ise" in _kept_in_ise():
        return form
    return f"{match[1]}iz{match[2]}"


def _kept_in_ise() -> frozenset[str]:
    return language("en").classes["in_ise"]


# What makes forms of one word alike that the stemmer would tell apart
_RESPELLING: Mapping[str, TermOf] = MappingProxyType(
    {
        "el": with_one_ending,
        "en": _american,
        "es": spanish_plurals.with_singular,
        "pt": portuguese_plurals.with_singular,
        "ro": romanian_plurals.with_singular,
        "sv": without_article,
        "tr": with_harmony,
    }
)


def _has_digit(form: str) -> bool:
    return not form.isalpha() and any(character.isdigit() for character in form)
