"""Where the paragraphs, list items and rows of a plain text stand.

All of the text is looked at with compiled patterns, most of them beginning with a line end, which is found at the
speed of memory; line by line only where a paragraph is a list or the like.
"""

import re

from qa_bot.ingest.loaders import exchanges
from qa_bot.ingest.loaders.plain import headed, headings, layout, rows
from qa_bot.ingest.loaders.plain.piece import LOWEST, Pieces, add, ends_sentence, from_text
from qa_bot.ingest.loaders.plain.ruled import ruled
from qa_bot.ingest.loaders.tables import Table, spaced, tabbed
from qa_bot.types import BlockKind

_BREAK = re.compile(r"\n[^\S\n]*+\n\s*+")
_LINE = re.compile(r"[^\s][^\n]*+")
_RULE = re.compile(r"[^\S\n]*+([-=~_*#^+.─━═])(?:[^\S\n]*+\1){2,}[^\S\n]*+(?=\n|\Z)")
_RULE_BELOW = re.compile(r"\n[^\S\n]*+([-=~_*#^+.─━═])[^\S\n]?\1[^\S\n]?\1")
_ITEM = re.compile(r"(?:[-*+•‣◦▪●–]|\(?(?:\d{1,3}|#)[.)]|\(?[a-z]\))(?=[^\S\n]|\Z)")
_ITEM_BELOW = re.compile(r"\n[^\S\n]*+(?:[-*+•‣◦▪●–]|\(?(?:\d{1,3}|#)[.)]|\(?[a-z]\))[^\S\n]")

# Every other character at which Python ends a line; "\r\n" keeps its length.
_OTHER_LINE_ENDS = ("\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")

_UNDERLINES = "=-~^#*+─━═"
# Nobody wraps lines by hand at more than this, and no heading is longer.
_UNWRAPPED = 120
_SHORT = 200


def with_plain_line_ends(text: str) -> str:
    r"""Return the text, at the same length, with ``\n`` as its only line end."""
    text = text.replace("\r\n", " \n")
    for line_end in _OTHER_LINE_ENDS:
        text = text.replace(line_end, "\n")
    return text


def pieces(lined: str, start: int, *, by_line: bool = False) -> Pieces:
    r"""Cut a text whose line ends are ``\n``, from ``start`` on; ``by_line``: every line is a record of its own."""
    result = Pieces([], [], layout.of(lined), [])
    start, _ = from_text(lined, start, len(lined))
    for separator in _BREAK.finditer(lined, start):
        _cut(lined, start, separator.start(), by_line, result)
        start = separator.end()
    end = len(lined.rstrip())
    if start < end:
        _cut(lined, start, end, by_line, result)
    return result


def _cut(lined: str, start: int, end: int, by_line: bool, result: Pieces) -> None:
    """Add the pieces of what stands between two blank lines."""
    if by_line and lined.find("\n", start, end) >= 0:
        _add_rows(lined, [line.span() for line in _LINE.finditer(lined, start, end)], result)
        return
    is_below_question = bool(result.found) and result.found[-1].level == exchanges.LEVEL
    if not (is_below_question or result.layout.outline or exchanges.begins(lined, start, end)):
        _cut_unmarked(lined, start, end, result)
        return
    for first, last in exchanges.parts(lined, start, end):
        below = _below_marked(lined, first, last, result)
        if below < last:
            _cut_unmarked(lined, *from_text(lined, below, last), result)


def _below_marked(lined: str, start: int, end: int, result: Pieces) -> int:
    """Add the headings that have a mark of their own; return where the text begins that stands below them."""
    if asked := exchanges.question(lined, start, end):
        result.blanks.append((start, asked[0]))
        add(lined, *asked, BlockKind.HEADING, result, exchanges.LEVEL)
        start = min(asked[1] + 1, end)
    if result.found and result.found[-1].level == exchanges.LEVEL:
        start, _ = from_text(lined, start, end)
        answer = exchanges.answer(lined, start, end)
        result.blanks.append((start, answer))
        return answer
    while result.layout.outline and start < end and (below := _below_stars(lined, start, end, result)):
        start, _ = from_text(lined, below, end)
    return start


def _cut_unmarked(lined: str, start: int, end: int, result: Pieces) -> None:
    """Add the pieces of what stands between two blank lines, or below a heading."""
    if lined.find("\n", start, end) < 0:
        _add_line(lined, start, end, result)
    elif found := rows.rows(lined, start, end):
        _add_rows(lined, found, result)
    elif table := ruled(lined, start, end) or tabbed(lined, start, end):
        _add_table(lined, start, end, table, result)
    elif _RULE.match(lined, start, end) or _RULE_BELOW.search(lined, start, end):
        _cut_at_rules(lined, start, end, result)
    else:
        _add_lines(lined, start, end, result)


def _add_lines(lined: str, start: int, end: int, result: Pieces) -> None:
    """Add the pieces of lines in which no rule is drawn."""
    below = headed.below_heading(lined, start, end)
    if result.layout.indented and (deeper := headed.below_margin(lined, start, end)):
        level = LOWEST if headings.are_numbers(lined[start:deeper].rstrip()) else 0
        add(lined, start, deeper, BlockKind.HEADING, result, level)
        _cut_unmarked(lined, *from_text(lined, deeper, end), result)
    elif below:
        add(lined, start, below, None, result)
        _cut_unmarked(lined, *from_text(lined, below, end), result)
    elif last := headed.last_line(lined, start, end):
        _cut_unmarked(lined, start, last - 1, result)
        _add_line(lined, *from_text(lined, last, end), result)
    elif _is_list(lined, start, end):
        _add_list(lined, start, end, result)
    elif table := spaced(lined, start, end):
        _add_table(lined, start, end, table, result)
    elif _is_unwrapped(lined, start, end):
        for line in _LINE.finditer(lined, start, end):
            _add_line(lined, *line.span(), result)
    else:
        add(lined, start, end, BlockKind.PARAGRAPH, result)


def _below_stars(lined: str, start: int, end: int, result: Pieces) -> int:
    """Add the heading of an outline that stands here; return where what is below it begins, 0 if there is none."""
    line_end = lined.find("\n", start, end)
    line_end = line_end if line_end >= 0 else end
    mark = layout.stars(lined, start, line_end) if layout.at_margin(lined, start) else None
    if mark is None or ends_sentence(lined, start, line_end):
        return 0
    alone = line_end == end or lined[line_end + 1] == "*"
    if not (alone or headings.is_heading(lined[mark.end() : line_end].rstrip(), in_order=True)):
        return 0
    result.blanks.append(mark.span(1))
    add(lined, mark.end(), line_end, BlockKind.HEADING, result, len(mark[1]))
    return line_end


def _is_unwrapped(lined: str, start: int, end: int) -> bool:
    """Tell whether the lines are paragraphs of their own: mostly long ones, of which most end as sentences do, the long
    ones above the last as well, and none goes on in lower case with one that does not.
    """
    lines = lined[start:end].split("\n")
    if sum(length for length in map(len, lines) if length > _UNWRAPPED) * 2 < end - start:
        return False
    ended = [ends_sentence(line, 0, len(line)) for line in lines]
    if any(not end and below.lstrip()[:1].islower() for end, below in zip(ended, lines[1:], strict=False)):
        return False
    above = [end for end, line in zip(ended, lines[:-1], strict=False) if len(line) > _UNWRAPPED]
    return sum(ended) * 2 >= len(ended) and sum(above) * 2 >= len(above)


def _is_list(lined: str, start: int, end: int) -> bool:
    """Tell whether there is a list: it begins as one, or two lines or more do after the first."""
    if _ITEM.match(lined, start, end):
        return True
    first = _ITEM_BELOW.search(lined, start, end)
    return first is not None and _ITEM_BELOW.search(lined, first.end(), end) is not None


def _cut_at_rules(lined: str, start: int, end: int, result: Pieces) -> None:
    """Blank the lines that draw a rule; a single line above one is its heading, or one below a wide one."""
    open_from, rule = start, (start, start)
    for line in _LINE.finditer(lined, start, end):
        if _RULE.match(lined, *line.span()):
            overline = lined[start] if rule[0] == start < rule[1] else ""
            width = len(line.group().rstrip())
            _add_above(lined, open_from, line.start(), overline + lined[line.start()], result, width)
            result.blanks.append(line.span())
            open_from, rule = line.end(), line.span()
    if heading := layout.below_wide_rule(lined, rule, end):
        result.blanks.extend(((open_from, heading[0]), (heading[1], end)))
        add(lined, *heading, BlockKind.HEADING, result, _level("below", result))
    else:
        _add_above(lined, open_from, end, "", result)


def _add_above(lined: str, start: int, end: int, drawn_with: str, result: Pieces, width: int = 0) -> None:
    """Add the lines above a rule of ``width`` and below the one before: ``drawn_with`` are the characters of both."""
    start, end = from_text(lined, start, end)
    end = start + len(lined[start:end].rstrip())
    if lined.find("\n", start, end) >= 0:
        _add_lines(lined, start, end, result)
    elif drawn_with and _is_underlined(lined[start:end], drawn_with[-1], width):
        add(lined, start, end, BlockKind.HEADING, result, _level(drawn_with, result))
    elif start < end:
        _add_line(lined, start, end, result)


def _is_underlined(line: str, drawn_with: str, width: int) -> bool:
    """Tell whether a rule below a line underlines it, and does not part its sentence from what follows; a question is
    underlined by a rule as wide.
    """
    if drawn_with not in _UNDERLINES or not 0 < len(line) <= _UNWRAPPED:
        return False
    return not ends_sentence(line, 0, len(line)) or (line.endswith("?") and abs(len(line) - width) <= 1)


def _level(drawn: str, result: Pieces) -> int:
    """Return the level of a heading: the later a way to draw one first comes, the deeper, as in reStructuredText."""
    if drawn not in result.underlines:
        result.underlines.append(drawn)
    return min(result.underlines.index(drawn) + 1, LOWEST)


def _add_list(lined: str, start: int, end: int, result: Pieces) -> None:
    """Add an item for each marker, with the lines below it; what stands before the first is a paragraph."""
    item: tuple[int, BlockKind] = (start, BlockKind.PARAGRAPH)
    for line in _LINE.finditer(lined, start, end):
        marker = _ITEM.match(lined, *line.span())
        if marker:
            add(lined, item[0], line.start(), item[1], result)
            result.blanks.append(marker.span())
            item = (marker.end(), BlockKind.ITEM)
    add(lined, *from_text(lined, item[0], end), item[1], result)


def _add_rows(lined: str, found: list[tuple[int, int]], result: Pieces) -> None:
    for row in found:
        if _RULE.match(lined, *row):
            result.blanks.append(row)
        else:
            add(lined, *row, BlockKind.ROW, result)


def _add_table(lined: str, start: int, end: int, table: Table, result: Pieces) -> None:
    """Add a table, and what stands above it and below in its block."""
    caption = lined[start : table.start].rstrip()
    if "\n" not in caption and headings.is_heading(caption):
        add(lined, start, table.start, BlockKind.HEADING, result)
    elif caption:
        _cut(lined, start, start + len(caption), False, result)
    result.blanks.extend(table.rules)
    for place, row in enumerate(table.rows):
        add(lined, *row, BlockKind.HEADER if table.header and not place else BlockKind.ROW, result)
    below, end = from_text(lined, table.end, end)
    if below < end:
        _cut(lined, below, end, False, result)


def _add_line(lined: str, start: int, end: int, result: Pieces) -> None:
    """Add a line that stands alone."""
    if end - start > _SHORT:
        add(lined, start, end, BlockKind.PARAGRAPH, result)
    elif _RULE.match(lined, start, end):
        result.blanks.append((start, end))
    elif _ITEM.match(lined, start, end) and not headings.list_number(lined, start, end):
        _add_list(lined, start, end, result)
    else:
        add(lined, start, end, None, result)
