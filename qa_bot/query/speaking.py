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
# So many words that the documents have are no chance
_SEVERAL = 3


def asked_of(question: str, index: Index) -> tuple[Language, Index]:
    """Return the language a question is asked in, one of the documents' own, and the index to look its words up in.

    Function words and letters tell the language, or else the documents that have the question's other words. Where the
    language is plain, words are looked up in that one alone. Else the likeliest of the common languages is returned,
    and words are looked up in all.
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
    """Return, for each of the rarest words of a question, the languages of documents that have it.

    Function words are passed over.
    """
    idle = frozenset[str]().union(*(language(code).stop_words for code in index.languages))
    forms = {token.form for token in tokenise(question[:MAX_CHARACTERS])} - idle
    uses = {form: frequency(form, index) for form in forms}
    rarest = nsmallest(_RAREST, filter(uses.get, sorted(uses)), key=lambda form: uses[form])
    return [languages_with(form, index) for form in rarest]


def own_language(question: str, index: Index, spoken: Language) -> Language:
    """Return the language a question is asked in where by all that tells no document is in it, else ``spoken``.

    A function word or two that another language has, too, do not tell ("sun size *in km*" is no Turkish), nor do any
    where the documents have several of the question's other words, and most of them.
    """
    found = other_languages(question, index.asked)
    if len(found) != 1 or found[0].code != detect(question):
        return spoken
    telling = {token.form for token in tokenise(question[:MAX_CHARACTERS])} - found[0].stop_words
    held = sum(index.forms.find(form) >= 0 for form in telling)
    return spoken if held >= _SEVERAL and 2 * held > len(telling) else found[0]


@lru_cache(maxsize=_REMEMBERED)
def other_languages(question: str, codes: tuple[str, ...]) -> tuple[Language, ...]:
    """Return the language, or the equally likely ones, that a question is plainly asked in, if none of ``codes``."""
    return tuple(map(language, others(question, codes)))
