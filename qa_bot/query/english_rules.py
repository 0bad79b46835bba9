"""What an English question asks for, by rules that stand in ``RULES``; the first one that fits decides."""

from collections.abc import Callable, Sequence

from qa_bot.query import english
from qa_bot.query.english_how import how
from qa_bot.query.noun_groups import focus_of, is_end, noun_group
from qa_bot.query.question_place import question_place
from qa_bot.query.question_type import PLAIN_ANSWERS, QuestionType
from qa_bot.text.closed_classes import AUXILIARIES, WH_WORDS

_ASKED_BY_VERB = (("cost", "money"), ("pay", "money"), ("charge", "money"), ("owe", "money"), ("weigh", "quantity"))

# Types of answers whose noun tells what a question without a verb asks for, wherever it stands
_AMOUNTS = frozenset(("money", "duration", "percentage", "quantity", "age"))


def _choice(words: Sequence[str]) -> QuestionType | None:
    """Alternatives: "Does it increase or decrease with height?", "Which is larger, A or B?"."""
    if "or" not in words[1:-1] or not (words[0] in AUXILIARIES or words[0] == "which"):
        return None
    place = words.index("or")
    second = next((word for word in words[place + 1 :] if word not in english.words().determiners), "")
    kind = "which" if words[0] == "which" else "yes/no"
    return QuestionType(kind, "choice", choices=(words[place - 1], second))


def _yes_no(words: Sequence[str]) -> QuestionType | None:
    """An auxiliary first: "Is it …", "Did they …"."""
    if words and words[0] in AUXILIARIES and question_place(words) is None:
        return QuestionType("yes/no")
    return None


def _imperative(words: Sequence[str]) -> QuestionType | None:
    """A request: "Name the river …", "List three …", "Define osmosis"."""
    if len(words) < 2:
        return None
    if words[0] == "define" or words[:2] in (["definition", "of"], ["meaning", "of"]):
        group, _ = noun_group(words, 2 if words[1] == "of" else 1)
        return QuestionType("definition", "definition", group[-1] if group else "", " ".join(group))
    if words[0] in {"explain", "describe"} and words[1] not in WH_WORDS:
        return QuestionType("other")
    if words[0] in english.words().imperatives and words[1] not in WH_WORDS and words[1] not in AUXILIARIES:
        start = 2 if words[1] in english.words().pronouns else 1
        expected, focus, phrase = focus_of(words, start)
        return QuestionType("list", expected, focus, phrase) if focus else None
    return None


def _definition(words: Sequence[str]) -> QuestionType | None:
    """What something is or means: "What is a neuron?", "What does X stand for?", "What is X short for?"."""
    if words[:1] != ["what"] or len(words) < 3:
        return None
    if words[1] in {"do", "does", "did"} and (words[-1] in {"mean", "signify"} or "stand" in words[2:-1]):
        return QuestionType("definition", "definition")
    if words[1] in {"is", "was"} and words[2:4] == ["meant", "by"]:
        return QuestionType("definition", "definition")
    if words[1] in {"is", "are", "was", "were"} and words[-2:] == ["short", "for"]:
        return QuestionType("definition", "definition")
    if words[1] in {"counts", "qualifies"} and words[2] == "as":
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


def _price(words: Sequence[str]) -> QuestionType | None:
    """A price or a weight asked for by its verb: "What does it cost?", "What did the crate weigh?"."""
    place = question_place(words)
    asked = words[place + 1 : place + 2] if place is not None and words[place] == "what" else []
    if not asked or asked[0] not in AUXILIARIES or asked[0] in english.words().be:
        return None
    if words[-1] == "with":  # what somebody was charged with
        return None
    no_verb_behind = english.words().determiners | {"of"}
    for verb, expected in _ASKED_BY_VERB:
        at = words.index(verb) if verb in words else 0
        if at and words[at - 1] not in no_verb_behind and (at + 1 == len(words) or is_end(words[at + 1])):
            return QuestionType("what", expected)
    return None


def _reason(words: Sequence[str]) -> QuestionType | None:
    """Why in other words: "for what reason", "what was the purpose of"."""
    place = question_place(words)
    if place is None or words[place] not in {"what", "which"}:
        return None
    start = place + 2 if words[place + 1 : place + 2] in (["is"], ["was"], ["were"], ["are"]) else place + 1
    expected, focus, phrase = focus_of(words, start)
    return QuestionType("why", "reason", focus, phrase) if expected == "reason" else None


def _which_what(words: Sequence[str]) -> QuestionType | None:
    """Which or what with its noun ("which country"), or "what is the *population* of"."""
    place = question_place(words)
    if place is None or words[place] not in {"which", "what"}:
        return None
    expected, focus, phrase = focus_of(words, place + 1)
    if not focus and words[place + 1 : place + 2] and words[place + 1] in {"is", "are", "was", "were"}:
        expected, focus, phrase = focus_of(words, place + 2)
        if _is_span_of(focus, words):
            expected = "duration"
        if phrase in english.words().no_nouns and words[place + 2] == phrase:
            return QuestionType(words[place])
    if not focus and words[place + 1 : place + 3] == ["of", "the"]:
        expected, focus, phrase = focus_of(words, place + 2)
    if focus == phrase and focus in {"period", "time"} and words[place - 1 : place] == ["within"]:
        expected = "duration"
    if focus == phrase == "notice" and AUXILIARIES.intersection(words[place + 2 : place + 3]):
        expected = "duration"
    return QuestionType(words[place], expected, focus, phrase)


def _is_span_of(focus: str, words: Sequence[str]) -> bool:
    """Tell whether "what is the *term* of the lease" asks how long that is; not "what is the term for a long loan"."""
    if focus not in {"term", "period"}:
        return False
    return words[words.index(focus) + 1 :][:1] in ([], ["of"])


def _who_when_where(words: Sequence[str]) -> QuestionType | None:
    """The other question words; "who was the *governor*" and "whose *idea*" have a focus too."""
    place = question_place(words)
    if place is None:
        return None
    kind = words[place]
    if kind == "who" and words[place + 1 : place + 2] in (["is"], ["was"], ["are"], ["were"]):
        group, _ = noun_group(words, place + 2)
    elif kind == "whose":
        group, _ = noun_group(words, place + 1)
    else:
        group = []
    return QuestionType(kind, PLAIN_ANSWERS[kind], group[-1] if group else "", " ".join(group))


def _fragment(words: Sequence[str]) -> QuestionType | None:
    """No question word at all: "capital of France", "the first person who flew", "ferry *fare* Elmsey"."""
    expected, focus, phrase = focus_of(words, 0)
    group = phrase.split() if expected == "any" else []
    for place in range(len(group) - 2, 0, -1):  # the first may describe: "pension provider"
        amount = english.answer_type_of_group(group[: place + 1])
        if amount in _AMOUNTS and group[place + 1] not in english.words().behind_amounts:
            return QuestionType("other", amount, group[place], " ".join(group[: place + 1]))
    return QuestionType("other", expected, focus, phrase) if focus else None


# First match decides
RULES: tuple[Callable[[Sequence[str]], QuestionType | None], ...] = (
    _choice,
    _yes_no,
    _imperative,
    _definition,
    how,
    _price,
    _reason,
    _which_what,
    _who_when_where,
    _fragment,
)
