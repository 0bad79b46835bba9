"""Which lines of a block are headings without a blank line between: right above their text, or below the one before."""

import re

from qa_bot.ingest.loaders.plain import headings, layout
from qa_bot.ingest.loaders.plain.piece import ends_sentence, from_text

_NUMBER_BELOW = re.compile(r"\n[^\S\n]*+\(?\d{1,3}[.)][^\S\n]")
_SHORT = 200  # code points of a line that are looked at
_LEAST_WIDTH = 40  # that lines are wrapped at


def below_heading(lined: str, start: int, end: int) -> int:
    """Return where the text begins that a line with a number, or in capitals, stands right above as a heading may;
    0 if there is none.
    """
    below = lined.find("\n", start, end) + 1
    line = lined[start : below - 1].rstrip()
    stands_out = headings.has_number(line) or line.isupper()
    if not stands_out or headings.has_deep_number(line) or not headings.is_heading(line, in_order=True):
        return 0
    following = lined[slice(*from_text(lined, below, min(end, below + _SHORT)))].partition("\n")[0]
    if headings.has_deep_number(following):
        return below
    # A line that had room for the first word below it was not wrapped there; further numbers tell of a list.
    first_word = following.partition(" ")[0]
    had_room = len(line) + 1 + len(first_word) <= max(_LEAST_WIDTH, len(following))
    initial = first_word.lstrip("\"'“‘«„(")[:1]
    anew = (initial.isupper() or initial.isdigit()) and not headings.is_heading(following, in_order=True)
    prose = end - below > _SHORT or ends_sentence(lined, below, end)
    return below if had_room and anew and prose and not _NUMBER_BELOW.search(lined, below - 1, end) else 0


def last_line(lined: str, start: int, end: int) -> int:
    """Return where the last line begins that has a number as a heading may, right below a sentence's end; 0 if there
    is none.

    Of a list, that is the only line with a number.
    """
    last = lined.rfind("\n", start, end) + 1
    first, _ = from_text(lined, last, end)
    above = lined.rfind("\n", start, last - 1) + 1 or start
    if not headings.list_number(lined, first, end) or not headings.is_heading(lined[first:end].rstrip(), in_order=True):
        return 0
    deeper = layout.indent(lined, first) > layout.indent(lined, from_text(lined, above, end)[0])
    alone = _NUMBER_BELOW.search(lined, start, last - 1) is None and not headings.list_number(lined, start, end)
    told = above + len(lined[above:last].rstrip())
    return last if alone and not deeper and ends_sentence(lined, above, told) and lined[told - 1] != ":" else 0


def below_margin(lined: str, start: int, end: int) -> int:
    """Return where the deeper text begins that a heading at the margin stands right above; 0 if there is none."""
    below = lined.find("\n", start, end) + 1
    line = lined[start : below - 1].rstrip()
    if not (layout.at_margin(lined, start) and lined.startswith(("  ", "\t"), below)):
        return 0
    wrapped = not line.isupper() and lined[below : below + _SHORT].lstrip()[:1].islower()
    is_heading = headings.is_heading(line, in_order=True) and not headings.list_number(lined, start, end)
    heads = is_heading or headings.are_numbers(line)
    return below if heads and not wrapped else 0
