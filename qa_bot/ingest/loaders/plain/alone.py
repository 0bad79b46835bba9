"""What a short line that stands alone in a plain text is: a heading, a list item or a paragraph.

The lines around it tell: a heading has something below it that it may head, and an item has others beside it.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from qa_bot.ingest import titles
from qa_bot.ingest.loaders.plain import headings, layout, rows
from qa_bot.ingest.loaders.plain.asked import beside_questions
from qa_bot.ingest.loaders.plain.piece import LOWEST, Piece
from qa_bot.types import BlockKind

# From this many code points on, a paragraph is prose, whatever it ends with.
_PROSE = 100
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", '."', ".”", ".)")
# A title may have the lines of a byline, a date and an address between it and the first paragraph.
_NEAR = 8
_BELOW_NUMBER = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW, BlockKind.HEADER)
_LONGEST = 200  # code points of a line that stands alone
_NUMBER_BEFORE = re.compile(r"(\d{1,3})[.)][^\S\n]*\Z")
_SENTENCE_WITHIN = re.compile(r"(?:[^\W\d_]{4}|\d{4})[.!?][ \t]")
_LEAST_WORDS = 4  # of a line with a colon at its end: fewer are a heading of their own
_LEAST_NAMES = 3  # that make a series
_MARKER = 12  # code points before an item's first word that its marker is looked for in


def settled(text: str, found: Sequence[Piece]) -> list[Piece]:
    r"""Return the pieces with a kind each; a line that is an item after all begins behind its number.

    The line ends of the text are ``\n``.
    """
    result: list[Piece] = []
    last = 0  # the number of the last heading that has one
    section: tuple[int, ...] = ()  # of the last heading with the number of a section
    counted = _counted(text, found)
    named = _named(text, found)
    asked = beside_questions(text, found)
    for place, piece in enumerate(found):
        number = headings.list_number(text, piece.start, piece.end) if piece.kind is None else None
        if place in asked:
            result.append(piece._replace(kind=BlockKind.HEADING))
        elif piece.kind is not None:
            result.append(piece)
        elif place in named:
            result.append(piece._replace(kind=BlockKind.HEADING, level=LOWEST))
        elif number is None:
            headed = place in counted or _is_next_section(text, found, place, section)
            result.append(piece._replace(kind=BlockKind.HEADING if headed else _kind(text, found, place)))
        elif _continues_list(text, result, found, place) or not _heads(text, found, place, last):
            result.append(Piece(number.end(), piece.end, BlockKind.ITEM))
        else:
            result.append(piece._replace(kind=BlockKind.HEADING))
            last = int(number[1])
        if result[-1].kind is BlockKind.HEADING:
            section = headings.section(_line(text, piece)) or section
    return result


def _counted(text: str, found: Sequence[Piece]) -> set[int]:
    """Return the places of lines that differ in a number only, counted from 1, each with something below it.

    What stands above them may count them anew, as articles do their sections.
    """
    numbers: dict[str, list[int]] = defaultdict(list)
    places: dict[str, list[int]] = defaultdict(list)
    for place, piece in enumerate(found[:-1]):
        if piece.kind is not None or piece.end - piece.start > headings.LONGEST:
            continue
        line = headings.counted(_line(text, piece))
        if line and found[place + 1].kind in (None, BlockKind.PARAGRAPH, BlockKind.ITEM):
            numbers[line[0]].append(line[1])
            places[line[0]].append(place)
    in_order = (words for words, seen in numbers.items() if _are_in_order(seen))
    return {place for words in in_order if headings.is_heading(words) for place in places[words]}


def _are_in_order(numbers: Sequence[int]) -> bool:
    """Tell whether numbers count on from 1, or begin anew with it ("Section 1" of each article), and reach 2."""
    steps = zip([0, *numbers], numbers, strict=False)
    return max(numbers) > 1 and all(number in (1, before + 1) for before, number in steps)


def _named(text: str, found: Sequence[Piece]) -> set[int]:
    """Return the places of names that stand alone, each above something else, and one of them above prose."""
    names = [headings.is_name(_line(text, piece)) if piece.kind is None else False for piece in found]
    places = [place for place, name in enumerate(names[:-1]) if name and not names[place + 1]]
    if len(places) < _LEAST_NAMES or not any(is_prose(text, found[place + 1]) for place in places):
        return set()
    return set(places)


def _is_next_section(text: str, found: Sequence[Piece], place: int, last: tuple[int, ...]) -> bool:
    """Tell whether a line is the heading of the section that follows the section ``last``, as "2.4 Soil" does 2.3.

    One that may be asked for ("2.4 Deposit 500 euros") is one only where a paragraph or a field stands below it.
    """
    line = _line(text, found[place])
    if place + 1 >= len(found) or not headings.has_deep_number(line):
        return False
    if not headings.follows(headings.section(line), last):
        return False
    if not (headings.is_numbered_word(line) or headings.is_heading(line, in_order=True)):
        return False
    below = found[place + 1]
    return (
        is_prose(text, below)
        or _is_field(text, below)
        or (headings.is_heading(line) and not headings.section(_line(text, below)))
    )


def is_prose(text: str, piece: Piece) -> bool:
    """Tell whether a piece is a paragraph of sentences, by its length and its end."""
    if piece.kind not in (None, BlockKind.PARAGRAPH):
        return False
    if piece.kind is None and headings.list_number(text, piece.start, piece.end):
        return False
    return piece.end - piece.start > _PROSE or text.endswith(_SENTENCE_ENDS, piece.start, piece.end)


def _kind(text: str, found: Sequence[Piece], place: int) -> BlockKind:
    """Return whether a line without the number of a list is a heading or a paragraph."""
    line = _line(text, found[place])
    if place == 0 and headings.is_title(line) and not headings.may_be_answer(line):
        prose_near = any(is_prose(text, near) for near in found[1:_NEAR])
        return BlockKind.HEADING if prose_near else BlockKind.PARAGRAPH
    return BlockKind.HEADING if _heads(text, found, place) else BlockKind.PARAGRAPH


def _heads(text: str, found: Sequence[Piece], place: int, last: int = 0) -> bool:
    """Tell whether a line looks like a heading, and what follows it may have one; ``last``: the number before it."""
    line = _line(text, found[place])
    if titles.is_remark(line):
        return False
    in_order = last > 0 and _number(text, found[place]) == last + 1
    if place + 1 >= len(found) or not headings.is_heading(line, in_order=in_order):
        return False
    below = found[place + 1]
    if headings.has_number(line) or _is_annex(line, _line(text, below)):
        return _is_below_number(text, found[place], below)
    if place and _is_shown(text, found[place - 1], found[place]):
        return False
    return is_prose(text, below) or _introduces(text, below) or _names(text, found, place)


def _is_annex(line: str, below: str) -> bool:
    """Tell whether a letter is the number of an annex, whose first part stands below it: "A. Forms", "A.1 Claims"."""
    annex = headings.annex(line)
    return annex > 0 and headings.section(below)[:1] == (annex,)


def _is_shown(text: str, above: Piece, piece: Piece) -> bool:
    """Tell whether a colon leads to a deeper piece: "Add this line:", and below it what is to be added."""
    return text[above.end - 1] == ":" and layout.indent(text, piece.start) > layout.indent(text, above.start)


def _names(text: str, found: Sequence[Piece], place: int) -> bool:
    """Tell whether two fields or more stand below a piece: those of the thing that it names.

    Without an indent these may be the head of the next letter, below the name of who wrote the one before; such a name
    is not in capitals.
    """
    below = found[place + 1 : place + 3]
    if len(below) < 2 or not all(_is_field(text, piece) for piece in below):
        return False
    indent = layout.indent(text, found[place].start)
    return _line(text, found[place]).isupper() or all(layout.indent(text, piece.start) > indent for piece in below)


def _is_field(text: str, piece: Piece) -> bool:
    return piece.kind is BlockKind.ROW and rows.is_field(text, piece.start, piece.end)


def _introduces(text: str, piece: Piece) -> bool:
    """Tell whether a short line leads to what it says stands below it: "The options are as follows:"."""
    line = _line(text, piece)
    return piece.kind is None and line.endswith(":") and len(line.split()) >= _LEAST_WORDS


def _is_below_number(text: str, heading: Piece, below: Piece) -> bool:
    """Tell whether a piece may stand below a numbered heading: what is no heading of the same rank, nor short."""
    own, number = _number(text, heading), _number(text, below)
    if number is not None:
        return number == 1 and own != 1
    if below.kind in _BELOW_NUMBER or is_prose(text, below):
        return True
    line, above = _line(text, below), _line(text, heading)
    if headings.has_deep_number(line):
        return headings.is_heading(line) or not headings.has_deep_number(above)
    if below.kind is not None:
        return False
    is_part = headings.rank(line) not in ("", headings.rank(above)) and headings.is_heading(line)
    is_text = line.endswith(":") or _SENTENCE_WITHIN.search(line) is not None
    return is_part or is_text or headings.is_name(line)


def _continues_list(text: str, before: Sequence[Piece], found: Sequence[Piece], place: int) -> bool:
    """Tell whether the item right before a line has the number before its own, and no text stands right below it."""
    if not before or before[-1].kind is not BlockKind.ITEM:
        return False
    if place + 1 < len(found) and text.count("\n", found[place].end, found[place + 1].start) == 1:
        return False
    previous = _number(text, before[-1])
    return previous is not None and _number(text, found[place]) == previous + 1


def _number(text: str, piece: Piece) -> int | None:
    """Return the number in a list that a piece begins with, or that stands before it as its marker."""
    if piece.kind is BlockKind.ITEM:
        found = _NUMBER_BEFORE.search(text[max(piece.start - _MARKER, 0) : piece.start])
    else:
        found = headings.list_number(text, piece.start, piece.end)
    return int(found[1]) if found else None


def _line(text: str, piece: Piece) -> str:
    return text[piece.start : min(piece.end, piece.start + _LONGEST)]
