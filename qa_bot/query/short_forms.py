"""Words that mean the same: max and maximum, film and movie; names and their letters: UK and EU."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from qa_bot.index.reader import Index
from qa_bot.query.english import PRONOUNS
from qa_bot.query.joining import stand_together
from qa_bot.text.language import Language
from qa_bot.text.stem import term_maker, terms_maker
from qa_bot.text.tokenise import Token

# Languages where "number" stands behind what has one
_NUMBER_LAST = frozenset(("de", "en"))
# Words that may stand between a verb and its particle
_BETWEEN = 3
Forms = tuple[str, ...]
"""The words of a name as they are compared."""


def same_meaning(form: str, spoken: Language) -> tuple[Forms, ...]:
    """Return what means the same as a word: its short form or what it is short for, and its synonyms."""
    return _meanings(spoken).words.get(term_maker(spoken.code)(form), ()) if _has_any(spoken) else ()


def same_as_phrases(tokens: Sequence[Token], spoken: Language) -> Mapping[int, tuple[Forms, ...]]:
    """Return for the words of a question, by their places, what means the same as a phrase that each is part of: *ran
    out*, expired. A particle may stand behind what the verb is done to (*put* the talk *off*).
    """
    phrases = _meanings(spoken).phrases if _has_any(spoken) else {}
    terms = [term_maker(spoken.code)(token.form) for token in tokens] if phrases else []
    found: dict[int, tuple[Forms, ...]] = {}
    for start, term in enumerate(terms):
        for phrase, others in phrases.get(term, ()):
            for place in _places_of(phrase, terms, start, spoken):
                found[place] = (*found.get(place, ()), *others)
    return found


def _places_of(phrase: Forms, terms: Sequence[str], start: int, spoken: Language) -> Sequence[int]:
    """Return the places of a phrase whose first term is at ``start``, none where the others do not follow."""
    behind = start + len(phrase)
    if tuple(terms[start:behind]) == phrase:
        return range(start, behind)
    particles = spoken.classes.get("particles", frozenset()) - spoken.stop_words
    for place, term in enumerate(terms[start + 1 : behind + _BETWEEN], start=start + 1):
        if term in particles:
            return (start, place) if phrase[1:] == (term,) else ()
    return ()


def _has_any(spoken: Language) -> bool:
    return bool(spoken.short_forms or spoken.synonyms)


class _Meanings(NamedTuple):
    """What means the same as words, by their terms, and as phrases (as terms), by their first term."""

    words: Mapping[str, tuple[Forms, ...]]
    phrases: Mapping[str, tuple[tuple[Forms, tuple[Forms, ...]], ...]]


@cache
def _meanings(spoken: Language) -> _Meanings:
    """Return what means the same; a unit (min) stands for nothing longer, nor does what is another word, too (sun)."""
    alone = spoken.classes.get("homographs", frozenset())
    groups = (*spoken.short_forms, *spoken.synonyms)
    forms = sorted({form for group in groups for name in group for form in name})
    terms = dict(zip(forms, terms_maker(spoken.code)(forms), strict=True))
    found: dict[Forms, dict[Forms, None]] = {}
    for group in groups:
        for name in group:
            if len(name) > 1 or alone.isdisjoint(name):
                others = [other for other in group if other != name and not spoken.units.issuperset(other)]
                found.setdefault(tuple([terms[form] for form in name]), {}).update(dict.fromkeys(others))
    phrases: dict[str, tuple[tuple[Forms, tuple[Forms, ...]], ...]] = {}
    for name, same in found.items():
        if len(name) > 1:
            phrases[name[0]] = (*phrases.get(name[0], ()), (name, tuple(same)))
    return _Meanings({name[0]: tuple(same) for name, same in found.items() if len(name) == 1}, phrases)


def is_short_form(form: str, spoken: Language) -> bool:
    """Tell whether a word is a short form, or what one is short for."""
    return form in _in_lengths(spoken)


@cache
def _in_lengths(spoken: Language) -> frozenset[str]:
    return frozenset(name[0] for group in spoken.short_forms for name in group)


def what_is_measured(tokens: Sequence[Token], place: int, spoken: Language) -> tuple[Forms, ...]:
    """Return the names of what a word behind "how" asks for: the height of "how *tall*"."""
    is_asking = place > 0 and tokens[place - 1].form in spoken.question_words.get("how", ())
    return spoken.measures.get(tokens[place].form, ()) if is_asking else ()


def numbered_phrases(
    tokens: Sequence[Token], place: int, index: Index, spoken: Language
) -> tuple[tuple[int, ...], ...]:
    """Return for "number" the phrases that the documents write with its short form ("policy no."), and the other way.

    A short form alone says too little: "no" is a negation as well.
    """
    signs = spoken.classes.get("numbering", frozenset())
    if tokens[place].form not in signs:
        return ()
    thing = _numbered_thing(tokens, place, spoken)
    pairs = [(thing, sign) for sign in sorted(signs) if thing and sign != tokens[place].form]
    return tuple(
        phrase for pair in pairs for phrase in index.phrases_of(pair) if stand_together(pair[0], phrase, index)
    )


def _numbered_thing(tokens: Sequence[Token], place: int, spoken: Language) -> str:
    """Return the word for what has a number: the one before ("policy number"), else the next ("numéro de police")."""
    before = tokens[place - 1].form if place else ""
    if before and before not in spoken.stop_words:
        return before
    if tokens[place].form in spoken.stop_words or spoken.code in _NUMBER_LAST:
        return ""
    return next((token.form for token in tokens[place + 1 :] if token.form not in spoken.stop_words), "")


def other_names(text: str, tokens: Sequence[Token], spoken: Language) -> Mapping[int, tuple[Forms, ...]]:
    """Return for the words of a question, by their places, the other names of what they name: UK, United Kingdom.

    Letters that are another word in small ones (US, HR) are a name where capitals say so.
    """
    found: dict[int, tuple[Forms, ...]] = {}
    for place, token in enumerate(tokens):
        for name, others in _names(spoken).get(token.form, ()):
            forms = tuple([each.form for each in tokens[place : place + len(name)]])
            is_other = token.form in spoken.stop_words | spoken.units | PRONOUNS
            if forms != name or (is_other and not _in_capitals(text, token)):
                continue
            for at in range(place, place + len(name)):
                if len(name) == 1 or forms[at - place] not in spoken.stop_words:
                    found[at] = (*found.get(at, ()), *others)
    return found


def _in_capitals(text: str, token: Token) -> bool:
    return text[token.start : token.end].isupper() and not text.isupper()


@cache
def _names(spoken: Language) -> Mapping[str, tuple[tuple[Forms, tuple[Forms, ...]], ...]]:
    """Return by its first word each name that has others, with these but for what cannot be told from a pronoun."""
    found: dict[str, tuple[tuple[Forms, tuple[Forms, ...]], ...]] = {}
    for group in spoken.names:
        for name in group:
            others = tuple(other for other in group if other != name and PRONOUNS.isdisjoint(other))
            found[name[0]] = (*found.get(name[0], ()), (name, others))
    return found
