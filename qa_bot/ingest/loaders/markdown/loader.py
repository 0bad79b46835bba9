"""Markdown: CommonMark with tables, front matter, footnotes and task lists.

The text stays as it is; in ``readable``, everything that is not language is blanked.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from qa_bot.ingest import dates, titles
from qa_bot.ingest.lines import is_field
from qa_bot.ingest.loaders.blank import blanked, only
from qa_bot.ingest.loaders.markdown.blocks import Leaf, leaves
from qa_bot.ingest.loaders.markdown.bold import with_bold_headings
from qa_bot.ingest.loaders.markdown.extensions import extended
from qa_bot.ingest.loaders.markdown.front_matter import front_matter
from qa_bot.ingest.loaders.markdown.front_matter_leaves import front_leaves
from qa_bot.ingest.loaders.plain import loader as plain
from qa_bot.text.conversations import is_conversation
from qa_bot.text.heading import title_line, unescaped
from qa_bot.text.markdown_marks import link_definitions, marks
from qa_bot.types import Block, BlockKind, Document, Span

# What is larger was hardly written by hand, and the parser is slow: it is read as plain text.
LARGEST = 16 * 1024 * 1024
MOST_LINES = 200_000
MOST_MARKS = 50_000
"""How many lists, quotes, headings and rows may begin, several in a line where they are nested."""

_LEADING_MARKS = re.compile(r"^[ \t]*+(?:[-+*>#|]|\d{1,9}[.)])[-+*>#| \t\d.)]*+", re.M)

_ENTITY = re.compile(r"&#?\w{2,10};")
_LINE_BREAK = re.compile(r"\r\n?|\n")
_LINE_HEAD = 120  # code points of a line that tell whether it stands alone
_DEFINITION = re.compile(r"[ \t]{0,3}:[ \t]+(?=\S)")  # below its term
_CELL = re.compile(r"(?:[^|\\\n]|\\.?)+", re.S)
_EMPTY_FIRST = re.compile(r"\s*\|[ \t]*\|")
_EMPTY_LAST = re.compile(r"(?<!\\)\|[ \t]*\|\s*\Z")
_DATED = ("date", "published", "updated", "posted")


def parse(text: str, name: str, path: Path) -> Document:
    """Make a document of a Markdown text; a conversation that was exported has nothing to cite."""
    if is_conversation(text):
        return Document(name, path, text, blanked(text, [(0, len(text))]), (), titles.of_file(name, text))
    lined = text.replace("\r\n", " \n").replace("\r", "\n")
    if _is_too_much(lined):
        return plain.parse(text, name, path)
    front = front_matter(lined)
    silent, view = extended(blanked(lined, [(0, front.end)]))
    lined = blanked(lined, silent)
    below = [*with_bold_headings(lined, leaves(blanked(lined, [(0, front.end)]), view))]
    found = [*front_leaves(lined, front.all, below), *below]
    readable = _joined(text, _readable(blanked(text, silent), lined, found), found)
    blocks = _blocks(readable, found)
    h1 = titles.of_headings(_h1s(text, readable, blocks))
    title = title_line(front.fields.get("title", "")) or h1 or titles.of_file(name, text)
    written = (dates.written(front.fields[field].strip()) for field in _DATED if field in front.fields)
    date = next((iso for iso, _ in filter(None, written)), None)
    if date is None:
        date = dates.of_document(name, lined[front.end :])
    return Document(name, path, text, readable, blocks, title, date)


def _is_too_much(lined: str) -> bool:
    """Tell whether the parser would take more than a few seconds."""
    if len(lined) > LARGEST or lined.count("\n") > MOST_LINES:
        return True
    if len(lined) <= MOST_MARKS:
        return False
    return sum(len(leading[0].split()) for leading in _LEADING_MARKS.finditer(lined)) > MOST_MARKS


def _readable(text: str, lined: str, found: list[Leaf]) -> str:
    """Return the text with all but the words of its leaves blanked."""
    words = [line for leaf in found for line in leaf.lines]
    shown = only(text, words)
    source = shown if lined == text else only(lined, words)
    labels: set[str] = set()
    defining: list[tuple[int, int]] = []
    for leaf in found:
        if leaf.inline and leaf.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            defined, ranges = link_definitions(source, _start(leaf), _end(leaf))
            labels |= defined
            defining += ranges
    source = blanked(source, defining)
    marked: list[tuple[int, int]] = []
    for leaf in found:
        if leaf.inline and leaf.kind in (BlockKind.ROW, BlockKind.HEADER):
            marked += _row_marks(source, _start(leaf), _end(leaf), labels)
        elif leaf.inline:
            marked += marks(source, _start(leaf), _end(leaf), labels)
    return blanked(blanked(shown, defining), marked)


def _joined(text: str, readable: str, found: list[Leaf]) -> str:
    """Return the readable text with spaces for the line breaks that only wrap a paragraph or an item.

    What remains: a hard break, and one before "Key: value" or a term that a line ": …" defines, where a line stands
    alone although Markdown joins it to the one above.
    """
    parts: list[str] = []
    position = 0
    for leaf in found:
        for start, end in _joints_of(text, readable, leaf):
            parts += (readable[position:start], " " * (end - start))
            position = end
    return "".join((*parts, readable[position:])) if parts else readable


def _joints_of(text: str, readable: str, leaf: Leaf) -> Iterator[tuple[int, int]]:
    if leaf.inline and leaf.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        yield from _joints(text, readable, _start(leaf), _end(leaf))
    elif leaf.kind is BlockKind.ROW:  # a field; the row of a table has one line
        yield from (line.span() for line in _LINE_BREAK.finditer(readable, _start(leaf), _end(leaf)))


def _joints(text: str, readable: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the line breaks of a leaf at which its sentences go on, and the marks of definitions, with these breaks."""
    breaks = [line.span() for line in _LINE_BREAK.finditer(readable, start, end)]
    defined = False  # whether the term has a definition already: another one stands alone
    for number, (at, head) in enumerate(breaks):
        mark = _DEFINITION.match(readable, head, end)
        if mark:
            yield (head if defined else at), mark.end()
            defined = True
            continue
        below = readable[head : head + _LINE_HEAD].lstrip()
        hard = text.endswith(("  ", "\\"), max(at - 2, 0), at)
        is_term = number + 1 < len(breaks) and _DEFINITION.match(readable, breaks[number + 1][1], end)
        if is_term:
            defined = False
        elif not (hard or is_field(below)):
            yield at, head


def _start(leaf: Leaf) -> int:
    return leaf.lines[0][0] if leaf.lines else 0


def _end(leaf: Leaf) -> int:
    return leaf.lines[-1][1] if leaf.lines else 0


def _row_marks(source: str, start: int, end: int, labels: set[str]) -> Iterable[tuple[int, int]]:
    """Yield the bars of a table's row and the marks within its cells.

    Where the first cell or the last is empty, the bar beside it stays: without it there would be a cell less.
    """
    kept = _bars_beside_empty(source, start, end)
    position = start
    for cell in _CELL.finditer(source, start, end):
        yield from _without(position, cell.start(), kept)
        yield from marks(source, *cell.span(), labels)
        position = cell.end()
    yield from _without(position, end, kept)


def _bars_beside_empty(source: str, start: int, end: int) -> list[int]:
    """Return the places of the bars behind an empty first cell and before an empty last one, of a row with words."""
    if not source[start:end].strip("| \t\r\n"):
        return []
    first, last = _EMPTY_FIRST.match(source, start, end), _EMPTY_LAST.search(source, start, end)
    return sorted({*([first.end() - 1] if first else []), *([last.start()] if last else [])})


def _without(start: int, end: int, kept: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield what is left of a range without the places that are ``kept``, ascending."""
    for place in kept:
        if start <= place < end:
            yield start, place
            start = place + 1
    yield start, end


def _blocks(readable: str, found: list[Leaf]) -> tuple[Block, ...]:
    """Return the leaves that have words as blocks."""
    spans = ((leaf, _trimmed(readable, _start(leaf), _end(leaf))) for leaf in found)
    return tuple(Block(span, leaf.kind, max(leaf.level, 1)) for leaf, span in spans if span.start < span.end)


def _h1s(text: str, readable: str, blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the headings of level 1."""
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.level == 1:
            yield _heading(text, readable, block.span)


def _trimmed(readable: str, start: int, end: int) -> Span:
    """Return the range without the space around it, empty where there is nothing else."""
    words = readable[start:end].rstrip()
    return Span(start + len(words) - len(words.lstrip()), start + len(words))


def _heading(text: str, readable: str, span: Span) -> str:
    """Return a heading's words on one line: what was blanked in it leaves no space, but for characters by name."""
    named = {place for entity in _ENTITY.finditer(text, span.start, span.end) for place in range(*entity.span())}
    kept = (text[at] for at in range(span.start, span.end) if readable[at] == text[at] or at in named)
    return title_line(unescaped("".join(kept)))
