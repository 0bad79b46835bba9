"""OpenDocument texts: XML in a zip archive."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from qa_bot.ingest import titles
from qa_bot.ingest.loaders.archive import opened
from qa_bot.ingest.loaders.composing import Composer
from qa_bot.ingest.loaders.grids import Cell, Row, add_table, has_columns
from qa_bot.ingest.loaders.xml_tree import tree
from qa_bot.types import Document

_FORMAT = "OpenDocument"
# What was deleted, remarks, the table of contents, hidden text
_DROPPED = frozenset(("tracked-changes", "annotation", "table-of-content", "hidden-text", "note-citation", "forms"))
_SIGNS = {"tab": " ", "line-break": "\n", "s": " "}
_BEHIND = frozenset(("note-body", "text-box"))
_TITLES = frozenset(("Title",))


def parse(name: str, path: Path) -> Document:
    """Make a document of an OpenDocument text; raises DocumentError where it cannot be read."""
    with opened(path, _FORMAT) as archive:
        root = tree(archive.require("content.xml", _FORMAT))
        meta = archive.read("meta.xml")
    composer = Composer()
    body = root.find("body/text")
    if body is not None:
        _Reader(composer, _title_styles(root)).blocks(body)
    title = tree(meta).findtext("meta/title") if meta else None
    return composer.document(name, path, titles.of_field(title or ""))


def _title_styles(root: Element) -> frozenset[str]:
    """Return the names of the styles in which titles are set."""
    automatic = root.iterfind("automatic-styles/style")
    own = (style.get("name", "") for style in automatic if style.get("parent-style-name") in _TITLES)
    return _TITLES.union(own)


class _Reader:
    """Goes through the blocks; notes and boxes in a paragraph come behind it."""

    def __init__(self, composer: Composer, titles: frozenset[str]) -> None:
        self._composer = composer
        self._titles = titles
        self._behind: list[Element] = []

    def blocks(self, parent: Element, depth: int = -1, *, begins_item: bool = False) -> None:
        """Add the blocks of an element that is within ``depth`` lists, -1 for none."""
        for element in parent:
            if element.tag in ("h", "p"):
                self._add_paragraph(element, depth, begins_item=begins_item)
                begins_item = False
            elif element.tag == "table":
                self._add_table(element)
            elif element.tag == "list":
                self.blocks(element, depth + 1)
            elif element.tag not in _DROPPED:
                self.blocks(element, depth, begins_item=element.tag == "list-item")
            while self._behind:
                behind, self._behind = self._behind, []
                for box in behind:
                    self.blocks(box)

    def _add_paragraph(self, element: Element, depth: int, *, begins_item: bool) -> None:
        words = self._words(element)
        if element.tag == "h":
            level = element.get("outline-level", "1")
            self._composer.heading(words, int(level) if level in [*"123456789"] else 1)
        elif element.get("style-name") in self._titles:
            self._composer.heading(words, 1)
        elif begins_item:
            self._composer.item(words, depth=depth)
        else:
            self._composer.paragraph(words)

    def _words(self, element: Element) -> str:
        return "".join(self._texts(element))

    def _texts(self, parent: Element) -> Iterator[str]:
        """Yield the texts of a paragraph, or of all in a cell."""
        yield _collapsed(parent.text)
        for element in parent:
            if element.tag in _SIGNS:
                yield _SIGNS[element.tag]
            elif element.tag in _BEHIND:
                self._behind.append(element)
            elif element.tag not in _DROPPED:
                yield from self._texts(element)
                yield " " if element.tag in ("h", "p") else ""
            yield _collapsed(element.tail)

    def _add_table(self, table: Element) -> None:
        if has_columns(row.iterfind("table-cell") for row in table.iter("table-row")):
            add_table(self._composer, [*self._rows(table)])
        else:
            for cell in table.iter("table-cell"):
                self.blocks(cell)

    def _rows(self, parent: Element, *, header: bool = False) -> Iterator[Row]:
        for element in parent:
            if element.tag == "table-row":
                yield Row([*self._cells(element)], header)
            elif element.tag in ("table-header-rows", "table-rows", "table-row-group"):
                yield from self._rows(element, header=header or element.tag == "table-header-rows")

    def _cells(self, row: Element) -> Iterator[Cell]:
        for cell in row:
            if cell.tag == "table-cell":  # what another one covers is "covered-table-cell"
                columns = _number(cell, "number-columns-spanned") * _number(cell, "number-columns-repeated")
                yield Cell(self._words(cell), columns, _number(cell, "number-rows-spanned"))


def _collapsed(text: str | None) -> str:
    r"""Return a text with its white space as the format has it: a line end there is a space."""
    return (text or "").replace("\n", " ").replace("\r", " ").replace("\t", " ")


def _number(element: Element, name: str) -> int:
    value = element.get(name, "")
    return max(min(int(value), 1000), 1) if value.isascii() and value.isdigit() and len(value) < 9 else 1
