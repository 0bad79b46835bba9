"""Does a sentence say more than the question that it is to answer?"""

from qa_bot.text.language import language
from qa_bot.text.stem import term_maker
from qa_bot.text.tokenise import tokenise
from qa_bot.types import Query

# What may be answered in the question's own words, or is no question at all
_REPEATED = frozenset(("yes/no", "other"))
_LONGEST = 400  # code points of a sentence that may only repeat a question


def only_repeats(asked: Query, text: str) -> bool:
    """Tell whether a sentence has no telling word beside those of a question that asks for something else than yes or
    no, or one of two: "Why was the pier closed?", "The pier was closed." Not of languages without spaces between words.
    """
    spoken = language(asked.language)
    if asked.kind in _REPEATED or asked.expected == "choice" or len(text) > _LONGEST or not spoken.spaced:
        return False
    term = term_maker(spoken.code)
    known = {term(token.form) for token in tokenise(asked.interpreted)}
    return all(token.form in spoken.stop_words or term(token.form) in known for token in tokenise(text))
