"""What a question asks for: its kind, the type of its answer, and the noun in focus.

The taxonomy is a short form of Li & Roth 2002, "Learning question classifiers". English questions have rules of their
own; for other languages the kind follows from the language's question words, and the noun is the word behind these.
"""

from collections.abc import Sequence

from qa_bot.query import english
from qa_bot.query.asking import MAX_CHARACTERS, words_without_courtesy
from qa_bot.query.english_rules import RULES
from qa_bot.query.question_type import PLAIN_ANSWERS, QuestionType
from qa_bot.text.language import Language, language
from qa_bot.text.normalise import fold_case
from qa_bot.text.tokenise import tokenise

_LAST = frozenset(("definition", "yes_no"))
# Types of answers that a word of a question may show where its kind alone does not tell as much
_ANY_SHOWN = frozenset(("money", "duration", "date", "name", "percentage", "quantity", "place"))
_SHOWN = {
    "what": _ANY_SHOWN - {"name"},  # what a code means is no name
    "which": _ANY_SHOWN,
    "list": _ANY_SHOWN,
    "how much": frozenset(("money", "percentage")),
    "how many": frozenset[str](),
}
# Words behind the question word that are looked at
_NEAR = 4
# Letters of the shortest first and last part of a compound; with fewer, a Nobelpreis would be a price
_FIRST_PART, _LAST_PART = 3, 6
# Kinds of other languages' questions whose question word a noun may follow, and glosses of what may stand before it
_WITH_NOUN = frozenset(("which", "what", "how many"))
_BEFORE_NOUN = english.DETERMINERS | {"of", "is", "are", "was", "were"}


def analyse(question: str, spoken: Language | None = None) -> QuestionType:
    """Return what ``question`` asks for; ``spoken`` is its language, English if None."""
    forms = [token.form for token in tokenise(question[:MAX_CHARACTERS])]
    if spoken is None or spoken.code == "en":
        words = _unglued(words_without_courtesy(forms, spoken or language("en")))
        return next((found for rule in RULES if (found := rule(words)) is not None), QuestionType())
    if not spoken.spaced:
        kind, _ = _by_words(fold_case(question[:MAX_CHARACTERS]), spoken, "")
        return QuestionType(kind, PLAIN_ANSWERS.get(kind, "any"))
    kind, behind = _by_words(f" {' '.join(forms)} ", spoken, " ")
    focus = _noun_behind(forms[behind:], spoken) if kind in _WITH_NOUN else ""
    shown = next(filter(None, (_shown(form, spoken) for form in forms[: behind + _NEAR])), "")
    if shown == "frequency" and kind in _SHOWN:
        return QuestionType("how often", shown)
    if shown in _SHOWN.get(kind, ()):
        return QuestionType(kind, shown, focus, focus)
    expected = PLAIN_ANSWERS.get(kind) or english.answer_type_of(spoken.english.get(focus, ""))
    return QuestionType(kind, expected, focus, focus)


def _shown(form: str, spoken: Language) -> str:
    """Return the type of answer that a word shows, or the last part of a compound (Kundennummer), "" without one."""
    if form in spoken.answers or not spoken.linking:
        return spoken.answers.get(form, "")
    lasts = (form[start:] for start in range(_FIRST_PART, len(form) - _LAST_PART + 1))
    return next((spoken.answers[last] for last in lasts if last in spoken.answers), "")


def _by_words(text: str, spoken: Language, edge: str) -> tuple[str, int]:
    """Return the kind whose phrase stands first in ``text``, with ``edge`` around it, and how many words end with it.

    The longest phrase of those there counts. What shows a definition or a yes/no question stands in other questions
    too, so these are looked for last.
    """
    phrases = spoken.question_words
    for kinds in (phrases.keys() - _LAST, _LAST & phrases.keys()):
        found = [
            (place, -len(phrase), kind, phrase)
            for kind in kinds
            for phrase in phrases[kind]
            if phrase and (place := text.find(f"{edge}{phrase}{edge}")) >= 0
        ]
        if found:
            place, _, kind, phrase = min(found)
            return "yes/no" if kind == "yes_no" else kind.replace("_", " "), len(f"{text[:place]} {phrase}".split())
    return "other", 0


def _noun_behind(words: Sequence[str], spoken: Language) -> str:
    """Return the noun that a question word of another language is followed by ("welches *Land*"), "" without one.

    Articles, forms of "be" and "of" may stand between. The first word that is no function word is taken for the noun,
    be it an adjective in front of it.
    """
    for word in words:
        gloss = spoken.english.get(word)
        if gloss is None:
            return "" if word in spoken.stop_words else word
        if gloss not in _BEFORE_NOUN:
            return word if english.answer_type_of(gloss) != "any" else ""
    return ""


def _unglued(words: Sequence[str]) -> list[str]:
    """Return ``words`` with "whats" and "what s" written as "what is"."""
    result: list[str] = []
    for word in words:
        if word in {"whats", "whos", "wheres", "whens", "hows"}:
            result += [word[:-1], "is"]
        elif word == "s" and result and result[-1] in english.WH_WORDS:
            result.append("is")
        else:
            result.append(word)
    return result
