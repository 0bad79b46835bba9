"""The cell of a table's row that answers: the one under the column that the question names."""

from collections.abc import Callable, Collection, Iterator

from qa_bot.answer.wholes.cells import BORDER, borders
from qa_bot.text.tokenise import tokenise
from qa_bot.types import Span

# What may stand around a cell's words: white space and marks of Markdown
_AROUND = " \t\r\n\u00a0*`_"


def asked_cell(
    row: str,
    header: str,
    asked: Collection[str],
    focus: Collection[str],
    term_of: Callable[[str], str],
    fitting: Collection[str] = (),
    bounds: Collection[str] = (),
) -> Span | None:
    """Return the cell of a row, in code points, under the column that a question names; None where it names none, or
    several alike.

    ``header`` is the row with the names of the columns; ``asked`` are the terms of the question, ``focus`` those of the
    noun that it asks for; ``fitting`` are the forms of words that name columns of the type that it expects ("owner" of
    a person), ``bounds`` the terms of the maximum or the minimum, where it asks for that.

    A bound counts first: the "maximum dose" stands under "Maximum", not under "Dose". Then count most nouns, a fitting
    name as one of them, then most of the question, then least that the question has not. Words that the row has itself
    name no column, and those of the focus none that has them in its cell. A cell with words of the question alone only
    repeats it.
    """
    cells, names = [*_cells(row)], [*_cells(header)]
    if len(names) == len(cells) - 1 and BORDER not in header:
        names = [Span(0, 0), *names]  # the first column goes without a name
    if len(cells) != len(names):
        return None
    own = _terms(row, term_of)
    shares: dict[Span, tuple[int, ...]] = {}
    for cell, name in zip(cells, names, strict=True):
        has = _terms(cell.of(row), term_of)
        if has and has.issubset(asked):
            continue
        words = _terms(name.of(header), term_of)
        nouns = words.intersection(focus) - has
        fits = bool(name) and all(token.form in fitting for token in tokenise(name.of(header)))
        known = len(nouns | (words.intersection(asked) - own))
        bound = not words.isdisjoint(bounds)
        shares[cell] = (bound, len(nouns) + fits, known + fits, -len(words.difference(asked)))
    best = max(shares, key=shares.__getitem__, default=None)
    if not best or not any(shares[best][:3]) or [*shares.values()].count(shares[best]) > 1:
        return None
    return best


def _terms(text: str, term_of: Callable[[str], str]) -> set[str]:
    return {term_of(token.form) for token in tokenise(text)}


def _cells(row: str) -> Iterator[Span]:
    """Yield the words of each cell of a row, which neither begins nor ends with a bar; empty spans of empty cells."""
    start = 0
    for end in (*borders(row), len(row)):
        cell = row[start:end]
        words = cell.strip(_AROUND)
        first = start + len(cell) - len(cell.lstrip(_AROUND))
        yield Span(first, first + len(words))
        start = end + 1
