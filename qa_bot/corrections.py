"""What is added to the scores of the fitted ranker, in the order of the table ``CORRECTIONS``; a rule a module."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from qa_bot.answer.support import LOOKED_AT, added_support
from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.rank.beside import added_beside
from qa_bot.rank.defined import added_defined
from qa_bot.rank.named import added_named
from qa_bot.rank.rerank import Ranked
from qa_bot.rank.word_for_word import added_word_for_word
from qa_bot.types import Query


class Stage(Enum):
    """When scores are corrected."""

    RANKED = auto()
    """The model has ordered the candidates."""
    FOUND = auto()
    """What answers in the first sentences has been found."""
    JUDGED = auto()
    """How likely the first sentence answers has been told."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is known beside the ranking; ``support`` is that of each sentence, None where there is none."""

    query: Query
    index: Index
    support: Sequence[float | None] = ()


class Correction(NamedTuple):
    """``added`` returns (n,) what is added to the scores of n sentences; ``label`` is what users are told of it.

    The ``first`` sentences stay where they are.
    """

    label: str
    stage: Stage
    added: Callable[[Ranked, Given], Array]
    first: int = 0


CORRECTIONS = (
    Correction(
        "the text asks this very question above",
        Stage.RANKED,
        lambda ranked, given: added_word_for_word(ranked.scores, ranked.features),
    ),
    Correction(
        "it stands below the very name that is asked for",
        Stage.RANKED,
        lambda ranked, given: added_named(given.query, ranked.scores, ranked.rows, given.index),
    ),
    Correction(
        "it defines the very term that is asked for",
        Stage.RANKED,
        lambda ranked, given: added_defined(given.query, ranked.scores, ranked.rows, given.index),
    ),
    Correction(
        "a likely answer among its words",
        Stage.FOUND,
        lambda ranked, given: added_support(given.support, len(ranked.rows)),
    ),
    Correction(
        "beside a likely sentence",
        Stage.JUDGED,
        lambda ranked, given: added_beside(ranked.scores, ranked.rows, given.index.document_of(ranked.rows), LOOKED_AT),
        first=LOOKED_AT,
    ),
)


def corrected(ranked: Ranked, stage: Stage, given: Given) -> Ranked:
    """Return the sentences ordered with what is added to their scores at a stage."""
    for one in CORRECTIONS:
        if one.stage is stage:
            ranked = ranked.plus(one.added(ranked, given), one.label, one.first)
    return ranked
