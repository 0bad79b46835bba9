"""Words that mean the same: max and maximum, film and movie; names and their letters: UK and EU."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from qa_bot.index.reader import Index
from qa_bot.query import english
from qa_bot.query.joining import stand_together
from qa_bot.text.language import Group, Language
from qa_bot.text.stem import term_maker, terms_maker
from qa_bot.text.tokenise import Phrase, Token

# Languages where "number" stands behind what has one
_NUMBER_LAST = frozenset(("de", "en"))
# Words that may stand between a verb and its particle
_BETWEEN = 3


def same_meaning(form: str, spoken: Language) -> tuple[Phrase, ...]:
    """Return what means the same as a word: its short form or what it is short for, and its synonyms."""
    return _others(_meanings(spoken).words.get(term_maker(spoken.code)(form), ()), spoken) if _has_any(spoken) else ()


def same_as_phrases(tokens: Sequence[Token], spoken: Language) -> Mapping[int, tuple[Phrase, ...]]:
    """Return for the words of a question, by their places, what means the same as a phrase that each is part of: *ran
    out*, expired. A particle may stand behind what the verb is done to (*put* the talk *off*).
    """
    phrases = _meanings(spoken).phrases if _has_any(spoken) else {}
    terms = [term_maker(spoken.code)(token.form) for token in tokens] if phrases else []
    found: dict[int, tuple[Phrase, ...]] = {}
    for start, term in enumerate(terms):
        for phrase, group in phrases.get(term, ()):
            for place in _places_of(phrase, terms, start, spoken):
                others = _others([(phrase, group)], spoken)
                found[place] = (*found.get(place, ()), *others)
    return found


def _places_of(phrase: Phrase, terms: Sequence[str], start: int, spoken: Language) -> Sequence[int]:
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
    """Groups of names that mean the same, each beside one of its names as terms: by the term of a word, and by the
    first term of a phrase.
    """

    words: Mapping[str, Sequence[tuple[Phrase, Group]]]
    phrases: Mapping[str, Sequence[tuple[Phrase, Group]]]


@cache
def _meanings(spoken: Language) -> _Meanings:
    """Return the groups of a language. A word that is a homograph of another one (sun) leads to none."""
    alone = spoken.classes.get("homographs", frozenset())
    groups = (*spoken.short_forms, *spoken.synonyms)
    forms = [form for group in groups for name in group for form in name]
    terms = dict(zip(forms, terms_maker(spoken.code)(forms), strict=True))
    words: dict[str, list[tuple[Phrase, Group]]] = {}
    phrases: dict[str, list[tuple[Phrase, Group]]] = {}
    for group in groups:
        for name in group:
            if len(name) > 1:
                phrases.setdefault(terms[name[0]], []).append((tuple([terms[form] for form in name]), group))
            elif name[0] not in alone:
                words.setdefault(terms[name[0]], []).append(((terms[name[0]],), group))
    return _Meanings(words, phrases)


def _others(found: Iterable[tuple[Phrase, Group]], spoken: Language) -> tuple[Phrase, ...]:
    """Return the other names in the groups ``found``, each once, without those that are units as well (min)."""
    term = term_maker(spoken.code)
    others = [
        other
        for name, group in found
        for other in group
        if tuple([term(form) for form in other]) != name and not spoken.units.issuperset(other)
    ]
    return tuple(dict.fromkeys(others))


def is_short_form(form: str, spoken: Language) -> bool:
    """Tell whether a word is a short form, or what one is short for."""
    return form in _in_lengths(spoken)


@cache
def _in_lengths(spoken: Language) -> frozenset[str]:
    return frozenset(name[0] for group in spoken.short_forms for name in group)


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


def other_names(text: str, tokens: Sequence[Token], spoken: Language) -> Mapping[int, tuple[Phrase, ...]]:
    """Return for the words of a question, by their places, the other names of what they name: UK, United Kingdom.

    Letters that are another word in small ones (US, HR) are a name where capitals say so.
    """
    found: dict[int, tuple[Phrase, ...]] = {}
    for place, token in enumerate(tokens):
        for name, others in _names(spoken).get(token.form, ()):
            forms = tuple([each.form for each in tokens[place : place + len(name)]])
            is_other = token.form in spoken.stop_words | spoken.units | english.words().pronouns
            if forms != name or (is_other and not _in_capitals(text, token)):
                continue
            for at in range(place, place + len(name)):
                if len(name) == 1 or forms[at - place] not in spoken.stop_words:
                    found[at] = (*found.get(at, ()), *others)
    return found


def _in_capitals(text: str, token: Token) -> bool:
    return text[token.start : token.end].isupper() and not text.isupper()


@cache
def _names(spoken: Language) -> Mapping[str, tuple[tuple[Phrase, tuple[Phrase, ...]], ...]]:
    """Return by its first word each name that has others, with these but for what cannot be told from a pronoun."""
    found: dict[str, tuple[tuple[Phrase, tuple[Phrase, ...]], ...]] = {}
    for group in spoken.names:
        for name in group:
            others = tuple(other for other in group if other != name and english.words().pronouns.isdisjoint(other))
            found[name[0]] = (*found.get(name[0], ()), (name, others))
    return found
