"""Follow-up questions: what "it", "there" and an unfinished question take from the questions before."""

from collections.abc import Iterator, Sequence

from qa_bot.query.asking import asks_how_much, only_asks, without_courtesy
from qa_bot.query.english import verb_places
from qa_bot.query.references import References, references
from qa_bot.text.language import Language
from qa_bot.text.normalise import fold_accents
from qa_bot.text.tokenise import Token, tokenise

# A question of so many telling words is unfinished, unless it asks for no more than what a name names
_SHORT = 1
# A question is a sentence or two; of a page that was pasted for one, the first words tell the topic
_MOST = 24
# What stands between a word and the number that makes a code of both
_WITHIN_CODES = frozenset(("-", "\u2010", "\u2011", "_", " "))
_SENTENCE_ENDS = (".", "?", "!", ":", "…")


def carried_words(question: str, after: Sequence[str], language: Language) -> tuple[str, ...]:
    """Return the words that ``question`` takes from the ``after`` earlier ones (oldest first), as written there.

    A question that refers back or is unfinished takes the first telling words of the latest question that stood on
    its own, but for the verb where it has one itself. A code (SEV-2) is taken whole, and not where the question has a
    part of it (SEV-3).
    """
    if not after or not depends(question, language):
        return ()
    topic = next((earlier for earlier in reversed(after) if not depends(earlier, language)), after[0])
    topic = without_courtesy(topic, language)
    tokens, own = tokenise(topic), tokenise(question)
    present = {token.form for token in own}
    left = _verbs(tokens, language) if _verbs(own, language) else frozenset()
    words: dict[str, str] = {}
    for first, last in _units(topic, tokens, language):
        forms = [token.form for token in tokens[first : last + 1]]
        if last not in left and _tells(tokens, last, language) and present.isdisjoint(forms):
            words.setdefault(" ".join(forms), topic[tokens[first].start : tokens[last].end])
    return tuple(words.values())[:_MOST]


def _verbs(tokens: Sequence[Token], language: Language) -> frozenset[int]:
    """Return the places of what is plainly a verb; of other languages than English none is known."""
    return verb_places([token.form for token in tokens]) if language.code == "en" else frozenset()


def _tells(tokens: Sequence[Token], place: int, language: Language) -> bool:
    """Tell whether a word tells what an earlier question was about, and did not serve to ask it."""
    form = tokens[place].form
    asks = only_asks(tokens, place) or asks_how_much(tokens, place, language)
    return not asks and form not in language.stop_words and form not in language.weak_words


def _units(text: str, tokens: Sequence[Token], language: Language) -> Iterator[tuple[int, int]]:
    """Yield the first and the last place of each word, or of a word and the number behind it: SEV-2, exit code 2."""
    first = 0
    for place, token in enumerate(tokens):
        following = tokens[place + 1] if place + 1 < len(tokens) and token.form not in language.stop_words else None
        if following and following.form[0].isdigit() and text[token.end : following.start] in _WITHIN_CODES:
            continue
        yield first, place
        first = place + 1


def depends(question: str, language: Language) -> bool:
    """Tell whether a question cannot be understood without those before it."""
    tokens = tokenise(question)
    known = references(language.code)
    return _refers_back(question, tokens, language, known) or _is_unfinished(question, tokens, language, known)


def _refers_back(question: str, tokens: Sequence[Token], language: Language, known: References) -> bool:
    """Tell whether some word stands for what an earlier question named."""
    forms = [token.form for token in tokens]
    idle = _idle_places(forms, known)
    return any(
        place not in idle and not _is_name(question, tokens[place]) and _refers(forms, place, language, known)
        for place in range(_first_clause(forms, language, known))
    )


def _refers(forms: Sequence[str], place: int, language: Language, known: References) -> bool:
    """Tell whether the word at a place stands for something that its question does not name."""
    form, following = forms[place], forms[place + 1 : place + 2]
    if form in known.pronouns:
        return language.units.isdisjoint(following)
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
    for place in range(1, len(forms) - 1):
        joined = forms[place] in known.conjunctions and not language.stop_words.issuperset(forms[:place])
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
    telling = [last for _, last in _units(question, tokens, language) if tokens[last].form not in language.stop_words]
    return len(telling) <= _SHORT and not _names(question, tokens, words, language, known)


def _names(question: str, tokens: Sequence[Token], words: Sequence[str], language: Language, known: References) -> bool:
    """Tell whether a short question asks what or who something is, and says all that there is to say of it."""
    telling = _telling(tokens, language)
    if not telling or not _opens(words, known.naming or language.question_words.get("definition", ())):
        return False
    is_name = not language.capital_nouns and _is_name(question, tokens[telling[0]])
    return is_name or not any(token.form in known.definite for token in tokens[1 : telling[0]])


def _telling(tokens: Sequence[Token], language: Language) -> list[int]:
    """Return the places of the words that tell what a question is about."""
    return [place for place, token in enumerate(tokens) if token.form not in language.stop_words]


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


def _is_name(question: str, token: Token) -> bool:
    """Tell whether a capital shows a name or a polite address ("IT", "Sie"), as far as the question has small letters.

    The first word of a sentence has a capital anyway.
    """
    if not question[token.start].isupper() or question.isupper() or question.istitle():
        return False
    before = question[: token.start].rstrip(" \t¿¡\"'«“„(")
    return bool(before) and not before.endswith(_SENTENCE_ENDS)
