"""Lists of frequent questions whose headings are numbered: which of these ask nothing, or are wrapped."""

from collections import Counter
from collections.abc import Sequence

from qa_bot.ingest.loaders.plain import headings
from qa_bot.ingest.loaders.plain.piece import Piece, ends_sentence
from qa_bot.types import BlockKind

_LEAST_QUESTIONS = 2  # of a chapter that are headings for sure
_LONGEST = 160  # code points of a heading in two lines


def beside_questions(text: str, found: Sequence[Piece]) -> set[int]:
    """Return the places of lines with the next number in a chapter of numbered questions ("4.2. I get an error"), each
    above a text.
    """
    numbers = [headings.section(_line(text, piece)) for piece in found]
    asking = Counter(
        number[:-1] for number, piece in zip(numbers, found, strict=True) if len(number) > 1 and _asks(text, piece)
    )
    places: set[int] = set()
    last: tuple[int, ...] = ()
    for place, number in enumerate(numbers[:-1]):
        if len(number) < 2:
            continue
        in_order = headings.follows(number, last) if last else number[-1] == 1
        last = number
        if in_order and asking[number[:-1]] >= _LEAST_QUESTIONS and _may_head(text, found[place], found[place + 1]):
            places.add(place)
    return places


def _asks(text: str, piece: Piece) -> bool:
    line = _line(text, piece)
    return piece.kind is None and line.endswith("?") and headings.is_heading(line)


def _may_head(text: str, piece: Piece, below: Piece) -> bool:
    """Tell whether a line is no sentence, or two are a question, with a text below."""
    line = _line(text, piece)
    if piece.kind is None:
        is_heading = len(line) <= headings.LONGEST and not ends_sentence(line.rstrip("?"), 0, len(line))
    else:
        is_heading = piece.kind is BlockKind.PARAGRAPH and line.count("\n") == 1 and line.endswith("?")
    is_text = below.kind in (None, BlockKind.PARAGRAPH) and ends_sentence(text, below.start, below.end)
    return is_heading and is_text and not headings.has_number(_line(text, below))


def _line(text: str, piece: Piece) -> str:
    """Return a piece no longer than such a heading is, else its beginning."""
    return text[piece.start : min(piece.end, piece.start + _LONGEST)]
