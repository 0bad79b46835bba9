"""What documents may call a thing that a question names by a word that none of them has: a pushchair, a pram."""

from qa_bot.index.reader import Index
from qa_bot.text.language import Language
from qa_bot.text.stem import term_maker
from qa_bot.text.thesaurus import thesaurus

# A word with more kindred ones has several meanings, and most of what the documents have of them belongs to another
_MOST_KINDRED, _MOST_FOUND = 8, 2


def kindred_terms(form: str, index: Index, spoken: Language) -> tuple[int, ...]:
    """Return the index's terms (by number, ascending) that mean nearly the same as an English word of few meanings."""
    if spoken.code != "en":
        return ()
    known = thesaurus()
    kindred = known.kindred(known.number(term_maker("en")(form))).tolist()
    if len(kindred) > _MOST_KINDRED:
        return ()
    found = {index.terms.find(known.term(number)) for number in kindred} - {-1}
    return tuple(sorted(found)) if len(found) <= _MOST_FOUND else ()
