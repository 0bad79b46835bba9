"""In which language is a question asked?"""

from functools import lru_cache

from qa_bot.index.reader import Index
from qa_bot.text.detection import likeliest, others, plainly
from qa_bot.text.language import Language, language

# Questions whose language is kept at hand: all unknown words of one are looked at in a row
_REMEMBERED = 16


def spoken_language(question: str, index: Index) -> Language:
    """Return the language a question is asked in: one of the index's own."""
    return asked_of(question, index)[0]


def asked_of(question: str, index: Index) -> tuple[Language, Index]:
    """Return the language a question is asked in, and the index as it is asked.

    A question may plainly be in one of the languages of the documents, of which it is asked in that; else in the
    likeliest of the common ones, and its words are looked up in all.
    """
    codes = index.languages
    if len(codes) == 1:  # to tell languages apart takes all their words
        return language(codes[0]), index
    plain = plainly(question, codes)
    if plain is not None:
        return language(plain), index.asked_in(plain)
    return language(likeliest(question, index.common_languages)), index


@lru_cache(maxsize=_REMEMBERED)
def other_languages(question: str, codes: tuple[str, ...]) -> tuple[Language, ...]:
    """Return the language a question is plainly asked in, or several as likely, where that is none of ``codes``."""
    return tuple(map(language, others(question, codes)))
