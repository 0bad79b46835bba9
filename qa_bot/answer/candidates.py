"""The parts of a sentence that may answer a question, each with the type of answer that it is."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from qa_bot.answer.chunks import asides, clauses, noun_groups
from qa_bot.answer.names import names
from qa_bot.answer.numerals import numerals
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


# Each yields (type, span); the order is that of preference among candidates of one type and place
RECOGNISERS: tuple[Callable[[str, Sequence[Token]], Iterator[tuple[str, Span]]], ...] = (
    numerals,
    names,
    asides,
    clauses,
    noun_groups,
)


def candidates(text: str) -> tuple[Candidate, ...]:
    """Return the parts of a sentence that may answer, each pair of span and type once, recogniser by recogniser."""
    flat = _SPACE.sub(" ", text[:MAX_CHARACTERS])
    tokens = tokenise(flat)
    found = (Candidate(span, kind) for recognise in RECOGNISERS for kind, span in recognise(flat, tokens))
    return tuple(dict.fromkeys(found))
