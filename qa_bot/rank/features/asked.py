"""A question as features see it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.rank.retrieve import Candidates
from qa_bot.text.amounts import Amount, amounts
from qa_bot.text.normalise import fold_case
from qa_bot.text.stem import term_maker
from qa_bot.text.thesaurus import thesaurus
from qa_bot.text.tokenise import tokenise
from qa_bot.types import Concept, Query

# Words that only make a question of a sentence
_ASKING = frozenset(
    ("who", "whom", "whose", "when", "where", "why", "how", "which", "what", "the", "a", "an", "do", "does", "did")
)
# Words of questions for what is over, or for the case in which something is so: "when *does* a lock stick"
_NO_TIME = frozenset(("did", "was", "were", "had", "does"))

ANY, YES_NO = "any", "yes/no"
ANSWERS: Mapping[str, str] = MappingProxyType(
    {
        "person": "person",
        "place": "place",
        "date": "date",
        "year": "date",
        "age": "number",
        "number": "number",
        "quantity": "number",
        "money": "number",
        "percentage": "number",
        "duration": "number",
        "frequency": "frequency",
        "reason": "reason",
        "manner": "manner",
        "name": "name",
        "definition": "definition",
        "choice": "choice",
    }
)
"""The kinds of answers that are told apart, by the type that a question expects; for all other types YES_NO or ANY."""
KINDS = tuple(sorted({ANY, YES_NO, *ANSWERS.values()}))


class Asked(NamedTuple):
    """The question as features see it, with k concepts.

    ``idf`` (k,) tells how telling each concept is, ``weights`` (k,) the same as shares of 1. ``capital``, ``digits``
    and ``focus`` (k,) bool tell whether it is written with a capital, is a number, is part of what is asked for;
    ``places`` (k,) int64 at which word of the question it stands. ``entries`` (k,) int64 are the concepts' numbers in
    the thesaurus of English, 0 in other languages. ``function_words`` are the other words that tell tense, number or
    relation ("was", "in"), with their places; ``forms`` all words; ``amounts`` the numbers with their units.
    """

    query: Query
    idf: Array
    weights: Array
    capital: Array
    digits: Array
    focus: Array
    places: Array
    entries: Array
    function_words: tuple[tuple[int, str], ...]
    forms: tuple[str, ...]
    amounts: tuple[Amount, ...]

    @property
    def answer(self) -> str:
        """The kind of answer that is asked for, one of KINDS."""
        return ANSWERS.get(self.query.expected, YES_NO if self.query.kind == YES_NO else ANY)

    @property
    def may_take_time(self) -> bool:
        """Whether a duration may answer where a date is asked for: "When do I get it back?", within four weeks.

        This is told of English questions only.
        """
        return self.query.kind == "when" and self.query.language == "en" and _NO_TIME.isdisjoint(self.forms)


def asked(query: Query, candidates: Candidates) -> Asked:
    """Return the question as features see it."""
    concepts = [found.concept for found in candidates.matches]
    idf = np.array([found.idf for found in candidates.matches])
    forms = tuple(token.form for token in tokenise(query.interpreted))
    return Asked(
        query=query,
        idf=idf,
        weights=idf / max(idf.sum(), 1e-9),
        capital=np.array([concept.word[:1].isupper() for concept in concepts], dtype=bool),
        digits=np.array([concept.word[:1].isdigit() for concept in concepts], dtype=bool),
        focus=np.array([concept.place in query.focus for concept in concepts], dtype=bool),
        places=np.array([concept.place for concept in concepts], dtype=np.int64),
        entries=_entries(query, concepts),
        function_words=_function_words(query, forms),
        forms=forms,
        amounts=tuple(amount for amount in amounts(query.interpreted, query.language) if not amount.is_range),
    )


def _entries(query: Query, concepts: Sequence[Concept]) -> Array:
    if query.language != "en":
        return np.zeros(len(concepts), np.int64)
    term_of, number = term_maker("en"), thesaurus().number
    return np.array([number(term_of(fold_case(concept.word))) for concept in concepts], np.int64)


def _function_words(query: Query, forms: Sequence[str]) -> tuple[tuple[int, str], ...]:
    telling = {concept.place for concept in query.concepts}
    return tuple((place, form) for place, form in enumerate(forms) if place not in telling and form not in _ASKING)
