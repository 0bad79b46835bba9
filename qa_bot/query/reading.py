"""The telling words of a question, each looked up in the index; a word that no document has is read as another one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from qa_bot.index.reader import Index
from qa_bot.query.acronyms import with_acronyms
from qa_bot.query.asking import asks_as_verb, asks_how_many, asks_how_much, is_ending, is_negated, only_asks
from qa_bot.query.concepts import concept_of, kindred_of, with_synonyms, without_seams
from qa_bot.query.identifiers import identifier_terms
from qa_bot.query.joining import joined_terms
from qa_bot.query.short_forms import numbered_phrases, other_names, same_as_phrases
from qa_bot.query.speaking import other_languages, own_language
from qa_bot.query.spelling import correct, correct_opening, is_listed, is_meant
from qa_bot.query.synonyms import Synonyms
from qa_bot.query.written_numbers import date_phrases, number_phrases, numeral_phrases
from qa_bot.text.definitions import singular
from qa_bot.text.language import Language
from qa_bot.text.language_data import function_words
from qa_bot.text.measures import what_is_measured
from qa_bot.text.normalise import fold_case
from qa_bot.text.stem import term_maker
from qa_bot.text.tokenise import Phrase, Token, tokenise
from qa_bot.types import Concept


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text in the language ``spoken``, and the index in which they are looked up.

    ``idle`` are the function words, those of the text's own language included where no document is in it.
    """

    text: str
    tokens: Sequence[Token]
    spoken: Language
    index: Index
    idle: frozenset[str]

    def written(self, place: int) -> str:
        """Return a word as the text has it."""
        return self.text[self.tokens[place].start : self.tokens[place].end]


def telling_words(
    text: str, index: Index, spoken: Language, synonyms: Synonyms
) -> tuple[list[Concept], dict[str, str]]:
    """Return the telling words of a text, and those of them that were corrected: as written, and as they were read."""
    idle = spoken.stop_words | own_language(text, index, spoken).stop_words
    words = _Words(text, tokenise(text), spoken, index, idle)
    named = _other_names(words, synonyms)
    parts_of_phrases = same_as_phrases(words.tokens, spoken)
    joined = _joined(words) if spoken.spaced else {}
    dates = date_phrases(text, words.tokens, index, spoken)
    concepts: list[Concept] = []
    corrections: dict[str, str] = {}
    for place, token in enumerate(words.tokens):
        if place not in named and _tells_nothing(words, place):
            continue
        concept = _concept(words, place, parts_of_phrases.get(place, ()), joined.get(place, ()), named.get(place, ()))
        numerals = numeral_phrases(words.tokens, place, index, spoken)
        concept = concept.also((), (*number_phrases(token.form, index, spoken), *numerals, *dates.get(place, ())))
        if concept.terms or concept.phrases or place in joined or place in named:
            concepts.append(concept)
        elif asks_as_verb(words.tokens, place, spoken):
            continue  # what it asks for is answered without it
        elif concept.weak or _is_idle(words, place):
            concepts.append(replace(concept, weak=True))
        elif (read_as := _read_as(words, place, concept)) is None:
            concepts.append(replace(concept, kindred=kindred_of(concept, token.form, text, index, spoken)))
        else:
            corrections[words.written(place)] = read_as
            if read_as not in spoken.stop_words:
                weak = read_as in spoken.weak_words
                concepts.append(concept_of(read_as, read_as, place, index, spoken, weak=weak))
    if spoken.spaced:
        return with_acronyms(concepts, index, spoken), corrections
    return without_seams(concepts, words.tokens), corrections


def _tells_nothing(words: _Words, place: int) -> bool:
    """Tell whether a word is a function word, part of another word, or only there to ask."""
    text, tokens, spoken = words.text, words.tokens, words.spoken
    return (
        is_ending(text, tokens, place, spoken)
        or is_negated(text, tokens, place, spoken)
        or tokens[place].form in words.idle
        or only_asks(tokens, place)
        or asks_how_many(tokens, place, spoken)
    )


def _concept(
    words: _Words, place: int, same: Sequence[Phrase], joined: Sequence[int], named: Sequence[Phrase]
) -> Concept:
    """Return a word with all that counts as it.

    ``same`` is what means the same as a phrase that the word is part of, ``joined`` the terms of what it is together
    with the words beside it, ``named`` the other names of what it names.
    """
    tokens, spoken, index = words.tokens, words.spoken, words.index
    form = tokens[place].form
    asks = asks_how_much(tokens, place, spoken) or asks_as_verb(tokens, place, spoken)
    weak = asks or form in spoken.weak_words
    concept = concept_of(words.written(place), form, place, index, spoken, weak=weak, same=same)
    concept = concept.also(joined, numbered_phrases(tokens, place, index, spoken))
    concept = with_synonyms(concept, (*named, *what_is_measured(tokens, place, spoken)), index, spoken)
    is_narrator = form in spoken.classes.get("narrator", ())  # the text says "I"
    return replace(concept, weak=True) if is_narrator and not concept.terms else concept


def _joined(words: _Words) -> Mapping[int, tuple[int, ...]]:
    """Return by places of words the terms of what each is together with those beside it."""
    pairs = joined_terms(words.text, words.tokens, words.index, words.spoken)
    longer = identifier_terms(words.tokens, words.index, words.spoken)
    return {place: (*pairs.get(place, ()), *longer.get(place, ())) for place in pairs.keys() | longer.keys()}


def _other_names(words: _Words, synonyms: Synonyms) -> Mapping[int, tuple[Phrase, ...]]:
    """Return by places of words the phrases that mean the same: well-known names, and the synonyms of the user's."""
    known = other_names(words.text, words.tokens, words.spoken)
    listed: Mapping[int, tuple[Phrase, ...]] = {}
    if synonyms.groups:
        listed = synonyms.of([_singular(words.written(place), token.form) for place, token in enumerate(words.tokens)])
    return {place: (*known.get(place, ()), *listed.get(place, ())) for place in known.keys() | listed.keys()}


def _singular(written: str, form: str) -> str:
    """Return the form of a word, that of an acronym without the s of its plural."""
    return fold_case(singular(written)) if singular(written) != written else form


def _is_idle(words: _Words, place: int) -> bool:
    """Tell whether an unknown word tells nothing in another language that the question is plainly asked in."""
    form = words.tokens[place].form
    return any(
        form in language.stop_words or form in language.weak_words or asks_how_much(words.tokens, place, language)
        for language in other_languages(words.text, words.index.asked)
    )


def _read_as(words: _Words, place: int, concept: Concept) -> str | None:
    """Return the word that an unknown word is read as, None where it is left as it is.

    A word that is one edit away is likelier meant than one derived from the same stem. A word farther away is not, nor
    is one that shares no compound with it.
    """
    spoken, index = words.spoken, words.index
    form = words.tokens[place].form
    if is_listed(form, index.asked):
        return None
    opening = correct_opening(form, spoken.openings) if place == 0 else None
    if opening is not None:
        return None if _asks_twice(words, opening) else opening
    reading = correct(form, index, spoken.stop_words)
    if reading is None or (concept.known and reading.edits > 1 and reading.word not in spoken.stop_words):
        return None
    if spoken.linking and concept.related and not _share_compound(reading.word, concept, words):
        return None
    return None if is_meant(form, reading, spoken) or _asks_twice(words, reading.word) else reading.word


def _asks_twice(words: _Words, read_as: str) -> bool:
    """Tell whether a word is read as a question word where the question has one: not "waard" as "waar"."""
    asking = function_words(words.spoken.code, "questions")
    return read_as in asking and any(token.form in asking for token in words.tokens)


def _share_compound(word: str, concept: Concept, words: _Words) -> bool:
    """Tell whether a word begins or ends one of a concept's compounds, as that may do for want of a letter only."""
    term, terms = term_maker(words.spoken.code)(word), words.index.terms
    return any(terms[number].startswith(term) or terms[number].endswith(term) for number in concept.related)
