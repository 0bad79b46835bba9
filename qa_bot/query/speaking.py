"""In which language is a question asked?"""

from functools import lru_cache

from qa_bot.index.reader import Index
from qa_bot.text.detection import likeliest, others
from qa_bot.text.language import Language, language

# Questions whose language is kept at hand: all unknown words of one are looked at in a row
_REMEMBERED = 16


def spoken_language(question: str, index: Index) -> Language:
    """Return the language a question is asked in: the likeliest of the index's own."""
    if len(index.languages) == 1:  # to tell languages apart takes all their words
        return language(index.languages[0])
    return language(likeliest(question, index.languages))


@lru_cache(maxsize=_REMEMBERED)
def other_languages(question: str, codes: tuple[str, ...]) -> tuple[Language, ...]:
    """Return the language a question is plainly asked in, or several as likely, where that is none of ``codes``."""
    return tuple(map(language, others(question, codes)))
