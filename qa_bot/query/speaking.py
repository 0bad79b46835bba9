"""In which language is a question asked?"""

from functools import lru_cache
from heapq import nsmallest

from qa_bot.index.languages import languages_with
from qa_bot.index.reader import Index
from qa_bot.query.asking import MAX_CHARACTERS
from qa_bot.query.compounds import frequency
from qa_bot.text.detection import detect, likeliest, others, plainly
from qa_bot.text.language import Language, language
from qa_bot.text.tokenise import tokenise

# Questions whose language is kept at hand: all unknown words of one are looked at in a row
_REMEMBERED = 16
# Words of a question that are looked for in the documents, to tell its language
_RAREST = 4


def spoken_language(question: str, index: Index) -> Language:
    """Return the language a question is asked in: one of the index's own."""
    return asked_of(question, index)[0]


def asked_of(question: str, index: Index) -> tuple[Language, Index]:
    """Return the language a question is asked in, and the index as it is asked.

    A question may plainly be in one of the languages of the documents, by its function words and letters or by the
    documents that have its other words, of which it is asked in that; else in the likeliest of the common ones, and its
    words are looked up in all.
    """
    codes = index.languages
    if len(codes) == 1:  # to tell languages apart takes all their words
        return language(codes[0]), index
    plain = plainly(question, codes)
    held = [] if plain else _held(question, index)
    plain = plain or plainly(question, codes, held)
    if plain is not None:
        return language(plain), index.asked_in(plain)
    return language(likeliest(question, codes if held else index.common_languages, held)), index


def _held(question: str, index: Index) -> list[list[str]]:
    """Return for each of the rarest words of a question, but for function words, the languages of documents that have
    the word.
    """
    idle = frozenset[str]().union(*(language(code).stop_words for code in index.languages))
    forms = {token.form for token in tokenise(question[:MAX_CHARACTERS])} - idle
    uses = {form: frequency(form, index) for form in forms}
    rarest = nsmallest(_RAREST, filter(uses.get, sorted(uses)), key=lambda form: uses[form])
    return [languages_with(form, index) for form in rarest]


def own_language(question: str, codes: tuple[str, ...], spoken: Language) -> Language:
    """Return the language a question is asked in where it is one beside ``codes`` by all that tells, else ``spoken``.

    A function word or two that another language has, too, do not tell: "sun size *in km*" is no Turkish.
    """
    found = other_languages(question, codes)
    return found[0] if len(found) == 1 and found[0].code == detect(question) else spoken


@lru_cache(maxsize=_REMEMBERED)
def other_languages(question: str, codes: tuple[str, ...]) -> tuple[Language, ...]:
    """Return the language a question is plainly asked in, or several as likely, where that is none of ``codes``."""
    return tuple(map(language, others(question, codes)))
