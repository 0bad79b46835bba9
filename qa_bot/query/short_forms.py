"""Words and what they are cut to: max and maximum, config and configuration."""

from collections.abc import Mapping
from functools import cache

from qa_bot.index.reader import Index
from qa_bot.text.language import Language
from qa_bot.text.stem import term_maker


def other_lengths(form: str, index: Index, spoken: Language) -> tuple[int, ...]:
    """Return the terms of the short form of a word that no document has, or of what a short one stands for."""
    if not spoken.short_forms:
        return ()
    return tuple(
        term for other in _others(spoken).get(term_maker(spoken.code)(form), ()) for term in index.terms_of(other)
    )


@cache
def _others(spoken: Language) -> Mapping[str, tuple[str, ...]]:
    """Return by term the words that stand for the same in another length; a unit (min) stands for nothing longer."""
    stem = term_maker(spoken.code)
    found = {}
    for group in spoken.short_forms:
        for word in group:
            found[stem(word)] = tuple(other for other in group if other != word and other not in spoken.units)
    return found
