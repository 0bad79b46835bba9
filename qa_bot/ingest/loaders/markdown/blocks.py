"""Where the leaves of a Markdown text stand: its headings, paragraphs, items, rows and blocks of code.

The parser says which lines a leaf has and what it is nested in; from that follows where the words of a line begin.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from qa_bot.ingest.loaders.markdown.html import parts
from qa_bot.types import BlockKind

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Deeper lists and quotes are read as paragraphs: the parser's time and stack grow with the depth.
DEEPEST = 40

_QUOTE = re.compile(r"[ \t]*>")
_MARKER = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])(?=[ \t\n]|\Z)")
_TASK = re.compile(r"[ \t]+\[[ xX]\](?=[ \t])")
_NOTE = re.compile(r"[ \t]*\[\^[^\s\[\]]{1,100}\]:")
_PREFIX = re.compile(r"(?:[\s>+*-]|\d{1,9}[.)](?=\s))*")
_WORD = re.compile(r"[^\W_]")
_ATX_START = re.compile(r"[ \t]*#{1,6}")
_ATX_END = re.compile(r"(?<![^ \t])#+[ \t]*\Z")


class Leaf(NamedTuple):
    """A stretch of the text without blocks in it.

    ``lines`` are the ranges of its words, line by line, without what marks it and what it is nested in;
    ``level`` is that of a heading (1 to 6), else 0; ``inline``: it has emphasis, links and the like.
    """

    kind: BlockKind
    lines: Sequence[tuple[int, int]]
    level: int = 0
    inline: bool = True


class _Container(NamedTuple):
    """A quote, or an item (``item``) whose marker stands in line ``first``."""

    item: bool
    first: int


def leaves(lined: str, view: str | None = None) -> list[Leaf]:
    r"""Return the leaves of a text whose line ends are ``\n``, in order.

    ``view`` is what the parser reads in its place: as many lines, each with the same words behind another indent.
    """
    return list(_Reader(lined).read(_parser().parse(lined if view is None else view)))


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table").disable("reference")
    # Inline marks are not the parser's to find: its tokens do not say where in the source they stand.
    parser.core.ruler.enableOnly(["block"])
    return parser


class _Reader:
    """Goes through the tokens with the containers that are open, and with the lines that no leaf has had yet."""

    def __init__(self, lined: str) -> None:
        self._lined = lined
        starts = [0, *(found.end() for found in re.finditer("\n", lined))]
        self._lines = list(zip(starts, [*(start - 1 for start in starts[1:]), len(lined)], strict=True))
        self._containers: list[_Container] = []
        self._next = 0

    def read(self, tokens: Iterable["Token"]) -> Iterator[Leaf]:
        before = ""
        for token in tokens:
            if token.map:
                yield from self._open(token, before)
            elif token.type in ("blockquote_close", "list_item_close"):
                self._containers.pop()
            before = token.type
        yield from self._unclaimed(len(self._lines))

    def _open(self, token: "Token", before: str) -> Iterator[Leaf]:
        first, end = token.map or (0, 0)
        if token.type in ("blockquote_open", "list_item_open"):
            self._containers.append(_Container(token.type == "list_item_open", first))
        elif token.type in ("heading_open", "paragraph_open", "fence", "code_block", "html_block", "tr_open"):
            first = max(first, self._next)
            yield from self._unclaimed(first)
            self._next = max(first, end)
            yield from self._leaves(token, first, self._next, before)

    def _leaves(self, token: "Token", first: int, end: int, before: str) -> Iterator[Leaf]:
        lines = [self._words(number) for number in range(first, end)]
        if token.type == "html_block":
            yield from (Leaf(part.kind, part.lines, part.level) for part in parts(self._lined, lines))
        elif token.type == "paragraph_open":
            yield from self._notes(self._leaf(token, lines, before))
        else:
            yield self._leaf(token, lines, before)

    def _leaf(self, token: "Token", lines: list[tuple[int, int]], before: str) -> Leaf:
        match token.type:
            case "heading_open":
                return Leaf(BlockKind.HEADING, self._without_marks(lines, token.markup), int(token.tag[1:]))
            case "fence":
                return Leaf(BlockKind.CODE, self._without_fences(lines, token.markup), inline=False)
            case "code_block":
                return Leaf(BlockKind.CODE, lines, inline=False)
            case "tr_open":
                return Leaf(BlockKind.HEADER if before == "thead_open" else BlockKind.ROW, lines)
            case "paragraph_open" if before == "list_item_open":
                task = _TASK.match(self._lined, *lines[0]) if lines else None
                return Leaf(BlockKind.ITEM, [(task.end(), lines[0][1]), *lines[1:]] if task else lines)
            case _:
                return Leaf(BlockKind.PARAGRAPH, lines)

    def _words(self, number: int) -> tuple[int, int]:
        """Return the range of a line without the marks of the containers that it is in."""
        start, end = self._lines[number]
        for container in self._containers:
            if container.item and container.first != number:
                continue
            mark = (_MARKER if container.item else _QUOTE).match(self._lined, start, end)
            start = mark.end() if mark else start
        return start, end

    def _without_marks(self, lines: list[tuple[int, int]], markup: str) -> list[tuple[int, int]]:
        """Return the words of a heading: without its underline, or the number signs around it."""
        if not markup.startswith("#"):
            return lines[:-1]
        ranges = []
        for start, end in lines:
            mark = _ATX_START.match(self._lined, start, end)
            start = mark.end() if mark else start
            line = self._lined[start:end]
            closing = _ATX_END.search(line.rstrip(" \t"))
            ranges.append((start, start + closing.start() if closing else end))
        return ranges

    def _without_fences(self, lines: list[tuple[int, int]], markup: str) -> list[tuple[int, int]]:
        """Return the lines of a block of code without the fence above and, if it was closed, the one below."""
        if len(lines) > 1:
            last = self._lined[slice(*lines[-1])].strip()
            if len(last) >= len(markup) and not last.strip(markup[0]):
                lines = lines[:-1]
        return lines[1:]

    def _notes(self, leaf: Leaf) -> Iterator[Leaf]:
        """Cut a paragraph at the lines that begin a footnote, without the footnotes' marks."""
        kind = leaf.kind
        lines: list[tuple[int, int]] = []
        for start, end in leaf.lines:
            note = _NOTE.match(self._lined, start, end)
            if note and lines:
                yield Leaf(kind, lines)
                kind, lines = BlockKind.PARAGRAPH, []
            lines.append((note.end() if note else start, end))
        yield Leaf(kind, lines)

    def _unclaimed(self, end: int) -> Iterator[Leaf]:
        """Yield as paragraphs the lines before line ``end`` that have words, but were nested too deep for a leaf."""
        for number in range(self._next, end):
            line = self._lines[number]
            prefix = _PREFIX.match(self._lined, *line)
            words = (prefix.end() if prefix else line[0], line[1])
            if _WORD.search(self._lined, *words):
                yield Leaf(BlockKind.PARAGRAPH, [words])
