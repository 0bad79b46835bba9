"""Entries of a manual in plain text: names, each with what describes it deeper below or beside it.

What is said further down of an entry does not repeat its name, so that the name is read as a heading. A single name is
none, nor are names that prose follows which no indent tells from theirs: it would stand under the last of them. Nor are
most terms of several words: a glossary says of each what it is, in a sentence that is read on from the term.
"""

import re
from collections.abc import Iterator, Sequence

from qa_bot.ingest.loaders.plain import alone, layout
from qa_bot.ingest.loaders.plain.piece import LOWEST, Piece, from_text
from qa_bot.ingest.terms import is_term
from qa_bot.types import BlockKind

_LEAST = 3  # entries that make a list of them
_LEAST_INDENT = 2  # columns that a description stands deeper
_BESIDE = re.compile(r"(\S{2,40}(?: \S{1,40}){0,2}?)(?: {2,}|\t+)(?=[^\s|])")
_OPTION = re.compile(r"--?\w")
_NOTE = re.compile(r"(?<=\S)[ \t]+\([^()\n]{1,40}\)[ \t]*\Z")  # what a name has in brackets behind it


def with_entries(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    r"""Return the pieces, each of which has a kind, with the names of entries as headings.

    The line ends of the text are ``\n``.
    """
    columns = [layout.indent(text, piece.start) for piece in pieces]
    ends = [_end_of_name(text, pieces, columns, place) for place in range(len(pieces))]
    names = {place for run in _lists(text, pieces, columns, ends) for place in run}
    result: list[Piece] = []
    for place, piece in enumerate(pieces):
        if place in names:
            name = text[piece.start : ends[place]].rstrip()
            result.append(Piece(piece.start, piece.start + len(name), BlockKind.HEADING, LOWEST))
            start, _ = from_text(text, ends[place], piece.end)
            piece = piece._replace(start=start)
        if piece.start < piece.end:
            result.append(piece)
    return result


def _lists(text: str, pieces: Sequence[Piece], columns: Sequence[int], ends: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the places of the pieces that begin with names, list by list."""
    place = 0
    while place < len(pieces):
        names = [place] if ends[place] else []
        column = columns[place]
        place += 1
        while names and place < len(pieces) and pieces[place].kind is not BlockKind.HEADING:
            if columns[place] == column and ends[place]:
                names.append(place)
            elif columns[place] <= column:
                break
            place += 1
        followed = place < len(pieces) and alone.is_prose(text, pieces[place])
        words = sum(_is_word(text[pieces[one].start : ends[one]]) for one in names)
        if len(names) >= _LEAST and words * 2 > len(names) and not followed:
            yield names


def _is_word(name: str) -> bool:
    """Tell whether a name is one word, but for its value or what it has in brackets behind it, or several with commas
    between; or an option, with what it takes.
    """
    named = _NOTE.sub("", name).partition(" = ")[0]
    return _OPTION.match(named) is not None or all(len(part.split()) == 1 for part in named.split(","))


def _end_of_name(text: str, pieces: Sequence[Piece], columns: Sequence[int], place: int) -> int:
    """Return where the name ends that a piece begins with or is, if it is described below or beside it; else 0."""
    piece = pieces[place]
    if piece.kind is not BlockKind.PARAGRAPH:
        return 0
    line_end = text.find("\n", piece.start, piece.end)
    if line_end < 0:
        line_end = piece.end
    below, _ = from_text(text, line_end, piece.end)
    beside = _BESIDE.match(text, piece.start, line_end)
    if beside and alone.is_prose(text, piece):
        column = columns[place] + len(text[piece.start : beside.end()].expandtabs())
        return beside.end(1) if below == piece.end or layout.indent(text, below) == column else 0
    noted = _NOTE.search(text, piece.start, line_end)
    if not is_term(text, (piece.start, noted.start() if noted else line_end)):
        return 0
    if below < piece.end:
        deeper = layout.indent(text, below) >= columns[place] + _LEAST_INDENT
        return line_end if deeper and alone.is_prose(text, piece._replace(start=below)) else 0
    if place + 1 == len(pieces) or columns[place + 1] < columns[place] + _LEAST_INDENT:
        return 0
    return piece.end if alone.is_prose(text, pieces[place + 1]) else 0
