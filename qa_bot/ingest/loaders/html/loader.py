"""HTML: what a reader of the page sees, as the blocks that its elements make."""

import re
from pathlib import Path
from typing import Any

from qa_bot.ingest import dates, titles
from qa_bot.ingest.files import read
from qa_bot.ingest.loaders.composing import Composer
from qa_bot.ingest.loaders.extras import library
from qa_bot.ingest.loaders.html.blocks import compose
from qa_bot.ingest.loaders.html.encoding import decode_html
from qa_bot.ingest.loaders.html.limits import check
from qa_bot.types import Document

_DATED = frozenset(("article:published_time", "date", "dc.date", "dcterms.date", "dcterms.issued", "datepublished"))
# In XHTML these may be closed at once, what HTML reads as open to their next end
_CLOSED = re.compile(r"<((?:script|style|title|textarea|iframe|noscript|template|svg|math)\b[^<>]*)/>", re.I)
_CLOSED_NAME = re.compile(r"\w+")


def parse(name: str, path: Path) -> Document:
    """Make a document of an HTML file; raises DocumentError where it cannot be read."""
    root = tree(decode_html(read(path)))
    composer = Composer()
    compose(root, composer)
    return composer.document(name, path, title_of(root), _date(root))


def tree(source: str) -> Any:
    """Return the parsed page; raises DocumentError where it would take too long, or the library is not installed."""
    parser = library("selectolax.lexbor", "html", "HTML").LexborHTMLParser
    if source.lstrip()[:5] == "<?xml":
        source = _CLOSED.sub(_opened, source)
    check(source)
    return parser(source)


def title_of(root: Any) -> str:
    """Return the page's title field, "" where it has none."""
    head = root.head
    title = None if head is None else head.css_first("title")
    return "" if title is None else titles.of_field(title.text())


def _opened(found: re.Match[str]) -> str:
    name = _CLOSED_NAME.match(found[1])
    return f"<{found[1]}></{name[0] if name else ''}>"


def _date(root: Any) -> str | None:
    """Return the date that the page's metadata give, as ISO 8601."""
    for meta in () if root.head is None else root.head.css("meta"):
        attributes = meta.attributes
        named = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        if named.lower() in _DATED and (found := dates.written((attributes.get("content") or "").strip())):
            return found[0]
    return None
