"""What a question asks for: its kind, the type of its answer, and the noun in focus.

The taxonomy is a short form of Li & Roth 2002, "Learning question classifiers". Rules stand in ``RULES``; the first
one that fits decides. They are written for English; for other languages the kind follows from the language's question
words, and the noun is the word behind these.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from qa_bot.query import english
from qa_bot.query.asking import MAX_CHARACTERS, words_without_courtesy
from qa_bot.query.noun_groups import focus_of, is_end, noun_group
from qa_bot.query.question_words import asks_for_money, kind_of, kind_unspaced, noun_behind
from qa_bot.text.language import Language, language
from qa_bot.text.normalise import fold_case
from qa_bot.text.tokenise import tokenise

# Kinds of other languages' questions whose question word a noun may follow
_WITH_NOUN = frozenset(("which", "what", "how many"))

_PLAIN_ANSWERS = {
    "who": "person",
    "whom": "person",
    "whose": "person",
    "when": "date",
    "where": "place",
    "why": "reason",
    "how": "manner",
    "how many": "number",
    "how much": "quantity",
    "how long": "duration",
    "how old": "duration",
    "how far": "quantity",
    "how often": "frequency",
    "definition": "definition",
}


class QuestionType(NamedTuple):
    """What a question asks for.

    ``kind``: who, whom, whose, when, where, why, how, how many, how much, how long, how old, how far, how often, which,
    what, definition, yes/no, list, other. ``expected``: person, place, date, year, number, quantity, money, percentage,
    duration, frequency, reason, manner, definition, name, choice, any. ``focus`` is the noun asked for as compared
    ("which large *country*": country; "" when there is none), ``phrase`` the group that it heads ("large country").
    ``choices`` are the words on both sides of "or" in a question that offers alternatives.
    """

    kind: str = "other"
    expected: str = "any"
    focus: str = ""
    phrase: str = ""
    choices: tuple[str, ...] = ()


def analyse(question: str, spoken: Language | None = None) -> QuestionType:
    """Return what ``question`` asks for; ``spoken`` is its language, English if None."""
    forms = [token.form for token in tokenise(question[:MAX_CHARACTERS])]
    if spoken is None or spoken.code == "en":
        words = _unglued(words_without_courtesy(forms, spoken or language("en")))
        return next((found for rule in RULES if (found := rule(words)) is not None), QuestionType())
    if not spoken.spaced:
        kind = kind_unspaced(fold_case(question[:MAX_CHARACTERS]), spoken)
        return QuestionType(kind, _PLAIN_ANSWERS.get(kind, "any"))
    kind, behind = kind_of(forms, spoken)
    if asks_for_money(kind, forms, behind, spoken):
        return QuestionType("how much", "money")
    focus = noun_behind(forms[behind:], spoken) if kind in _WITH_NOUN else ""
    expected = _PLAIN_ANSWERS.get(kind) or english.answer_type_of(spoken.english.get(focus, ""))
    return QuestionType(kind, expected, focus, focus)


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


# The place of the question word


def _question_place(words: Sequence[str]) -> int | None:
    """Return where the word that asks stands, None when there is none or it only introduces a relative clause."""
    for place in range(min(2, len(words))):
        if words[place] in english.WH_WORDS and (place == 0 or words[0] in english.PREPOSITIONS):
            return place
    if words and words[0] in english.AUXILIARIES:
        return None
    for wanted in ("what", "how", "which", "whom", "whose"):
        if wanted in words and not _is_relative(words, words.index(wanted)):
            return words.index(wanted)
    places = [i for i, word in enumerate(words) if word in english.WH_WORDS and not _is_relative(words, i)]
    return places[-1] if places else None


def _is_relative(words: Sequence[str], place: int) -> bool:
    """Return whether "the first person *who* …" is what the question word at ``place`` does."""
    relative = words[place] in {"who", "which", "where", "when", "whose", "whom"}
    return relative and words[0] in english.DETERMINERS and place < len(words) - 1 and not _has_verb(words[:place])


def _has_verb(words: Sequence[str]) -> bool:
    return any(word in english.AUXILIARIES or word in english.VERBS for word in words)


# The rules


def _choice(words: Sequence[str]) -> QuestionType | None:
    """Alternatives: "Does it increase or decrease with height?", "Which is larger, A or B?"."""
    if "or" not in words[1:-1] or not (words[0] in english.AUXILIARIES or words[0] == "which"):
        return None
    place = words.index("or")
    second = next((word for word in words[place + 1 :] if word not in english.DETERMINERS), "")
    kind = "which" if words[0] == "which" else "yes/no"
    return QuestionType(kind, "choice", choices=(words[place - 1], second))


def _yes_no(words: Sequence[str]) -> QuestionType | None:
    """An auxiliary first: "Is it …", "Did they …"."""
    if words and words[0] in english.AUXILIARIES and _question_place(words) is None:
        return QuestionType("yes/no")
    return None


def _imperative(words: Sequence[str]) -> QuestionType | None:
    """A request: "Name the river …", "List three …", "Define osmosis"."""
    if len(words) < 2:
        return None
    if words[0] == "define" or words[:2] in (["definition", "of"], ["meaning", "of"]):
        group, _ = noun_group(words, 2 if words[1] == "of" else 1)
        return QuestionType("definition", "definition", group[-1] if group else "", " ".join(group))
    if words[0] in {"explain", "describe"} and words[1] not in english.WH_WORDS:
        return QuestionType("other")
    if words[0] in english.IMPERATIVES and words[1] not in english.WH_WORDS and words[1] not in english.AUXILIARIES:
        start = 2 if words[1] in english.PRONOUNS else 1
        expected, focus, phrase = focus_of(words, start)
        return QuestionType("list", expected, focus, phrase) if focus else None
    return None


def _definition(words: Sequence[str]) -> QuestionType | None:
    """What something is or means: "What is a neuron?", "What does X stand for?", "What is meant by X?"."""
    if words[:1] != ["what"] or len(words) < 3:
        return None
    if words[1] in {"do", "does", "did"} and (words[-1] in {"mean", "signify"} or "stand" in words[2:-1]):
        return QuestionType("definition", "definition")
    if words[1] in {"is", "was"} and words[2:4] == ["meant", "by"]:
        return QuestionType("definition", "definition")
    if words[1] not in {"is", "are", "was", "were"}:
        return None
    group, after = noun_group(words, 2)
    plain = not any(word.endswith("est") or word in {"first", "most", "last", "name", "best"} for word in group)
    own = "s" in words[2:after]
    is_kind = len(group) == 1 and words[2] in {"a", "an"}  # what *a* river is, not what the river is
    if not group or not (is_kind or english.answer_type_of_group(group) == "any"):
        return None
    if plain and not own and after == len(words):
        return QuestionType("definition", "definition", group[-1], " ".join(group))
    return None


def _how(words: Sequence[str]) -> QuestionType | None:
    """How, and how followed by a measure: "how many", "how long", "how tall"."""
    place = _question_place(words)
    if place is None or words[place] != "how":
        return None
    measure = words[place + 1] if place + 1 < len(words) else ""
    rule = _HOW.get(measure)
    if rule is not None:
        return rule(words, place)
    if measure in english.MEASURES:
        return QuestionType("how much", "money" if _is_about_money(words) else "quantity")
    return QuestionType("how", "manner")


def _how_many(words: Sequence[str], place: int) -> QuestionType:
    group = _counted(words, place + 2)
    expected = {"percent": "percentage", "dollars": "money"}.get(group[-1] if group else "", "number")
    return QuestionType("how many", expected, group[-1] if group else "", " ".join(group))


def _counted(words: Sequence[str], start: int) -> list[str]:
    """Return the noun group at ``start``, where the first word must be a noun: "how many *episodes* in …"."""
    group, _ = noun_group(words, start)
    return group or [word for word in words[start : start + 1] if not is_end(word)]


def _how_much(words: Sequence[str], place: int) -> QuestionType:
    group, _ = noun_group(words, place + 2)
    noun = group[-1] if group else ""
    if noun in english.TIME_WORDS:
        expected = "duration"
    else:
        is_change = words[:place] == ["by"]
        expected = "money" if _is_about_money(words) and not is_change else "quantity"
    return QuestionType("how much", expected, noun, " ".join(group))


def _is_about_money(words: Sequence[str]) -> bool:
    return any(word in english.MONEY_WORDS or english.answer_type_of(word) == "money" for word in words)


def _how_long(words: Sequence[str], place: int) -> QuestionType:
    """A length when nothing happens ("How long is the river?") to what does not last ("the lease"), else a time."""
    still = words[place + 2 : place + 3] in (["is"], ["are"]) and not any(w.endswith(("ing", "ed")) for w in words)
    group, _ = noun_group(words, place + 3)
    still = still and not (group and english.singular(group[-1]) in english.LASTING)
    return QuestionType("how long", "quantity" if still else "duration")


def _how_plain(kind: str) -> Callable[[Sequence[str], int], QuestionType]:
    def rule(words: Sequence[str], place: int) -> QuestionType:
        return QuestionType(kind, _PLAIN_ANSWERS[kind])

    return rule


_HOW: dict[str, Callable[[Sequence[str], int], QuestionType]] = {
    "many": _how_many,
    "much": _how_much,
    "long": _how_long,
    "old": _how_plain("how old"),
    "far": _how_plain("how far"),
    "often": _how_plain("how often"),
    "frequently": _how_plain("how often"),
    "come": _how_plain("why"),
}


def _reason(words: Sequence[str]) -> QuestionType | None:
    """Why in other words: "for what reason", "what was the purpose of"."""
    place = _question_place(words)
    if place is None or words[place] not in {"what", "which"}:
        return None
    start = place + 2 if words[place + 1 : place + 2] in (["is"], ["was"], ["were"], ["are"]) else place + 1
    expected, focus, phrase = focus_of(words, start)
    return QuestionType("why", "reason", focus, phrase) if expected == "reason" else None


def _which_what(words: Sequence[str]) -> QuestionType | None:
    """Which or what with its noun ("which country"), or "what is the *population* of"."""
    place = _question_place(words)
    if place is None or words[place] not in {"which", "what"}:
        return None
    expected, focus, phrase = focus_of(words, place + 1)
    if not focus and words[place + 1 : place + 2] and words[place + 1] in {"is", "are", "was", "were"}:
        expected, focus, phrase = focus_of(words, place + 2)
        if _is_span_of(focus, words):
            expected = "duration"
    if not focus and words[place + 1 : place + 3] == ["of", "the"]:
        expected, focus, phrase = focus_of(words, place + 2)
    return QuestionType(words[place], expected, focus, phrase)


def _is_span_of(focus: str, words: Sequence[str]) -> bool:
    """Tell whether "what is the *term* of the lease" asks how long that is; not "what is the term for a long loan"."""
    if focus not in {"term", "period"}:
        return False
    return words[words.index(focus) + 1 :][:1] in ([], ["of"])


def _who_when_where(words: Sequence[str]) -> QuestionType | None:
    """The other question words; "who was the *governor*" and "whose *idea*" have a focus too."""
    place = _question_place(words)
    if place is None:
        return None
    kind = words[place]
    if kind == "who" and words[place + 1 : place + 2] in (["is"], ["was"], ["are"], ["were"]):
        group, _ = noun_group(words, place + 2)
    elif kind == "whose":
        group, _ = noun_group(words, place + 1)
    else:
        group = []
    return QuestionType(kind, _PLAIN_ANSWERS[kind], group[-1] if group else "", " ".join(group))


def _fragment(words: Sequence[str]) -> QuestionType | None:
    """No question word at all: "capital of France", "the first person who flew"."""
    expected, focus, phrase = focus_of(words, 0)
    return QuestionType("other", expected, focus, phrase) if focus else None


# First match decides
RULES: tuple[Callable[[Sequence[str]], QuestionType | None], ...] = (
    _choice,
    _yes_no,
    _imperative,
    _definition,
    _how,
    _reason,
    _which_what,
    _who_when_where,
    _fragment,
)
