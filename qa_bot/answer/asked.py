"""A question as the choice of what answers it sees it."""

from typing import Protocol

_FIGURES = frozenset(("date", "year", "age", "number", "quantity", "money", "percentage", "duration", "frequency"))


class Asked(Protocol):
    """What is read of a question (see ``qa_bot.types.Query``)."""

    @property
    def language(self) -> str:
        """Code of the language it is asked in."""

    @property
    def interpreted(self) -> str:
        """The question that is answered."""

    @property
    def kind(self) -> str:
        """Kind of question: "who", "when", …."""

    @property
    def expected(self) -> str:
        """Type of answer: "person", "date", …."""

    @property
    def focus(self) -> tuple[int, ...]:
        """At which words the noun asked for stands."""


def wants_figure(expected: str) -> bool:
    """Tell whether a type of answer is a date or a figure: neither is the number of a clause, nor any other words."""
    return expected in _FIGURES
