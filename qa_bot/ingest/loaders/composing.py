"""The text of a document that is not one itself, put together block by block, as the source pane shows it.

Paragraphs and headings stand between blank lines, items behind their markers, the cells of a row between bars, so that
what reads a Markdown text reads this one.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from qa_bot.errors import DocumentError
from qa_bot.ingest import dates, titles
from qa_bot.ingest.loaders.blank import blanked
from qa_bot.text.heading import title_line
from qa_bot.types import Block, BlockKind, Document, Span

LARGEST = 32 * 1024 * 1024
"""Code points of a text that is put together."""
DEEPEST_LEVEL = 6

_BESIDE = frozenset((BlockKind.ITEM, BlockKind.ROW, BlockKind.HEADER))
_DEEPEST_INDENT = 8
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")


class Composer:
    """Takes in blocks in their order; empty ones are left out."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._blanks: list[tuple[int, int]] = []
        self._end = 0

    def heading(self, text: str, level: int) -> None:
        """Add a heading; its level is taken for one from 1 to 6."""
        self._add(" ".join(text.split()), BlockKind.HEADING, level=min(max(level, 1), DEEPEST_LEVEL))

    def paragraph(self, text: str) -> None:
        """Add a paragraph; a line end in it is one that its writer set."""
        self._add(_plain(text), BlockKind.PARAGRAPH)

    def code(self, text: str) -> None:
        """Add lines whose spaces count."""
        self._add(_plain(text.expandtabs(4)), BlockKind.CODE)

    def item(self, text: str, marker: str = "-", depth: int = 0) -> None:
        """Add an item of a list that is within ``depth`` others; the marker is shown, but not read."""
        indent = "  " * min(depth, _DEEPEST_INDENT)
        self._add(_plain(text), BlockKind.ITEM, before=f"{indent}{marker} ")

    def described(self, term: str, text: str) -> None:
        """Add a term with what says what it is, which is read on from it."""
        term = _plain(term)
        start = self._add(f"{term}\n  {_plain(text)}" if term else _plain(text), BlockKind.PARAGRAPH)
        if term and start is not None:
            self._blanks.append((start + len(term), start + len(term) + 1))

    def row(self, cells: Iterable[str], *, header: bool = False) -> None:
        """Add a row of a table: the row with the names of its columns, or one below it."""
        words = [" ".join(cell.replace("|", "¦").split()) for cell in cells]
        if any(words):
            self._add(" | ".join(words), BlockKind.HEADER if header else BlockKind.ROW)

    def _add(self, text: str, kind: BlockKind, before: str = "", level: int = 1) -> int | None:
        """Add a block; return where its words begin, None where it has none."""
        words = text.strip("\n") if kind is BlockKind.CODE else text.strip()
        if not words.strip():
            return None
        beside = self._blocks and self._blocks[-1].kind in _BESIDE and kind in _BESIDE
        gap = ("\n" if beside else "\n\n") if self._blocks else ""
        start = self._end + len(gap) + len(before)
        indent = len(words) - len(words.lstrip())
        self._parts += (gap, before, words)
        self._blanks.append((self._end + len(gap), start))
        self._end = start + len(words)
        if self._end > LARGEST:
            mega = LARGEST // (1024 * 1024)
            raise DocumentError(f"it has more than {mega} million characters of text; split it or exclude it")
        self._blocks.append(Block(Span(start + indent, start + len(words.rstrip())), kind, level))
        return start

    def document(self, name: str, path: Path, title: str = "", date: str | None = None) -> Document:
        """Return the document; without a ``title`` of its own, its first heading is it, or else its name.

        ``date`` (ISO 8601) is that of the file's own fields, if they tell. Raises DocumentError where nothing was
        added.
        """
        if not self._blocks:
            raise DocumentError("it has no text; exclude it")
        text = "".join(self._parts)
        readable = _wrapped(text, self._blanks)
        title = title_line(title) or self._first_heading(text) or titles.of_file(name, text)
        return Document(name, path, text, readable, tuple(self._blocks), title, date or dates.of_document(name, text))

    def _first_heading(self, text: str) -> str:
        """Return the first heading of the highest level, "" where there is none or it is that of a part."""
        found = [block for block in self._blocks if block.kind is BlockKind.HEADING]
        highest = min((block.level for block in found), default=1)
        heading = titles.of_headings(title_line(block.span.of(text)) for block in found if block.level == highest)
        return "" if titles.is_generic(heading) else heading


def _plain(text: str) -> str:
    return _LINE_ENDS.sub("\n", text)


def _wrapped(text: str, blanks: Sequence[tuple[int, int]]) -> str:
    r"""Return the text without what is not read; a line end of these ranges is a space, too."""
    readable = blanked(text, [blank for blank in blanks if blank[0] < blank[1]])
    joints = [start for start, end in blanks if text[start:end] == "\n"]
    parts: list[str] = []
    position = 0
    for joint in joints:
        parts += (readable[position:joint], " ")
        position = joint + 1
    return "".join((*parts, readable[position:])) if parts else readable
