"""What the numbers of a sentence are of: whether one lies where a number of the question does, or is a sum of money."""

from collections.abc import Sequence

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.rank.features.view import View
from qa_bot.text.amounts import Amount, amounts, is_currency, sums_of_money, units

_NO_UNIT = 0.5


def number_in_range(view: View) -> Array:
    """1 where a range or bound has a number of the question, in its unit; 0.5 where either goes without a unit, 0 where
    none has it, -1 where the question has no number.

    The unit of a table's row may stand in its header.
    """
    asked = view.question.amounts
    if not asked:
        return np.full(view.n, -1.0)
    return np.array([_in_range(view, row, asked) for row in view.rows.tolist()])


def money(view: View) -> Array:
    """Return (n,) how many sums of money each candidate tells; a row's currency may stand in the table's header."""
    index, code = view.index, view.question.query.language

    def told(row: int) -> int:
        text = index.text(row)
        found = sums_of_money(text, code)
        if found or not (header := index.header(row)):
            return found
        currencies = units(" ".join(map(index.text, header)), code)
        return any(is_currency(unit, code) for unit in currencies) and any(map(str.isdigit, text))

    return np.array([told(row) for row in view.rows.tolist()], dtype=np.float64)


def _in_range(view: View, row: int, asked: Sequence[Amount]) -> float:
    index, code = view.index, view.question.query.language
    held = [
        (one, told)
        for told in amounts(index.text(row), code)
        if told.is_range
        for one in asked
        if told.low <= one.low <= told.high
    ]
    if not held:
        return 0.0
    above = units(" ".join(map(index.text, index.header(row))), code)
    return max(_of_unit(one.unit, {told.unit} if told.unit else above) for one, told in held)


def _of_unit(unit: str, told: set[str]) -> float:
    return float(unit in told) if unit and told else _NO_UNIT
