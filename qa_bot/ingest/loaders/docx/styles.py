"""What the styles of a Word file say of its paragraphs: which are headings, items of lists, a table of contents."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from qa_bot.ingest.loaders.archive import Archive
from qa_bot.ingest.loaders.xml_tree import tree

_HEADING = re.compile(r"heading ([1-9])")
_BODY_LEVEL = 9
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """``level`` is that of a heading, 0 for none; ``list_depth`` in how many lists an item's own is, None for none."""

    level: int = 0
    list_depth: int | None = None
    is_contents: bool = False

    def with_own(self, properties: Element) -> "Style":
        """Return the style as the properties of a style or a paragraph change it."""
        style = self
        outline = properties.find("outlineLvl")
        if outline is not None and (level := _number(outline)) is not None:
            style = replace(style, level=0 if level >= _BODY_LEVEL else level + 1)
        numbering = properties.find("numPr")
        if numbering is not None:
            number, depth = numbering.find("numId"), numbering.find("ilvl")
            listed = number is None or _number(number) != 0
            style = replace(style, list_depth=(_number(depth) or 0) if listed else None)
        return style


NO_STYLE = Style()


def styles(archive: Archive) -> dict[str, Style]:
    """Return the styles of paragraphs by their names within the file."""
    raw = archive.read("word/styles.xml")
    if raw is None:
        return {}
    elements = {style.get("styleId", ""): style for style in tree(raw) if style.tag == "style"}
    return {name: _resolved(name, elements) for name in elements}


def _resolved(name: str, elements: Mapping[str, Element]) -> Style:
    """Return a style with what it takes over from those that it is based on."""
    chain: list[Element] = []
    while name in elements and len(chain) < _LONGEST_CHAIN:
        chain.append(elements[name])
        based_on = chain[-1].find("basedOn")
        name = "" if based_on is None else based_on.get("val", "")
    style = NO_STYLE
    for element in reversed(chain):
        style = _named(style, element)
        properties = element.find("pPr")
        style = style if properties is None else style.with_own(properties)
    return style


def _named(style: Style, element: Element) -> Style:
    """Return the style as the name of one says that Word itself has."""
    named = element.find("name")
    name = "" if named is None else named.get("val", "").lower()
    if name == "title":
        return replace(style, level=1)
    if name.startswith("toc "):
        return replace(style, is_contents=True)
    heading = _HEADING.fullmatch(name)
    return replace(style, level=int(heading[1])) if heading else style


def _number(element: Element | None) -> int | None:
    value = "" if element is None else element.get("val", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else None
