"""The parts of a sentence that may answer a question, each with the type of answer that it is."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from qa_bot.answer.rules.chunks import CLAUSE_TYPES, asides, clauses, noun_groups
from qa_bot.answer.wholes.cells import BORDER, borders
from qa_bot.answer.wholes.names import names
from qa_bot.answer.wholes.numerals import PATTERNS, numerals
from qa_bot.text.tokenise import Token, tokenise
from qa_bot.types import Span

# What stands behind this in one sentence is not looked at: answers stand in sentences that people read
MAX_CHARACTERS = 4_000

_SPACE = re.compile(r"\s")


class Candidate(NamedTuple):
    """A part of a sentence: ``span`` in code points of its text, ``type`` the kind of answer that it is.

    Types: date, year, number, quantity, money, percentage, duration, frequency, person, place, organisation, name,
    reason, manner, definition, clause, quotation, aside, phrase. The same span may come with several types.
    """

    span: Span
    type: str


class Recogniser(NamedTuple):
    """What yields (type, span) for parts of a sentence of some ``types``."""

    recognise: Callable[[str, Sequence[Token]], Iterator[tuple[str, Span]]]
    types: frozenset[str]


# The order is that of preference among candidates of one type and place
RECOGNISERS = (
    Recogniser(numerals, frozenset(pattern.type for pattern in PATTERNS)),
    Recogniser(names, frozenset(("person", "place", "organisation", "name"))),
    Recogniser(asides, frozenset(("aside", "quotation"))),
    Recogniser(clauses, CLAUSE_TYPES),
    Recogniser(noun_groups, frozenset(("phrase",))),
)
TYPES = frozenset(kind for recogniser in RECOGNISERS for kind in recogniser.types)


def candidates(text: str, types: Collection[str] = TYPES) -> tuple[Candidate, ...]:
    """Return the parts of a sentence that may answer, of some types: each pair of span and type once, recogniser by
    recogniser.
    """
    flat = flattened(text)
    return tuple(dict.fromkeys(recognised(flat, tokenise(flat), types)))


def flattened(text: str) -> str:
    """Return what is looked at of a sentence, with a space for each line break and the like, and a bar where a cell of
    a row ends.
    """
    looked_at = text[:MAX_CHARACTERS]
    flat = _SPACE.sub(" ", looked_at)
    places = borders(looked_at)
    if not places:
        return flat
    marks = list(flat)
    for place in places:
        marks[place] = BORDER
    return "".join(marks)


def recognised(flat: str, tokens: Sequence[Token], types: Collection[str]) -> Iterator[Candidate]:
    """Yield the same for a flattened sentence and its words, some twice."""
    for recogniser in RECOGNISERS:
        if not recogniser.types.isdisjoint(types):
            for kind, span in recogniser.recognise(flat, tokens):
                if kind in types:
                    yield Candidate(span, kind)
