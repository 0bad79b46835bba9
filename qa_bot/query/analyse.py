"""A question to what is looked for: telling words as terms of the index, quoted phrases, corrections."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from qa_bot.index.reader import Index
from qa_bot.query.acronyms import with_acronyms
from qa_bot.query.asking import (
    asks_as_verb,
    asks_how_many,
    asks_how_much,
    is_ending,
    is_negated,
    is_thanks,
    only_asks,
    without_courtesy,
)
from qa_bot.query.concepts import (
    concept_of,
    every_word,
    kindred_of,
    merged,
    rarest,
    unknown_words,
    with_synonyms,
    without_seams,
)
from qa_bot.query.identifiers import identifier_terms
from qa_bot.query.joining import joined_terms
from qa_bot.query.question import analyse as question_type
from qa_bot.query.question_type import QuestionType
from qa_bot.query.short_forms import numbered_phrases, other_names, same_as_phrases
from qa_bot.query.speaking import asked_of, other_languages, own_language
from qa_bot.query.spelling import correct, correct_opening, is_listed, is_meant
from qa_bot.query.synonyms import NO_SYNONYMS, Phrase, Synonyms
from qa_bot.query.written_numbers import date_phrases, number_phrases
from qa_bot.text.definitions import singular
from qa_bot.text.language import Language
from qa_bot.text.language_data import function_words
from qa_bot.text.measures import what_is_measured
from qa_bot.text.normalise import as_written, fold_case
from qa_bot.text.stem import term_maker
from qa_bot.text.tokenise import Token, tokenise
from qa_bot.types import CARRIED, THANKS, Concept, Correction, Query

# Straight marks, and what word processors make of them; «these» and „these“ are how some languages write names.
# A straight mark behind a letter opens nothing: Hebrew abbreviations have one before their last letter
_QUOTED = re.compile(r'(?<!\w)"([^"]+)"|“([^“”]+)”')


def analyse(question: str, index: Index, after: Sequence[str] = (), synonyms: Synonyms = NO_SYNONYMS) -> Query:
    """Return the question as understood against an index; ``after`` are earlier questions, oldest first."""
    languages = index.languages
    spoken, index = asked_of(question, index)
    if is_thanks(question, spoken, languages):
        return Query(question, question, kind=THANKS, language=spoken.code)
    carried = _carried(question, after, spoken) if after else ()
    corrections: dict[str, str] = {}
    own = own_language(question, index.asked, spoken)
    plain = without_courtesy(question, own)
    words = _read(plain, index, spoken, synonyms, corrections)
    if carried:
        words += [replace(concept, place=CARRIED) for concept in _read(" ".join(carried), index, spoken, synonyms, {})]
    if not words and (_quoted(question) or _may_name(plain, spoken)):
        words = every_word(plain, index)
    interpreted = _rewritten(plain, corrections)
    if carried:
        interpreted = f"{interpreted} ({' '.join(carried)})"
    asked = _asked(question, interpreted, after, own, told=not question.startswith(plain))
    concepts = rarest(merged(words), index)
    return Query(
        raw=question,
        interpreted=interpreted,
        language=spoken.code,
        kind=asked.kind,
        expected=asked.expected,
        focus=_places(interpreted, asked.phrase),
        concepts=concepts,
        corrections=tuple(Correction(written, as_written(read_as)) for written, read_as in corrections.items()),
        unknown=unknown_words(concepts, spoken),
        carried=carried,
        phrases=_quoted(_rewritten(question, corrections)),
    )


def _carried(question: str, after: Sequence[str], spoken: Language) -> tuple[str, ...]:
    from qa_bot.query.followup import carried_words  # a single question needs none of it

    return carried_words(question, after, spoken)


def _asked(question: str, interpreted: str, after: Sequence[str], spoken: Language, *, told: bool) -> QuestionType:
    """Return what a question asks for, which a courtesy ``told`` to tell or not; one that only names something asks for
    it as the one before did.
    """
    asked = question_type(interpreted, spoken, told=told)
    if not after or asked.expected != "any":
        return asked
    from qa_bot.query.followup import asked_like  # a single question needs none of it

    before = asked_like(question, after, spoken)
    return question_type(without_courtesy(before, spoken), spoken) if before else asked


def _quoted(question: str) -> tuple[str, ...]:
    return tuple(" ".join(next(filter(None, groups)).split()) for groups in _QUOTED.findall(question))


def _read(text: str, index: Index, spoken: Language, synonyms: Synonyms, corrections: dict[str, str]) -> list[Concept]:
    """Return the telling words; what was corrected is added to ``corrections`` (as written -> as read)."""
    tokens = tokenise(text)
    alike = _alike(text, tokens, spoken, synonyms)
    phrased = same_as_phrases(tokens, spoken)
    joined = _joined(text, tokens, index, spoken) if spoken.spaced else {}
    dates = date_phrases(text, tokens, index, spoken)
    idle = spoken.stop_words | own_language(text, index.asked, spoken).stop_words
    concepts = []
    for place, token in enumerate(tokens):
        is_part = is_ending(text, tokens, place, spoken) or is_negated(text, tokens, place, spoken)
        tells_nothing = is_part or token.form in idle or only_asks(tokens, place)
        if (tells_nothing or asks_how_many(tokens, place, spoken)) and place not in alike:
            continue
        written = text[token.start : token.end]
        asks = asks_how_much(tokens, place, spoken) or asks_as_verb(tokens, place, spoken)
        weak = asks or token.form in spoken.weak_words
        concept = concept_of(written, token.form, place, index, spoken, weak=weak, same=phrased.get(place, ()))
        figures = *number_phrases(token.form, index, spoken), *dates.get(place, ())
        concept = concept.also(joined.get(place, ()), (*numbered_phrases(tokens, place, index, spoken), *figures))
        alike_here = *alike.get(place, ()), *what_is_measured(tokens, place, spoken)
        concept = with_synonyms(concept, alike_here, index, spoken)
        if not concept.terms and token.form in spoken.classes.get("narrator", ()):
            concept = replace(concept, weak=True)  # the text says "I"
        if concept.terms or concept.phrases or place in joined or place in alike:
            concepts.append(concept)
        elif asks_as_verb(tokens, place, spoken):
            continue  # what it asks for is answered without it
        elif concept.weak or _is_idle(tokens, place, other_languages(text, index.asked)):
            concepts.append(replace(concept, weak=True))
        elif (read_as := _reading(token.form, place, concept, index, spoken)) is None or _asks_twice(
            read_as, tokens, spoken
        ):
            concepts.append(replace(concept, kindred=kindred_of(concept, token.form, text, index, spoken)))
        else:
            corrections[written] = read_as
            weak = read_as in spoken.weak_words
            if read_as not in spoken.stop_words:
                concepts.append(concept_of(read_as, read_as, place, index, spoken, weak=weak))
    return with_acronyms(concepts, index, spoken) if spoken.spaced else without_seams(concepts, tokens)


def _joined(text: str, tokens: Sequence[Token], index: Index, spoken: Language) -> Mapping[int, tuple[int, ...]]:
    """Return for the words of a question, by their places, the terms of what each is together with those beside it."""
    pairs, longer = joined_terms(text, tokens, index, spoken), identifier_terms(tokens, index, spoken)
    return {place: (*pairs.get(place, ()), *longer.get(place, ())) for place in pairs.keys() | longer.keys()}


def _alike(
    text: str, tokens: Sequence[Token], spoken: Language, synonyms: Synonyms
) -> Mapping[int, tuple[Phrase, ...]]:
    """Return for the words of a question, by their places, the phrases that mean the same, listed or well known."""
    known = other_names(text, tokens, spoken)
    listed = synonyms.of([_singular(text, token) for token in tokens]) if synonyms.groups else {}
    return {place: (*known.get(place, ()), *listed.get(place, ())) for place in known.keys() | listed.keys()}


def _is_idle(tokens: Sequence[Token], place: int, asked: Sequence[Language]) -> bool:
    """Tell whether a word tells nothing in one of some languages, in which a question is asked."""
    form = tokens[place].form
    return any(
        form in language.stop_words or form in language.weak_words or asks_how_much(tokens, place, language)
        for language in asked
    )


def _reading(form: str, place: int, concept: Concept, index: Index, spoken: Language) -> str | None:
    """Return what an unknown word at a place of the question is read as, None where it is left as it is.

    A word that is one edit away is likelier meant than one derived from the same stem; one farther away is not, nor
    one that shares no compound with it.
    """
    if is_listed(form, index.asked):
        return None
    opening = correct_opening(form, spoken.openings) if place == 0 else None
    if opening is not None:
        return opening
    reading = correct(form, index, spoken.stop_words)
    if reading is None or (concept.known and reading.edits > 1 and reading.word not in spoken.stop_words):
        return None
    if spoken.linking and concept.related and not _share_compound(reading.word, concept, index, spoken):
        return None
    return None if is_meant(form, reading, spoken) else reading.word


def _asks_twice(read_as: str, tokens: Sequence[Token], spoken: Language) -> bool:
    """Tell whether a word is read as a question word where the question has one: not "waard" as "waar"."""
    asking = function_words(spoken.code, "questions")
    return read_as in asking and any(token.form in asking for token in tokens)


def _share_compound(word: str, concept: Concept, index: Index, spoken: Language) -> bool:
    """Tell whether a word begins or ends one of a concept's compounds, as that may do for want of a letter only."""
    term = term_maker(spoken.code)(word)
    return any(index.terms[number].startswith(term) or index.terms[number].endswith(term) for number in concept.related)


def _singular(text: str, token: Token) -> str:
    """Return a word as compared, an acronym without the s of its plural."""
    written = text[token.start : token.end]
    return fold_case(singular(written)) if singular(written) != written else token.form


def _may_name(text: str, spoken: Language) -> bool:
    """Tell whether a question without a telling word may name something ("Who is The Who?"): not "Why?"."""
    tokens = tokenise(text)
    return not spoken.spaced or any(text[token.start].isupper() for token in tokens[1:])


def _places(question: str, phrase: str) -> tuple[int, ...]:
    """Return at which words of the question a phrase of it stands, the first time."""
    wanted = [token.form for token in tokenise(phrase)]
    words = [token.form for token in tokenise(question)] if wanted else []
    for start in range(len(words) - len(wanted) + 1 if wanted else 0):
        if words[start : start + len(wanted)] == wanted:
            return tuple(range(start, start + len(wanted)))
    return ()


def _rewritten(question: str, corrections: dict[str, str]) -> str:
    """Return the question with its corrected words in place of those written."""
    if not corrections:
        return question
    pieces, last = [], 0
    for token in _corrected(question, corrections):
        pieces += [question[last : token.start], corrections[question[token.start : token.end]]]
        last = token.end
    return "".join([*pieces, question[last:]])


def _corrected(question: str, corrections: dict[str, str]) -> list[Token]:
    return [token for token in tokenise(question) if question[token.start : token.end] in corrections]
