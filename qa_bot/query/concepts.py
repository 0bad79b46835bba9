"""The words of a question as concepts: all terms and phrases of the index that count as each."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from qa_bot.index.languages import other_terms_of
from qa_bot.index.reader import Index
from qa_bot.query.acronyms import plural_terms, singular_terms
from qa_bot.query.compounds import compound_terms
from qa_bot.query.derivation import related_terms
from qa_bot.query.identifiers import phrases_of_identifier
from qa_bot.query.inflection import inflected_terms
from qa_bot.query.joining import phrases_apart
from qa_bot.query.kindred import kindred_terms
from qa_bot.query.paradigms import regular_terms
from qa_bot.query.short_forms import is_short_form, same_meaning
from qa_bot.text.language import Language
from qa_bot.text.tokenise import Phrase, Token, tokenise
from qa_bot.types import Concept

# A question is a sentence or two; of a longer text the rarest words are enough to know what it is about
MAX_CONCEPTS = 48


def concept_of(
    written: str, form: str, place: int, index: Index, spoken: Language, *, weak: bool, same: Sequence[Phrase] = ()
) -> Concept:
    """Return a word with all that counts as it; ``same`` is what means the same as a phrase that it is part of."""
    terms = tuple(sorted({*_terms(form, index), *singular_terms(written, index)}))
    derived = (
        *related_terms(form, index),
        *regular_terms(written, form, place, index, spoken),
        *inflected_terms(form, index, spoken),
        *compound_terms(form, index, spoken),
    )
    numbers = bool(terms) and form in spoken.classes.get("numbering", ())  # "no" alone says too little
    same = same if numbers else (*same, *same_meaning(form, spoken))
    single = [index.terms_of(*name) for name in same if len(name) == 1]
    longer = [phrase for name in same if len(name) > 1 for phrase in index.phrases_of(name)]
    others = plural_terms(written, index, known=bool(terms)), *single
    concept = Concept(written, terms, place=place, weak=weak)
    phrases = phrases_apart(form, index, spoken, known=bool(terms)) if spoken.spaced else ()
    inside = phrases_of_identifier(written, index, known=bool(terms))
    return concept.also([*derived, *chain(*others)], (*phrases, *inside, *longer))


def with_synonyms(concept: Concept, alike: Sequence[Phrase], index: Index, spoken: Language) -> Concept:
    """Return the concept with its synonyms: single words and their plurals as related terms, phrases as phrases."""
    telling = [[form for form in phrase if form not in spoken.stop_words] for phrase in alike]
    words = {form for forms in telling if len(forms) == 1 for form in (forms[0], f"{forms[0]}s")}
    phrases = [phrase for forms in telling if len(forms) > 1 for phrase in index.phrases_of(forms)]
    return concept.also({term for word in words for term in index.terms_of(word)}, phrases)


def kindred_of(concept: Concept, form: str, text: str, index: Index, spoken: Language) -> tuple[int, ...]:
    """Return the terms of kindred words; none for a known word, an acronym or a short form (PEP, max)."""
    if concept.known or is_short_form(form, spoken) or (concept.word.isupper() and not text.isupper()):
        return ()
    return kindred_terms(form, index, spoken)


def every_word(text: str, index: Index) -> list[Concept]:
    """Return all words, for a question that has no telling one ("Who is The Who?")."""
    return [
        Concept(text[token.start : token.end], _terms(token.form, index), place=place)
        for place, token in enumerate(tokenise(text))
    ]


def merged(concepts: Sequence[Concept]) -> list[Concept]:
    """Return each distinct concept once, with how often it stands in the question."""
    once: dict[tuple[int, ...] | str, Concept] = {}
    for concept in concepts:
        key = concept.terms or concept.word.casefold()
        first = once.get(key)
        once[key] = replace(first, count=first.count + 1).also(concept.related, concept.phrases) if first else concept
    return list(once.values())


def rarest(concepts: Sequence[Concept], index: Index) -> tuple[Concept, ...]:
    """Return at most MAX_CONCEPTS of the concepts, in their order: unknown and rare ones are kept."""
    if len(concepts) <= MAX_CONCEPTS:
        return tuple(concepts)
    frequency = [sum(index.postings.frequency(term) for term in concept.terms) for concept in concepts]
    kept = sorted(range(len(concepts)), key=lambda k: (frequency[k], k))[:MAX_CONCEPTS]
    return tuple(concepts[k] for k in sorted(kept))


def without_seams(concepts: list[Concept], tokens: Sequence[Token]) -> list[Concept]:
    """Return the concepts of a question without pairs of characters that may stand across two words.

    A pair that no document has tells of an unknown word only where the pairs that it overlaps are unknown, too: else
    its characters belong to different words, which the documents have in other company. A pair of hiragana, which
    Japanese writes endings and particles in, tells of none.
    """
    unknown = {concept.place for concept in concepts if not concept.known and not _is_hiragana(concept.word)}

    def is_kept(concept: Concept) -> bool:
        return concept.known or (concept.place in unknown and _overlapping(tokens, concept.place) <= unknown)

    return [concept for concept in concepts if is_kept(concept)]


def unknown_words(concepts: Sequence[Concept], spoken: Language) -> tuple[str, ...]:
    """Return the telling words that no document has.

    A pair of characters with one that asks or joins (是谁, 立的) is no word.
    """
    seams = spoken.classes.get("seams", frozenset())
    unknown = (concept.word for concept in concepts if not concept.known and not concept.weak)
    return tuple(word for word in unknown if seams.isdisjoint(word))


def _overlapping(tokens: Sequence[Token], place: int) -> set[int]:
    """Return the places of the words beside one that share a character with it: pairs, never words between spaces."""
    near = (other for other in (place - 1, place + 1) if 0 <= other < len(tokens))
    return {other for other in near if tokens[max(other, place)].start < tokens[min(other, place)].end}


def _is_hiragana(word: str) -> bool:
    return all("\u3040" <= character <= "\u309f" for character in word)


def _terms(form: str, index: Index) -> tuple[int, ...]:
    """Return the terms of a word in the languages asked in, and in others where documents have just this word."""
    terms = index.terms_of(form)
    return terms if index.asked == index.languages else (*terms, *other_terms_of(form, index))
