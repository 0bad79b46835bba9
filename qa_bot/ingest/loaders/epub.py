"""EPUB: HTML pages in a zip archive, in the order that its package file gives."""

import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from qa_bot.ingest import dates, titles
from qa_bot.ingest.loaders.archive import Archive, opened
from qa_bot.ingest.loaders.composing import Composer
from qa_bot.ingest.loaders.html import loader as html
from qa_bot.ingest.loaders.html.blocks import compose
from qa_bot.ingest.loaders.html.encoding import decode_html
from qa_bot.ingest.loaders.xml_tree import tree
from qa_bot.types import Document

_FORMAT = "EPUB"
_MOST_PAGES = 5_000


def parse(name: str, path: Path) -> Document:
    """Make a document of an EPUB; raises DocumentError where it cannot be read."""
    composer = Composer()
    with opened(path, _FORMAT) as archive:
        container = archive.nearest("META-INF/container.xml")
        root = tree(archive.require(container, _FORMAT)).find("rootfiles/rootfile")
        location = "" if root is None else root.get("full-path", "")
        location = posixpath.join(posixpath.dirname(posixpath.dirname(container)), location)
        package = tree(archive.require(location, _FORMAT))
        for page in _pages(archive, package, posixpath.dirname(location)):
            compose(html.tree(decode_html(page)), composer)
    date = dates.written((package.findtext("metadata/date") or "").strip())
    title = titles.of_field(package.findtext("metadata/title") or "")
    return composer.document(name, path, title, date[0] if date else None)


def _pages(archive: Archive, package: Element, folder: str) -> Iterator[bytes]:
    """Yield the pages in the order of reading, without the table of contents."""
    items = {item.get("id", ""): item for item in package.iterfind("manifest/item")}
    references = [*package.iterfind("spine/itemref")][:_MOST_PAGES]
    for item in (items.pop(reference.get("idref", ""), None) for reference in references):
        if item is not None and "nav" not in item.get("properties", "").split():
            page = archive.read(posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "")))))
            if page is not None:
                yield page
