"""Follow-up questions: what "it", "there" and an unfinished question take from the questions before."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from qa_bot.query.asking import asks_how_many, is_thanks, only_asks
from qa_bot.query.references import References, references
from qa_bot.query.turns import Unit, kept, unit_places, units
from qa_bot.text.language import Language
from qa_bot.text.normalise import fold_accents
from qa_bot.text.tokenise import Token, tokenise

# A question of so many telling words is unfinished, unless it asks for no more than what a name names
_SHORT = 1
# A question is a sentence or two; of a page that was pasted for one, the first words tell the topic
_MOST = 24
# An ending of English, the one language with a head ("the largest one")
_SUPERLATIVE = "est"
_SENTENCE_ENDS = (".", "?", "!", ":", "…")

Apart = Callable[[Sequence[str], Sequence[str]], bool]
"""Tells whether words of a question are about something else than words of those before it."""


def _never_apart(own: Sequence[str], carried: Sequence[str]) -> bool:
    return False


def carried_words(
    question: str, after: Sequence[str], language: Language, apart: Apart = _never_apart
) -> tuple[str, ...]:
    """Return the words that ``question`` takes from the ``after`` earlier ones (oldest first), as written there.

    A question that refers back takes the first telling words of the topic: the latest question that stood on its own,
    as those changed it that followed and named something else only ("And in Porto?"). One that says no more than that
    itself, or nothing ("And why?"), goes on from the latest question, whatever that was. Words that it has itself are
    not taken, nor verbs where it has one. One that asks what something known is ("What is the quorum?") takes none that
    it is ``apart`` from.
    """
    if not after or not depends(question, language):
        return ()
    carried = _carried(question, _conversation(after, language, apart), language, apart)
    present = {token.form for token in tokenise(question)}
    words = {unit.forms: unit.written for unit in reversed(carried) if present.isdisjoint(unit.forms)}
    return tuple(reversed(words.values()))[:_MOST]


def asked_like(question: str, after: Sequence[str], language: Language) -> str:
    """Return which of the ``after`` earlier questions (oldest first) tells what ``question`` asks, where it only names
    what it asks that of ("And in Porto?"); "" where it does not, or nothing was asked.
    """
    if not _only_leans(question, language):
        return ""
    asking = (before for before in reversed(after) if not is_thanks(before, language))
    return next((before for before in asking if not _only_leans(before, language)), "")


def _only_leans(question: str, language: Language) -> bool:
    return _names_only(question, language) and depends(question, language)


class _Turn(NamedTuple):
    """What a turn of a conversation is about: its ``topic``, and all that it asks, each as units."""

    topic: list[Unit]
    asked: list[Unit]


def _conversation(after: Sequence[str], language: Language, apart: Apart) -> _Turn:
    """Return the last of some turns, as those before it make it understood."""
    asking: list[str] = []
    for question in reversed(after):  # what came before the topic does not matter, however long it is
        if not is_thanks(question, language):
            asking.append(question)
            if not depends(question, language):
                break
    first, *others = asking[::-1] or after[-1:]
    topic = units(first, language)
    turn = _Turn(topic, topic)
    for question in others:
        carried = _carried(question, turn, language, apart)
        asked = _joined(carried, units(question, language))
        turn = _Turn(turn.topic if carried and not _names_only(question, language) else asked, asked)
    return turn


def _carried(question: str, before: _Turn, language: Language, apart: Apart) -> list[Unit]:
    """Return what a question that leans on the turn before takes over from it."""
    own = units(question, language)
    found = kept(_base(question, before, language), own, language, unfinished=_names_only(question, language))
    if _asks_of_one_known(question, language) and apart([u.written for u in own], [u.written for u in found]):
        return []
    return found


def _base(question: str, before: _Turn, language: Language) -> list[Unit]:
    """Return what a question that leans on the turn before goes on from: where it asks nothing new, from all that."""
    tokens = tokenise(question)
    if _names_only(question, language):
        return before.asked
    asks_more = units(question, language) or _refers_back(question, tokens, language, references(language.code))
    return before.topic if asks_more else before.asked


def _joined(before: Sequence[Unit], own: Sequence[Unit]) -> list[Unit]:
    """Return the units of two turns, whose runs are numbered on."""
    last = max((unit.run for unit in before), default=0)
    return [*before, *(unit._replace(run=unit.run + last) for unit in own)][-_MOST:]


def _names_only(question: str, language: Language) -> bool:
    """Tell whether a question names something, and not what it asks of it: "And in Porto?", "What about 1990?"."""
    tokens = tokenise(question)
    known = references(language.code)
    words = [fold_accents(token.form) for token in tokens]
    if _opens(words, known.ellipses):
        return True
    if words and tokens[0].form in known.conjunctions:
        words = words[1:]
    return not _opens(words, _question_phrases(language)) and not _refers_back(question, tokens, language, known)


def depends(question: str, language: Language) -> bool:
    """Tell whether a question cannot be understood without those before it."""
    tokens = tokenise(question)
    known = references(language.code)
    return _refers_back(question, tokens, language, known) or _is_unfinished(question, tokens, language, known)


def _refers_back(question: str, tokens: Sequence[Token], language: Language, known: References) -> bool:
    """Tell whether some word stands for what an earlier question named."""
    forms = [token.form for token in tokens]
    passed_over = _idle_places(forms, known) | _name_places(question, tokens)
    return any(
        place not in passed_over and _refers(forms, place, language, known)
        for place in range(_first_clause(forms, language, known))
    )


def _refers(forms: Sequence[str], place: int, language: Language, known: References) -> bool:
    """Tell whether the word at a place stands for something that its question does not name."""
    form, following = forms[place], forms[place + 1 : place + 2]
    if form in known.pronouns:
        return True
    if form in known.demonstratives:
        return language.units.isdisjoint(following)
    if form in known.heads and place and forms[place - 1].endswith(_SUPERLATIVE):
        return True
    if form in known.pointing:
        return language.stop_words.issuperset(forms[place:])
    if form in known.subjects:
        asked = {forms[at] for at in range(1, place) if forms[at - 1] in known.asking}
        return language.stop_words.issuperset(set(forms[:place]) - asked)
    return False


def _first_clause(forms: Sequence[str], language: Language, known: References) -> int:
    """Return where a question is joined by another, whose pronouns refer to it; else its length.

    "What is a fjord and how deep is it?" is joined at "and".
    """
    telling = next((place for place, form in enumerate(forms) if form not in language.stop_words), len(forms))
    for place in range(telling + 1, len(forms) - 1):
        joined = forms[place] in known.conjunctions
        if joined and (forms[place + 1] in language.openings or forms[place + 1] in known.pronouns):
            return place
    return len(forms)


def _is_unfinished(question: str, tokens: Sequence[Token], language: Language, known: References) -> bool:
    """Tell whether a question leaves out what it asks, or of what."""
    words = [fold_accents(token.form) for token in tokens]
    if tokens and tokens[0].form in known.conjunctions:
        tokens, words = tokens[1:], words[1:]
        if not _opens(words, _question_phrases(language)):
            return True
    if _opens(words, known.ellipses):
        return True
    idle = set(range(len(tokens))).difference(_telling(tokens, language))
    telling = [last for _, last in unit_places(question, tokens, language) if last not in idle]
    return len(telling) <= _SHORT and not _names(question, tokens, words, language, known)


def _names(question: str, tokens: Sequence[Token], words: Sequence[str], language: Language, known: References) -> bool:
    """Tell whether a short question asks what or who something is, and says all that there is to say of it."""
    telling = _telling(tokens, language)
    if not telling or not _opens(words, known.naming or language.question_words.get("definition", ())):
        return False
    is_name = not language.capital_nouns and telling[0] in _name_places(question, tokens)
    return is_name or not any(token.form in known.definite for token in tokens[1 : telling[0]])


def _asks_of_one_known(question: str, language: Language) -> bool:
    """Tell whether a question asks in full what something is that it takes for known: "What is the capital?"."""
    tokens = tokenise(question)
    known = references(language.code)
    telling = _telling(tokens, language)
    return (
        bool(telling)
        and _opens([fold_accents(token.form) for token in tokens], known.naming)
        and any(token.form in known.definite for token in tokens[1 : telling[0]])
        and not _refers_back(question, tokens, language, known)
    )


def _telling(tokens: Sequence[Token], language: Language) -> list[int]:
    """Return the places of the words that tell what a question is about; "many" in "how many" does not."""
    return [
        place
        for place, token in enumerate(tokens)
        if token.form not in language.stop_words
        and not only_asks(tokens, place)
        and not asks_how_many(tokens, place, language)
    ]


def _question_phrases(language: Language) -> tuple[str, ...]:
    return tuple(phrase for phrases in language.question_words.values() for phrase in phrases)


def _opens(words: Sequence[str], phrases: Sequence[str]) -> bool:
    """Tell whether words (without accents) begin with one of the phrases."""
    return f"{' '.join(words)} ".startswith(tuple(f"{phrase} " for phrase in phrases))


def _idle_places(forms: Sequence[str], known: References) -> set[int]:
    """Return the places of words that belong to a phrase in which none refers to anything."""
    words = [fold_accents(form) for form in forms]
    places: set[int] = set()
    for phrase in known.idle:
        length = phrase.count(" ") + 1
        for start in range(len(words) - length + 1):
            if " ".join(words[start : start + length]) == phrase:
                places.update(range(start, start + length))
    return places


def _name_places(question: str, tokens: Sequence[Token]) -> set[int]:
    """Return the places of the words that a capital shows to be names or polite addresses ("IT", "Sie").

    None where the question has no small letters to tell by; the first word of a sentence has a capital anyway.
    """
    if question.isupper() or question.istitle():
        return set()
    return {
        place
        for place, token in enumerate(tokens)
        if question[token.start].isupper() and not _begins_sentence(question, tokens, place)
    }


def _begins_sentence(question: str, tokens: Sequence[Token], place: int) -> bool:
    before = question[tokens[place - 1].start if place else 0 : tokens[place].start].rstrip(" \t¿¡\"'«“„(")
    return not before or before.endswith(_SENTENCE_ENDS)
