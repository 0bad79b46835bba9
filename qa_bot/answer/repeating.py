"""Does a sentence, or what of it answers, say more than the question?"""

from collections.abc import Iterator

from qa_bot.text.language import Language, language
from qa_bot.text.stem import term_maker
from qa_bot.text.tokenise import tokenise
from qa_bot.types import Query

# What may be answered in the question's own words, or is no question at all
_REPEATED = frozenset(("yes/no", "other"))
# What asks for something that has a name of its own
_NAMED = frozenset(("what", "which", "who", "whose", "when", "where"))
_LONGEST = 400  # code points of a sentence that may only repeat a question


def only_repeats(asked: Query, text: str) -> bool:
    """Tell whether a sentence has no telling word beside those of a question that asks for something else than yes or
    no, or one of two: "Why was the pier closed?", "The pier was closed." Not of languages without spaces between words.
    """
    spoken = language(asked.language)
    if not _asks_for_more(asked, spoken) or len(text) > _LONGEST:
        return False
    known = _terms(asked, spoken)
    return all(form in spoken.stop_words or term in known for form, term in _said(text, spoken))


def is_of_the_question(asked: Query, highlight: str) -> bool:
    """Tell whether what is highlighted has telling words, and all of these are the question's: "Which boats are used by
    default?", "the default boats". Not where how or why is asked: the sentence may say that beside it.
    """
    spoken = language(asked.language)
    if asked.kind not in _NAMED or not _asks_for_more(asked, spoken):
        return False
    known = _terms(asked, spoken)
    telling = [term for form, term in _said(highlight, spoken) if form not in spoken.stop_words]
    return bool(telling) and known.issuperset(telling)


def _asks_for_more(asked: Query, spoken: Language) -> bool:
    """Tell whether a question cannot be answered in its own words."""
    return asked.kind not in _REPEATED and asked.expected != "choice" and spoken.spaced


def _terms(asked: Query, spoken: Language) -> set[str]:
    return {term for _, term in _said(asked.interpreted, spoken)}


def _said(text: str, spoken: Language) -> Iterator[tuple[str, str]]:
    """Yield the form and the term of each word."""
    term = term_maker(spoken.code)
    return ((token.form, term(token.form)) for token in tokenise(text))
