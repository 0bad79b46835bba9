"""The blocks of an HTML page: headings, paragraphs, items, tables and code, in their order."""

import re
from typing import Any

from qa_bot.ingest.loaders.composing import Composer
from qa_bot.ingest.loaders.exchanges import LEVEL
from qa_bot.ingest.loaders.grids import add_table
from qa_bot.ingest.loaders.html.nodes import BLOCKS, Inline, walk, words_of
from qa_bot.ingest.loaders.html.tables import rows

_LEVELS = {**{f"h{level}": level for level in range(1, 7)}, "summary": LEVEL}
_MOST_READ = 3  # tables within each other whose words are read to no end, before they are read as what is set out
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def compose(root: Any, composer: Composer) -> None:
    """Add the blocks of a page, as selectolax parsed it."""
    if root.body is not None:
        reader = _Reader(composer)
        walk(root.body, reader.text, reader.enter, reader.leave)
        reader.end()


class _Reader:
    """Goes through the page with the words since the last border of a block, and what these are in."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._inline = Inline()
        self._level = 0
        self._n_pre = 0
        self._read: list[bool] = []  # of each open table that sets the page out, whether its words told
        self._lists: list[int] = []  # the number of the last item of each open list, -1 where they have none
        self._marker = ""
        self._term = ""
        self._described: list[str] = []  # "dt" and "dd" that are open

    def text(self, node: Any) -> None:
        """Take in a text."""
        if self._n_pre:
            self._inline.add_as_written(node)
        else:
            self._inline.add(node)

    def enter(self, node: Any) -> bool:
        """Take in that an element begins; a table that has rows is taken in as a whole."""
        self._inline.enter(node)
        if node.tag not in BLOCKS:
            return True
        self._flush()
        match node.tag:
            case "pre":
                self._n_pre += 1
            case "ul" | "ol":
                self._lists.append(0 if node.tag == "ol" else -1)
            case "li":
                self._begin_item()
            case "dt" | "dd":
                self._described.append(node.tag)
            case "table":
                return not self._add_table(node)
            case tag:
                self._level = _LEVELS.get(tag, self._level)
        return True

    def leave(self, node: Any) -> None:
        """Take in that it ends."""
        self._inline.leave(node)
        if node.tag not in BLOCKS:
            return
        self._flush()
        match node.tag:
            case "pre":
                self._n_pre -= 1
            case "table":
                self._read.pop()
            case "ul" | "ol":
                self._lists.pop()
            case "li":
                self._marker = ""
            case "dt" | "dd":
                self._described.pop()
            case tag if tag in _LEVELS:
                self._level = 0

    def end(self) -> None:
        """Take in that the page ends."""
        self._flush()
        self._end_term()

    def _begin_item(self) -> None:
        if self._lists and self._lists[-1] >= 0:
            self._lists[-1] += 1
            self._marker = f"{self._lists[-1]}."
        else:
            self._marker = "-"

    def _add_table(self, table: Any) -> bool:
        found = rows(table) if sum(self._read) < _MOST_READ else None
        if not found:
            self._read.append(found is not None)
            return False
        self._end_term()
        node = table.child
        while node is not None:
            if node.tag == "caption":
                self._composer.paragraph(words_of(node))
            node = node.next
        add_table(self._composer, found)
        return True

    def _flush(self) -> None:
        """Add the words since the last border."""
        words = self._inline.take(as_written=self._n_pre > 0)
        if not words.strip():
            return
        if self._described and self._described[-1] == "dt":
            self._term = f"{self._term}, {words}" if self._term else words
            return
        if self._described and self._term:
            self._composer.described(self._term, words)
            self._term = ""
            return
        self._end_term()
        if self._level:
            self._composer.heading(words, self._level)
        elif self._n_pre:
            for part in _BLANK_LINE.split(words):
                self._composer.code(part)
        else:
            self._add_paragraphs(words)

    def _add_paragraphs(self, words: str) -> None:
        """Add what stands between two line ends that follow each other, the first as the item that was begun."""
        first, *others = _BLANK_LINE.split(words)
        if self._marker:
            self._composer.item(first, self._marker, len(self._lists) - 1)
            self._marker = ""
        else:
            self._composer.paragraph(first)
        for other in others:
            self._composer.paragraph(other)

    def _end_term(self) -> None:
        """Add a term that nothing says what it is."""
        self._composer.paragraph(self._term)
        self._term = ""
