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
    expected = PLAIN_ANSWERS.get(kind) or english.answer_type_of(spoken.english.get(focus, ""))
    return QuestionType(kind, expected, focus, focus)


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
