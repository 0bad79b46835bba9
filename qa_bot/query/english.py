"""Words of English that rules for questions look up, from its file, and what kind of answer a noun asks for."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from qa_bot.text.closed_classes import AUXILIARIES
from qa_bot.text.language_data import read_language


class Words(NamedTuple):
    """The words that rules for questions know: closed classes, and what shows the answer that is asked for."""

    determiners: frozenset[str]
    prepositions: frozenset[str]
    pronouns: frozenset[str]
    conjunctions: frozenset[str]
    verbs: frozenset[str]
    """Verbs that end the group of nouns behind a question word, and that look like nouns."""
    verbs_after_plural: frozenset[str]
    """Nouns that are verbs behind a plural: "which countries *border* …"."""
    no_nouns: frozenset[str]
    """What says how something is, and is no noun where it stands alone: "what was *hidden* in the wall"."""
    fillers: frozenset[str]
    """Adverbs and the like between a question word and its verb: never what is asked for."""
    adverbs: frozenset[str]
    carriers: frozenset[str]
    """What only carries the noun that is asked for: "*kind* of music"."""
    imperatives: frozenset[str]
    measures: frozenset[str]
    """What asks for a quantity behind "how"."""
    money_words: frozenset[str]
    behind_amounts: frozenset[str]
    """What an amount in front of it only describes: "price *rise*", "pension *scheme*"."""
    time_words: frozenset[str]
    """What asks for a time behind "how much": "how much *notice*"."""
    lasting: frozenset[str]
    """What is long in time, not in space: "how long is the *lease*", "how long is it *good* for"."""
    stretching: frozenset[str]
    """What is long in space, not in time: "how long was the *wall*"."""
    states: frozenset[str]
    """What makes "how long" ask for a time: "how long is it *valid*"."""
    modals: frozenset[str]
    be: frozenset[str]


@cache
def words() -> Words:
    """Return the words of English."""
    return Words(**{name: frozenset(group.split()) for name, group in _data()["words"].items()})


@cache
def _answers() -> Mapping[str, str]:
    """Return the types of answers that nouns ask for."""
    groups = reversed(_data()["answers"].items())
    return {noun: answer for answer, nouns in groups for noun in nouns.split()}


@cache
def _answers_behind() -> Mapping[tuple[str, str], str]:
    """Return those of nouns (second) behind another word: "day rate", "response time"."""
    groups = [(noun, *one) for noun, by_answer in _data()["answers_behind"].items() for one in by_answer.items()]
    return {(before, noun): answer for noun, answer, words_before in groups for before in words_before.split()}


def _data() -> Mapping[str, Any]:
    rules: Mapping[str, Any] = read_language("en")["question_rules"]
    return rules


_IRREGULAR_PLURALS = {"men": "man", "women": "woman", "children": "child", "wives": "wife", "people": "person"}


def singular(noun: str) -> str:
    """Return the singular of ``noun`` by English spelling rules; a noun that is no plural is returned as it is."""
    if noun in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[noun]
    if len(noun) > 3 and noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("ses", "xes", "zes", "ches", "shes")):
        return noun[:-2]
    if len(noun) > 3 and noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


def answer_type_of_group(group: Sequence[str]) -> str:
    """Return the type of answer that a group of nouns asks for, by its last two words or else the last: day *rate*."""
    pair = (group[-2], singular(group[-1])) if len(group) > 1 else ("", "")
    return _answers_behind().get(pair, answer_type_of(group[-1]))


def answer_type_of(noun: str) -> str:
    """Return the type of answer that ``noun`` asks for ("any" when it tells nothing): country -> place."""
    for form in (noun, singular(noun)):
        if form in _answers():
            return _answers()[form]
    return "person" if len(noun) > 5 and singular(noun).endswith(("ist", "ologist", "grapher")) else "any"


def verb_places(forms: Sequence[str]) -> frozenset[int]:
    """Return the places of what is plainly a verb: "who *devised* it", "did she *die*", "was the mill *burned*"."""
    pronouns = words().pronouns
    no_verbs = AUXILIARIES | words().prepositions | words().determiners | pronouns
    places = set()
    for place in range(1, len(forms)):
        is_plain = forms[place] not in no_verbs
        behind_who = forms[place - 1] == "who"
        behind_pronoun = place > 1 and forms[place - 2] in AUXILIARIES and forms[place - 1] in pronouns
        participle = len(forms[place]) > 4 and forms[place].endswith("ed") and not AUXILIARIES.isdisjoint(forms[:place])
        if is_plain and (behind_who or behind_pronoun or participle):
            places.add(place)
    return frozenset(places)
