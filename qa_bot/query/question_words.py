"""What a question in another language than English asks for, by the words that such questions begin with."""

from collections.abc import Sequence

from qa_bot.query import english
from qa_bot.text.language import Language

# Kinds that are looked for last: what shows them stands in other questions, too
_LAST = frozenset(("yes_no",))
_LAST_UNSPACED = frozenset(("yes_no", "definition"))
# Kinds of which the word is no conjunction: "can I get *how many*" asks for a number
_HOW_MUCH = frozenset(("how many", "how much", "how long", "how often"))
# Kinds whose question word a verb behind makes a question for a price: was kostet, hoeveel kosten
_BEFORE_COSTS = frozenset(("what", "how many"))
# Glosses of what may stand before a noun
_OF = frozenset(("of",))
# Gloss of the article of what is defined: "a fee", where "the fee" asks how high it is
_A = "a"
# Marks and particles of a topic that a question without a verb may end with
_TRAILING = " ?？。.はが은는"
# Classes of nouns at the end of questions, with the kind that these are of
_BY_END = (("who", "asks_who"), ("when", "asks_when"), ("where", "asks_where"), ("why", "asks_why"))
# Words that say what something is, behind "what is": more say something else
_DEFINED = 2


def kind_of(words: Sequence[str], spoken: Language) -> tuple[str, int]:
    """Return the kind of a question, and how many of its ``words`` there are up to the end of the phrase that shows it.

    The phrase that stands first counts, and of several there, the longest.

    "What is" shows a definition only where no more than what is defined follows. A question that opens as a yes/no
    question is one, whatever words of other kinds join its clauses ("*Must* I say *what* I earn?").
    """
    text = f" {' '.join(words)} "
    kind, behind = _first_phrase(text, spoken, " ", _LAST)
    opening = _opening_yes_no(text, spoken)
    if opening and kind not in _HOW_MUCH and _asks_nothing(words, opening, behind, spoken):
        return "yes/no", opening
    if kind == "definition" and not _is_definition(words, behind, spoken):
        return _first_phrase(text, spoken, " ", _LAST_UNSPACED)
    return kind, behind


def _opening_yes_no(text: str, spoken: Language) -> int:
    """Return how many words of ``text`` are a phrase that yes/no questions open with, 0 where it has none in front.

    A letter that lost its accent is another word: "e" is "and", not "è".
    """
    phrases = spoken.question_words.get("yes_no", ())
    found = next((phrase for phrase in phrases if text.startswith(f" {phrase} ")), "")
    return len(found.split()) if len(found) > 1 or not found.isascii() else 0


def _asks_nothing(words: Sequence[str], opening: int, behind: int, spoken: Language) -> bool:
    """Tell whether the question word in front of ``behind`` asks nothing: it is part of the phrase that opens the
    question ("est-ce *que*"), or a telling word stands between: not "can you tell me *when*".
    """
    idle = spoken.stop_words | spoken.weak_words
    return behind <= opening or any(word not in idle for word in words[opening:behind])


def kind_unspaced(text: str, spoken: Language) -> str:
    """Return the kind of a question in a language that writes no spaces between words."""
    kind = _first_phrase(text, spoken, "", _LAST_UNSPACED)[0]
    if kind == "other":
        return _kind_by_end(text, spoken)
    return "definition" if kind == "what" and _defines_unspaced(text, spoken) else kind


def _kind_by_end(text: str, spoken: Language) -> str:
    """Return the kind that the noun at the end of a question shows (五稜郭の*設計者*), "other" without such a noun."""
    end = text.rstrip(_TRAILING)
    named = ((kind, word) for kind, name in _BY_END for word in spoken.classes.get(name, ()) if end.endswith(word))
    return max(named, key=lambda found: len(found[1]), default=("other", ""))[0]


def _defines_unspaced(text: str, spoken: Language) -> bool:
    """Tell whether the word for "what" is part of a phrase that asks for a definition: 什么是, とは何ですか."""
    whats = spoken.question_words.get("what", ())
    phrases = (phrase for phrase in spoken.question_words.get("definition", ()) if any(map(phrase.count, whats)))
    return any(phrase in text for phrase in phrases)


def asks_price(kind: str, behind: Sequence[str], spoken: Language) -> bool:
    """Tell whether a verb right behind the question word makes the question one for a price: was kostet."""
    costs = kind in _BEFORE_COSTS and bool(behind) and spoken.answers.get(behind[0]) == "money"
    return costs and behind[0] in spoken.classes.get("asking", frozenset())


def noun_behind(words: Sequence[str], spoken: Language) -> str:
    """Return the noun that a question word is followed by ("welches *Land*"), "" without one.

    Articles, forms of "be" and "of" may stand between. The first word that is no function word is taken for the noun,
    be it an adjective in front of it.
    """
    for word in words:
        gloss = spoken.english.get(word)
        if gloss is None:
            return "" if word in spoken.stop_words else word
        if gloss not in english.words().determiners | english.words().be | _OF:
            return word if english.answer_type_of(gloss) != "any" else ""
    return ""


def _first_phrase(text: str, spoken: Language, edge: str, last: frozenset[str]) -> tuple[str, int]:
    """Return the kind of a question, and how many words there are up to the end of the phrase that shows it.

    The phrase that stands first in ``text`` counts, with ``edge`` around it, and of several there, the longest. Phrases
    of the kinds ``last`` count where there is no other.
    """
    phrases = spoken.question_words
    for kinds in (phrases.keys() - last, last & phrases.keys()):
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


def _is_definition(words: Sequence[str], behind: int, spoken: Language) -> bool:
    """Tell whether a phrase of definitions asks for one: "what means" does; "what is" with one or two words behind it,
    whose kind is not known (not "what is the country", nor "what is the rent").
    """
    if not spoken.stop_words.issuperset(words[:behind]):
        return True
    rest = [word for word in words[behind:] if spoken.english.get(word) not in english.words().determiners]
    if any(word in spoken.answers for word in rest) and _A not in map(spoken.english.get, words):
        return False
    telling = 0 < len(rest) <= _DEFINED and spoken.stop_words.isdisjoint(rest)
    return telling and all(english.answer_type_of(spoken.english.get(word, "")) == "any" for word in rest)
