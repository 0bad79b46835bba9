"""What a question asks for: its kind, the type of its answer, and the noun in focus.

The taxonomy is a short form of Li & Roth 2002, "Learning question classifiers". English questions have rules of their
own; for other languages the kind follows from the language's question words, and the noun is the word behind these.
"""

from collections.abc import Sequence
from itertools import takewhile

from qa_bot.query import english
from qa_bot.query.asking import MAX_CHARACTERS, words_without_courtesy
from qa_bot.query.english_rules import RULES
from qa_bot.query.question_type import PLAIN_ANSWERS, QuestionType
from qa_bot.query.question_words import asks_price, kind_of, kind_unspaced, noun_behind
from qa_bot.text.closed_classes import WH_WORDS
from qa_bot.text.language import Language, language
from qa_bot.text.normalise import fold_case
from qa_bot.text.tokenise import Token, tokenise

# Types of answers that a word of a question may show where its kind alone does not tell as much
_ANY_SHOWN = frozenset(("money", "duration", "date", "name", "percentage", "quantity", "place"))
_SHOWN = {
    "what": _ANY_SHOWN - {"name"},  # what a code means is no name
    "which": _ANY_SHOWN,
    "list": _ANY_SHOWN,
    "how much": frozenset(("money", "percentage")),
    "how many": frozenset[str](),
    "other": _ANY_SHOWN - {"name"},  # no question word: "price of a spare key"
}
# Words behind the question word that are looked at
_NEAR = 4
# Marks between the clauses of a question
_PARTING = frozenset(",;:.!?\u060c\u061b\u061f")
# Marks at the end of a question, that of Greek among them
_ASKING = ("?", "\u061f", ";", "\u037e")
# Letters of the shortest first and last part of a compound; with fewer, a Nobelpreis would be a price
_FIRST_PART, _LAST_PART = 3, 6
_ARTICLES = frozenset(("a", "the"))
# Kinds of other languages' questions whose question word a noun may follow
_WITH_NOUN = frozenset(("which", "what", "how many"))


def question_type(question: str, spoken: Language | None = None, *, told: bool = False) -> QuestionType:
    """Return what ``question`` asks for; ``spoken`` is its language, English if None.

    ``told``: a courtesy in front told to tell what follows ("could you tell me *the price*?").
    """
    tokens = tokenise(question[:MAX_CHARACTERS])
    forms = [token.form for token in tokens]
    if spoken is None or spoken.code == "en":
        words = _unglued(words_without_courtesy(forms, spoken or language("en")))
        return next((found for rule in RULES if (found := rule(words)) is not None), QuestionType())
    if not spoken.spaced:
        text = fold_case(question[:MAX_CHARACTERS])
        kind = kind_unspaced(text, spoken)
        types = (shown for word, shown in spoken.answers.items() if word in text)
        asked = next((shown for shown in types if shown in _SHOWN.get(kind, ())), None)
        return QuestionType(kind, asked or PLAIN_ANSWERS.get(kind, "any"))
    kind, behind = kind_of(forms, spoken)
    if asks_price(kind, forms[behind:], spoken):
        return QuestionType("how much", "money")
    focus = noun_behind(forms[behind:], spoken) if kind in _WITH_NOUN else ""
    clause = forms[_start_of_clause(question, tokens, behind) : behind + _NEAR]
    shown = next(filter(None, (_shown(form, spoken) for form in clause)), "")
    if shown == "frequency" and kind in _SHOWN:
        return QuestionType("how often", shown)
    named = _shown_in_front(forms, spoken, told=told)
    if named in _SHOWN["other"] and kind == "other":
        return QuestionType(kind, named)
    if kind == "other" and not told and question.rstrip().endswith(_ASKING):
        return QuestionType("yes/no")  # a verb in front or an ending asks, or the mark alone
    if shown in _SHOWN.get(kind, ()):
        return QuestionType(kind, shown, focus, focus)
    expected = PLAIN_ANSWERS.get(kind) or english.answer_type_of(spoken.english.get(focus, ""))
    return QuestionType(kind, expected, focus, focus)


def _start_of_clause(question: str, tokens: Sequence[Token], behind: int) -> int:
    """Return the place of the first word of the clause that the question word in front of a place stands in."""
    parted = (
        place
        for place in range(min(behind, len(tokens)) - 1, 0, -1)
        if not _PARTING.isdisjoint(question[tokens[place - 1].end : tokens[place].start])
    )
    return next(parted, 0)


def _shown_in_front(forms: Sequence[str], spoken: Language, *, told: bool) -> str:
    """Return the type of answer that the noun shows which a question without a verb opens with ("height of a door?"),
    "" without one. Where no courtesy ``told`` so, "the height is 2 m?" asks something else, and a verb may be what
    shows money ("pay children, too?").
    """
    articles = sum(1 for _ in takewhile(lambda form: spoken.english.get(form) in _ARTICLES, forms)) if told else 0
    shown = _shown("".join(forms[articles : articles + 1]), spoken)
    return shown if told or shown != "money" else ""


def _shown(form: str, spoken: Language) -> str:
    """Return the type of answer that a word shows, or the last part of a compound (Kundennummer), "" without one."""
    if form in spoken.answers or not spoken.linking:
        return spoken.answers.get(form, "")
    lasts = (form[start:] for start in range(_FIRST_PART, len(form) - _LAST_PART + 1))
    return next((spoken.answers[last] for last in lasts if last in spoken.answers), "")


def _unglued(words: Sequence[str]) -> list[str]:
    """Return ``words`` with "whats" and "what s" written as "what is"."""
    result: list[str] = []
    for word in words:
        if word in {"whats", "whos", "wheres", "whens", "hows"}:
            result += [word[:-1], "is"]
        elif word == "s" and result and result[-1] in WH_WORDS:
            result.append("is")
        else:
            result.append(word)
    return result
