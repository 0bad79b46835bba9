"""The group of nouns in an English question that says what is asked for."""

from collections.abc import Sequence

from qa_bot.query import english
from qa_bot.text.closed_classes import AUXILIARIES, WH_WORDS


def is_end(word: str) -> bool:
    """Tell whether a word ends a group of nouns."""
    known = english.words()
    return (
        word in AUXILIARIES
        or word in known.prepositions
        or word in known.pronouns
        or word in known.conjunctions
        or word in known.verbs
        or word in WH_WORDS
        or word in known.determiners
    )


def noun_group(words: Sequence[str], start: int) -> tuple[list[str], int]:
    """Return the words of the noun group at ``start``, without its determiner, and the place behind it."""
    place, passed_over = start, english.words().determiners | english.words().fillers
    while place < len(words) and words[place] in passed_over:
        place += 1
    group: list[str] = []
    while place < len(words) and not is_end(words[place]) and not (group and _is_verb(group[-1], words[place])):
        group.append(words[place])
        place += 1
    while group and (_is_adverb(group[-1]) or _ends_in_verb(group, words[place:])):
        group.pop()
        place -= 1
    return [word for word in group if word != "s"], place


def _is_verb(before: str, word: str) -> bool:
    if before == "s":  # the mill's *estimated* output
        return False
    return _is_past(word) or (before.endswith("s") and word in english.words().verbs_after_plural)


def _is_past(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed") and english.answer_type_of(word) == "any"


def _is_adverb(word: str) -> bool:
    ends_in_ly = len(word) > 5 and word.endswith("ly")
    return word in english.words().adverbs or (ends_in_ly and english.answer_type_of(word) == "any")


def _ends_in_verb(group: Sequence[str], rest: Sequence[str]) -> bool:
    """Return whether the last word of ``group`` looks like a verb: "band *sings* the …", "*increases* in the …"."""
    if not group or not rest:
        return False
    last = group[-1]
    if rest[0] == "as" and last.endswith("s"):  # "what *counts* as …"
        return True
    if english.answer_type_of(last) != "any" or rest[0] in AUXILIARIES or rest[0] in {"of", "s"}:
        return False
    if _is_past(last):
        return True
    known = english.words()
    follows = rest[0] in known.determiners or rest[0] in known.pronouns or rest[0] in known.prepositions
    singular_before = len(group) == 1 or not group[-2].endswith("s")
    return follows and singular_before and last.endswith("s") and not last.endswith(("ss", "us", "is"))


def focus_of(words: Sequence[str], start: int) -> tuple[str, str, str]:
    """Return (answer type, focus, phrase) of the noun group at ``start``, looking through "kind of" and "name of"."""
    group, after = noun_group(words, start)
    if not group:
        return "any", "", ""
    expected = english.answer_type_of_group(group)
    if group[-1] in english.words().carriers and words[after : after + 1] == ["of"]:
        inner, _ = noun_group(words, after + 1)
        if inner:
            inner_type = english.answer_type_of(inner[-1])
            return (inner_type if inner_type != "any" else expected), inner[-1], " ".join(inner)
    return expected, group[-1], " ".join(group)
