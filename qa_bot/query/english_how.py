"""What an English question with "how" asks for: "how", "how many", "how long", "how tall"."""

from collections.abc import Callable, Sequence

from qa_bot.query import english
from qa_bot.query.noun_groups import is_end, noun_group
from qa_bot.query.question_place import question_place
from qa_bot.query.question_type import PLAIN_ANSWERS, QuestionType


def how(words: Sequence[str]) -> QuestionType | None:
    """How, and how followed by a measure: "how many", "how long", "how tall"."""
    place = question_place(words)
    if place is None or words[place] != "how":
        return None
    measure = words[place + 1] if place + 1 < len(words) else ""
    rule = _HOW.get(measure)
    if rule is not None:
        return rule(words, place)
    if measure in english.words().measures:
        return QuestionType("how much", "money" if _is_about_money(words) else "quantity")
    return QuestionType("how", "manner")


def _how_many(words: Sequence[str], place: int) -> QuestionType:
    group = _counted(words, place + 2)
    if group == ["times"] and words[place + 3 : place + 4] in (["a"], ["per"], ["each"], ["every"]):
        return QuestionType("how often", "frequency")
    expected = {"percent": "percentage", "dollars": "money"}.get(group[-1] if group else "", "number")
    return QuestionType("how many", expected, group[-1] if group else "", " ".join(group))


def _counted(words: Sequence[str], start: int) -> list[str]:
    """Return the noun group at ``start``, where the first word must be a noun: "how many *episodes* in …"."""
    group, _ = noun_group(words, start)
    return group or [word for word in words[start : start + 1] if not is_end(word)]


def _how_much(words: Sequence[str], place: int) -> QuestionType:
    group, _ = noun_group(words, place + 2)
    noun = group[-1] if group else ""
    if noun in english.words().time_words:
        expected = "duration"
    else:
        is_change = words[:place] == ["by"]
        is_price = (
            _is_about_money(words) or words[place + 2 : place + 3] in (["for"], ["per"]) or _is_bare(words, place)
        )
        expected = "money" if is_price and not is_change else "quantity"
    return QuestionType("how much", expected, noun, " ".join(group))


def _is_bare(words: Sequence[str], place: int) -> bool:
    """Tell whether a price is asked for by nothing but the thing that has it: "how much is the *lamp*"."""
    if words[place + 2 : place + 3] not in (["is"], ["are"], ["was"], ["were"]):
        return False
    group, after = noun_group(words, place + 3)
    at_end = after == len(words) or words[after] in {"at", "in", "for", "per", "with", "from"}
    return at_end and bool(group) and english.answer_type_of_group(group) == "any" and group != ["left"]


def _is_about_money(words: Sequence[str]) -> bool:
    return any(word in english.words().money_words or english.answer_type_of(word) == "money" for word in words)


def _how_long(words: Sequence[str], place: int) -> QuestionType:
    """A length where nothing happens ("How long is the river?") to what does not last ("the lease"), else a time."""
    return QuestionType("how long", "quantity" if _is_length(words, place) else "duration")


def _is_length(words: Sequence[str], place: int) -> bool:
    if words[:place] == ["for"] or not english.words().states.isdisjoint(words):
        return False
    verb = words[place + 2] if place + 2 < len(words) else ""
    group, after = noun_group(words, place + 3)
    noun = english.singular(group[-1]) if group else ""
    if verb in english.words().modals and words[after:] == ["be"]:
        return noun not in english.words().lasting
    if verb in {"was", "were"}:
        return noun in english.words().stretching
    happens = any(word.endswith(("ing", "ed")) for word in words)
    return verb in {"is", "are"} and not happens and noun not in english.words().lasting


def _how_far(words: Sequence[str], place: int) -> QuestionType:
    """A time beforehand ("How far ahead must I book?", "how far in advance"), else a distance."""
    behind = words[place + 2 : place + 4]
    if behind[:1] == ["ahead"] or behind == ["in", "advance"]:
        return QuestionType("how long", "duration")
    return QuestionType("how far", PLAIN_ANSWERS["how far"])


def _how_late(words: Sequence[str], place: int) -> QuestionType:
    """A delay ("How late was the train?"), else a time ("How late is the shop open?")."""
    is_delay = words[place + 2 : place + 3] in (["was"], ["were"]) and english.words().states.isdisjoint(words)
    return QuestionType("how long", "duration") if is_delay else QuestionType("when", "date")


def _how_plain(kind: str, expected: str = "") -> Callable[[Sequence[str], int], QuestionType]:
    """Return the rule for what is of one kind, and expects what that kind does or something else."""

    def rule(words: Sequence[str], place: int) -> QuestionType:
        return QuestionType(kind, expected or PLAIN_ANSWERS[kind])

    return rule


_HOW: dict[str, Callable[[Sequence[str], int], QuestionType]] = {
    "many": _how_many,
    "much": _how_much,
    "long": _how_long,
    "old": _how_plain("how old"),
    "young": _how_plain("how old"),
    "far": _how_far,
    "often": _how_plain("how often"),
    "frequently": _how_plain("how often"),
    "come": _how_plain("why"),
    "soon": _how_plain("how long"),
    "quickly": _how_plain("how much"),
    "early": _how_plain("how long"),
    "late": _how_late,
    "expensive": _how_plain("how much", "money"),
}
