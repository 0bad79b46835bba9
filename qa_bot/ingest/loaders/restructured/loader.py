"""reStructuredText: a plain text in which code, roles, emphasis, fields and directives are marked.

What is no code is cut as a plain text is; in ``readable``, the marks are blanked.
"""

import re
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from qa_bot.ingest import titles
from qa_bot.ingest.loaders.blank import blanked
from qa_bot.ingest.loaders.plain import layout
from qa_bot.ingest.loaders.plain import loader as plain
from qa_bot.ingest.loaders.plain.piece import LOWEST
from qa_bot.ingest.loaders.restructured.directives import markup
from qa_bot.ingest.loaders.restructured.list_table import Part, list_tables
from qa_bot.types import Block, BlockKind, Document, Span

# Every group is a mark. What a mark encloses is in one paragraph.
_INLINE = re.compile(
    r"(``)(?=[^\s`])[^`\n]{1,300}(?:\n[^`\n]{1,300})?(``)"
    r"|(?<![\w`:])(:[A-Za-z][\w.+:-]{0,40}:)?(?<![\w`])(`)(?=[^\s`])[^`<\n]{0,300}(?:\n[^`<\n]{1,300})?"
    r"(<[^<>`\s]{1,300}>)?(`_{0,2})(?![\w`])"
    r"|(?<![\w*`])(\*{1,2})(?=[^\s*])[^*\n]{0,200}[^\s*\n](\*{1,2})(?![\w*])"
    r"|(\[[\w#*.-]{1,30}\]_)(?!\w)"
)
# ":Date: 2020-02-11"
_FIELD = re.compile(r"^[^\S\n]*+(:)(?=[^\s:`][^:`\n]{0,60}:(?:\s|\Z))", re.M)
# Two colons that lead to a block.
_LEADING_ON = re.compile(r"(?<=:):(?=[^\S\n]*$)", re.M)
# A line that begins with a mark, above a deeper one.
_TERM = re.compile(r"^([^\S\n]*+)(?=[`*:])(?=[^\n]{1,80}\n\1[^\S\n]++\S)", re.M)


def parse(text: str, name: str, path: Path) -> Document:
    """Make a document of a reStructuredText."""
    lined = text.replace("\r\n", " \n").replace("\r", "\n")
    tables = [*list_tables(lined)]
    found = markup(blanked(lined, ((table.start, table.end) for table in tables)))
    codes = (_part(*lines, BlockKind.CODE) for lines in found.code)
    names = (_part(*name, BlockKind.HEADING, LOWEST) for name in found.names)
    parts = sorted((*tables, *codes, *names), key=_start)
    prose = blanked(lined, sorted((*found.silent, *found.code)))
    apart = sorted((*found.silent, *((part.start, part.end) for part in parts)))
    unmarked = blanked(blanked(text, apart), _groups(_FIELD, blanked(lined, apart)))
    document = plain.parse(unmarked, name, path)
    marks = sorted([*_inline(prose), *(colon.span() for colon in _LEADING_ON.finditer(prose))])
    readable = blanked(_with_parts(document.readable, text, parts), marks)
    blocks = sorted([*document.blocks, *(block for part in parts for block in part.blocks)], key=_start_of_block)
    blocks = [*_with_open_ends(lined, blocks, {start for start, _ in found.names})][::-1]
    trimmed = (_trimmed(readable, block) for block in blocks)
    return replace(
        document,
        text=text,
        readable=readable,
        blocks=tuple(block for block in trimmed if block.span.start < block.span.end),
        title=_without_marks(document.title) or titles.of_file(name, text),
    )


def _part(start: int, end: int, kind: BlockKind, level: int = 1) -> Part:
    return Part(start, end, [Block(Span(start, end), kind, level)], [])


def _with_open_ends(lined: str, blocks: Sequence[Block], names: Collection[int]) -> Iterator[Block]:
    """Yield the blocks, as paragraphs those of the ``names``, by where they start, that prose follows without a heading
    between that is none of their description: it stands no deeper, and would seem to stand under the name.
    """
    column = sys.maxsize  # of the prose that follows next, if it does before a heading
    for block in reversed(blocks):
        indent = layout.indent(lined, block.span.start)
        if block.span.start in names and column <= indent:
            block = replace(block, kind=BlockKind.PARAGRAPH, level=1)
        elif block.kind is BlockKind.HEADING:
            column = sys.maxsize
        elif block.kind is BlockKind.PARAGRAPH and not lined.startswith("..", block.span.start):
            column = min(column, indent)
        yield block


def _with_parts(readable: str, text: str, parts: Sequence[Part]) -> str:
    """Return what is ``readable`` of a text with its parts, which were left out, in their places."""
    shown: list[str] = []
    position = 0
    for part in parts:
        marks = ((start - part.start, end - part.start) for start, end in part.marks)
        shown += (readable[position : part.start], blanked(text[part.start : part.end], marks))
        position = part.end
    return "".join((*shown, readable[position:]))


def _start(part: Part) -> int:
    return part.start


def _start_of_block(block: Block) -> int:
    return block.span.start


def _groups(pattern: re.Pattern[str], lined: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the groups that took part in each match, in order."""
    for found in pattern.finditer(lined):
        yield from (found.span(group) for group in range(1, pattern.groups + 1) if found.start(group) >= 0)


def _inline(lined: str) -> Iterator[tuple[int, int]]:
    """Yield the marks within lines, but for those of a term: where it stands tells what describes it."""
    terms = {term.end(1) for term in _TERM.finditer(lined)}
    for found in _INLINE.finditer(lined):
        if found.start() not in terms:
            yield from (found.span(group) for group in range(1, _INLINE.groups + 1) if found.start(group) >= 0)


def _trimmed(readable: str, block: Block) -> Block:
    """Return the block without the space around its words, empty where it has none."""
    words = block.span.of(readable)
    start = block.span.start + len(words) - len(words.lstrip())
    return replace(block, span=Span(start, max(start, block.span.start + len(words.rstrip()))))


def _without_marks(title: str) -> str:
    kept, position = [], 0
    for start, end in _groups(_INLINE, title):
        kept.append(title[position:start])
        position = end
    return " ".join("".join((*kept, title[position:])).split())
