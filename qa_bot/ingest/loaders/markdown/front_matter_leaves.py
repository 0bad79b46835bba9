"""What is read of the fields before a Markdown text: the facts that they tell of it, and the text if it is there.

How a page is set out, where it is put and how it is numbered is no fact of the document.
"""

import re
from collections.abc import Iterator, Sequence
from textwrap import dedent

from qa_bot.ingest.loaders.markdown.blocks import Leaf, leaves
from qa_bot.ingest.loaders.markdown.front_matter import Field, Value
from qa_bot.types import BlockKind

_LAYOUT = frozenset(
    (
        *("alias", "aliases", "anchor", "assets", "background", "banner", "bibliography", "bookmark"),
        *("cascade", "class", "classes", "color", "colour", "comments", "cover", "csl", "css", "draft"),
        *("embed", "favicon", "featured", "file", "font", "footer", "guid", "hash", "head", "header"),
        *("headers", "hero", "hidden", "hide", "href", "html", "icon", "id", "ids", "image", "images", "img"),
        *("index", "js", "key", "lang", "language", "layout", "linenumbers", "link", "links", "locale", "logo"),
        *("math", "menu", "menus", "meta", "nav", "navbar", "og", "orcid", "order", "output", "outputs"),
        *("pagination", "parent", "path", "permalink", "photo", "position", "prev", "previous", "redirect"),
        *("redirects", "robots", "scripts", "sha", "sidebar", "sitemap", "slug", "src", "style", "styles"),
        *("template", "theme", "thumbnail", "title", "titles", "toc", "translation", "twitter", "type", "uid"),
        *("uri", "url", "urls", "uuid", "weight", "width"),
    )
)
"""Parts of the names of fields that tell nothing of what a document says; its title is known as such."""
_PART = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![^\W\d_A-Z])")
_SWITCHES = frozenset(("", "true", "false", "yes", "no", "on", "off", "null", "none", "~", "n/a"))
# An address, a path, a file, a hash
_TELLS_NOTHING = re.compile(
    r"\w+://\S*|[/.#~]\S*|\S+\.(?:bib|csl|css|html?|ico|jpe?g|js|json|md|pdf|png|svg|tex|webp|xml|ya?ml)|[0-9a-fA-F-]{16,}"
)
_NUMBER = re.compile(r"[\d\s,.]+")
_LONGEST = 1000  # code points of a fact
_TEXT = 100  # code points from on which a value may be the text of the document
_NO_TEXT = 100  # code points of the text below the fields that are as good as none


def front_leaves(lined: str, fields: Sequence[Field], below: Sequence[Leaf]) -> Iterator[Leaf]:
    r"""Yield what is read of fields, in order, as leaves of the text ``lined``, whose line ends are ``\n``.

    ``below`` are the leaves of the Markdown below them.
    """
    has_text = sum(last - first for leaf in below for first, last in leaf.lines) > _NO_TEXT
    for field in fields:
        texts = [] if has_text else [value for value in field.values if _is_text(value)]
        for text in texts:
            yield from _leaves_within(lined, text.start, text.end)
        facts = [] if texts or not _tells(field.name) else [value for value in field.values if _is_fact(value)]
        if facts:
            yield Leaf(BlockKind.ROW, _ranges(lined, field, facts), inline=False)


def _ranges(lined: str, field: Field, facts: Sequence[Value]) -> list[tuple[int, int]]:
    """Return the ranges of a field that are read: all of it, or its name, with its colon, and the facts in it."""
    if len(facts) == len(field.values) and lined.find("\n", field.start, field.end) < 0:
        return [(field.start, field.end)]
    return [(field.start, field.start + len(field.name) + 1), *((fact.start, fact.end) for fact in facts)]


def _tells(name: str) -> bool:
    return _LAYOUT.isdisjoint(part[0].lower() for part in _PART.finditer(name))


def _is_fact(value: Value) -> bool:
    """Tell whether a reader would call a value a fact: not a switch, an address or a number that refers to another."""
    words = value.words.strip()
    if len(words) > _LONGEST or words.lower() in _SWITCHES or _TELLS_NOTHING.fullmatch(words):
        return False
    nested = len(value.keys)
    return nested == 0 or (nested == 1 and _tells(value.keys[0]) and not _NUMBER.fullmatch(words))


def _is_text(value: Value) -> bool:
    return len(value.words) >= _TEXT and " " in value.words.strip() and "\n" in value.words.strip()


def _leaves_within(lined: str, start: int, end: int) -> Iterator[Leaf]:
    """Yield the leaves of the Markdown that stands in a field, deeper than at the margin."""
    text = lined[start:end]
    for leaf in leaves(text, dedent(text)):
        yield leaf._replace(lines=[(first + start, last + start) for first, last in leaf.lines])
