"""The cell of a table's row that answers: the one under the column that the question names."""

from collections.abc import Callable, Collection, Iterator

from qa_bot.answer.cells import borders
from qa_bot.text.tokenise import tokenise
from qa_bot.types import Span

# What may stand around a cell's words: spaces and marks of Markdown
_AROUND = " \t\u00a0*`_"


def asked_cell(
    row: str, header: str, asked: Collection[str], focus: Collection[str], term_of: Callable[[str], str]
) -> Span | None:
    """Return the cell of a row, in code points, under the column that a question names; None where it names none, or
    several alike.

    ``header`` is the row with the names of the columns; ``asked`` are the terms of the question, ``focus`` those of the
    noun that it asks for. Most of these counts first, then most of the question, then least that the question has not.
    Words that the row has itself name no column, and those of the focus none that has them in its cell.
    """
    cells, names = [*_cells(row)], [*_cells(header)]
    if len(cells) != len(names):
        return None
    own = _terms(row, term_of)
    shares: list[tuple[int, int, int]] = []
    for cell, name in zip(cells, names, strict=True):
        words = _terms(name.of(header), term_of)
        nouns = words.intersection(focus) - _terms(cell.of(row), term_of)
        shares.append((len(nouns), len(nouns | (words.intersection(asked) - own)), -len(words.difference(asked))))
    most = max(shares)
    if not most[1] or shares.count(most) > 1:
        return None
    return cells[shares.index(most)] or None


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
