"""Word files: WordprocessingML in a zip archive, read as Word shows it once all changes are accepted."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from qa_bot.ingest import titles
from qa_bot.ingest.loaders.archive import Archive, opened
from qa_bot.ingest.loaders.composing import Composer
from qa_bot.ingest.loaders.docx.styles import NO_STYLE, Style, styles
from qa_bot.ingest.loaders.grids import Cell, Row, add_table, has_columns
from qa_bot.ingest.loaders.xml_tree import tree
from qa_bot.types import Document

_FORMAT = "Word"
# What was deleted or moved away, how things look, what a field computes, the same picture for older programs
_DROPPED = frozenset(("del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "tblPr", "sdtPr", "Fallback"))
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def parse(name: str, path: Path) -> Document:
    """Make a document of a Word file; raises DocumentError where it cannot be read."""
    with opened(path, _FORMAT) as archive:
        body = tree(archive.require("word/document.xml", _FORMAT))
        composer = Composer()
        _Reader(composer, styles(archive), _notes(archive)).blocks(body)
        core = archive.read("docProps/core.xml")
    title = tree(core).findtext("title") if core else None
    return composer.document(name, path, titles.of_field(title or ""))


def _notes(archive: Archive) -> dict[tuple[str, str], Element]:
    """Return the notes at feet and ends of pages by the kind and number of what refers to them."""
    notes: dict[tuple[str, str], Element] = {}
    for kind in ("footnote", "endnote"):
        raw = archive.read(f"word/{kind}s.xml")
        for note in tree(raw) if raw else ():
            if note.tag == kind and "type" not in note.attrib:  # that of a separator
                notes[f"{kind}Reference", note.get("id", "")] = note
    return notes


class _Reader:
    """Goes through the blocks; what a paragraph only refers to, and boxes in it, come behind it."""

    def __init__(self, composer: Composer, known: dict[str, Style], notes: dict[tuple[str, str], Element]) -> None:
        self._composer = composer
        self._styles = known
        self._notes = notes
        self._behind: list[Element] = []

    def blocks(self, parent: Element) -> None:
        """Add the blocks of an element."""
        for element in parent:
            if element.tag == "p":
                self._add_paragraph(element)
            elif element.tag == "tbl":
                self._add_table(element)
            elif element.tag not in _DROPPED:
                self.blocks(element)
            while self._behind:
                behind, self._behind = self._behind, []
                for box in behind:
                    self.blocks(box)

    def _add_paragraph(self, paragraph: Element) -> None:
        own = paragraph.find("pPr")
        named = None if own is None else own.find("pStyle")
        style = self._styles.get("" if named is None else named.get("val", ""), NO_STYLE)
        if own is not None:
            style = style.with_own(own)
        words = self._words(paragraph)
        if style.is_contents:
            return
        if style.level:
            self._composer.heading(words, style.level)
        elif style.list_depth is not None:
            self._composer.item(words, depth=style.list_depth)
        else:
            self._composer.paragraph(words)

    def _words(self, element: Element) -> str:
        return "".join(self._texts(element))

    def _texts(self, parent: Element) -> Iterator[str]:
        """Yield the texts of a paragraph's runs."""
        for element in parent:
            tag = element.tag
            if tag == "t":
                yield element.text or ""
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag == "txbxContent":
                self._behind.append(element)
            elif (tag, element.get("id", "")) in self._notes:
                self._behind.append(self._notes.pop((tag, element.get("id", ""))))
            elif tag == "p":
                yield from self._texts(element)
                yield " "
            elif tag not in _DROPPED and not (tag == "r" and _is_hidden(element)):
                yield from self._texts(element)

    def _add_table(self, table: Element) -> None:
        rows = [*_within(table, "tr")]
        if has_columns(_within(row, "tc") for row in rows):
            add_table(self._composer, [*self._rows(rows)])
        else:
            for row in rows:
                for cell in _within(row, "tc"):
                    self.blocks(cell)

    def _rows(self, rows: list[Element]) -> Iterator[Row]:
        above: list[str] = []
        for row in rows:
            if row.find("trPr/del") is not None:
                continue
            cells: list[Cell] = []
            merged: list[str] = []
            for cell in _within(row, "tc"):
                words, width = self._words(cell), _number(cell.find("tcPr/gridSpan"))
                merge = cell.find("tcPr/vMerge")
                if merge is not None and merge.get("val", "continue") == "continue" and len(merged) < len(above):
                    words = above[len(merged)]
                cells.append(Cell(words, width))
                merged += [words] * width
            above = merged
            yield Row(cells, row.find("trPr/tblHeader") is not None)


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table, or the cells of a row, also those in frames that a form has around them."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _within(element, tag)


def _is_hidden(run: Element) -> bool:
    hidden = run.find("rPr/vanish")
    return hidden is not None and hidden.get("val", "1") not in ("0", "false", "off")


def _number(element: Element | None) -> int:
    value = "" if element is None else element.get("val", "")
    return min(int(value), 100) if value.isascii() and value.isdigit() and len(value) < 9 else 1
