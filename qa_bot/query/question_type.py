"""What a question asks for, as a value: its kind, the type of its answer, and the noun in focus."""

from typing import NamedTuple

PLAIN_ANSWERS = {
    "who": "person",
    "whom": "person",
    "whose": "person",
    "when": "date",
    "where": "place",
    "why": "reason",
    "how": "manner",
    "how many": "number",
    "how much": "quantity",
    "how long": "duration",
    "how old": "age",
    "how far": "quantity",
    "how often": "frequency",
    "definition": "definition",
}
"""The type of answer that a kind of question expects by itself."""


class QuestionType(NamedTuple):
    """What a question asks for.

    ``kind``: who, whom, whose, when, where, why, how, how many, how much, how long, how old, how far, how often, which,
    what, definition, yes/no, list, other. ``expected``: person, place, date, year, age, number, quantity, money,
    percentage, duration, frequency, reason, manner, definition, name, choice, any.
    ``focus`` is the noun asked for as compared
    ("which large *country*": country; "" when there is none), ``phrase`` the group that it heads ("large country").
    ``choices`` are the words on both sides of "or" in a question that offers alternatives.
    """

    kind: str = "other"
    expected: str = "any"
    focus: str = ""
    phrase: str = ""
    choices: tuple[str, ...] = ()
