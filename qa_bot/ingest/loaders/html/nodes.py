"""The nodes of an HTML page in their order, without what a reader of the page does not see.

The tree is walked without recursion: hostile pages nest as deep as they like.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "legend", "li", "main", "ol"),
        *("p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
        *("h1", "h2", "h3", "h4", "h5", "h6"),
    )
)
"""Elements that no line of text goes on beyond."""
# What no reader of the text sees: what runs or draws, what leads elsewhere, what is filled in
_DROPPED = frozenset(
    (
        *("audio", "button", "canvas", "datalist", "dialog", "embed", "head", "iframe", "input", "map", "math", "menu"),
        *("nav", "noscript", "object", "script", "select", "style", "svg", "template", "textarea", "video"),
    )
)
_DROPPED_ROLES = frozenset(("navigation", "search", "menu", "menubar", "tablist", "toolbar", "dialog", "alertdialog"))
# What generators of documentation call the ways to other pages and places, so that no text of theirs is of the page
_DROPPED_CLASSES = frozenset(
    ("breadcrumb", "breadcrumbs", "navfooter", "navheader", "navpath", "pagination", "toc", "toc2")
)
_HIDDEN = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.I)
_WORD = re.compile(r"\w")
_MOST_OF_SIGN = 20  # nodes of a link that says nothing: pages may nest links in each other
_SPACE = re.compile(r"[ \t\n\f\r]+")
# Several no-break spaces set words apart; in front of a line they indent it
_SPACES = re.compile(r"[ \u00a0]{0,99}\n *| {2,}|(?<=\S)[ \u00a0]{2,}")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_FIGURES = re.compile(r"[+-]?[0-9]{1,4}")
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\ufeff")  # where a word may be broken

Enter = Callable[[Any], bool]
"""Takes an element in and tells whether its own nodes are to follow."""


def walk(top: Any, text: Callable[[Any], None], enter: Enter, leave: Callable[[Any], None]) -> None:
    """Go through the nodes below ``top`` that are seen; an element is left only where it was entered."""
    opened: list[Any] = []
    node = top.child
    while node is not None or opened:
        if node is None:
            node = opened.pop()
            leave(node)
        elif node.tag == "-text":
            text(node)
        elif is_seen(node) and enter(node):
            opened.append(node)
            node = node.child
            continue
        node = node.next


def is_seen(node: Any) -> bool:
    """Tell whether a node is an element that a reader of the page sees."""
    if node.tag in _DROPPED or not node.is_element_node:
        return False
    attributes = node.attributes
    if not attributes:
        return True
    if node.tag == "a" and _leads_within(attributes.get("href") or "", node):
        return False
    if node.tag != "body" and not _DROPPED_CLASSES.isdisjoint((attributes.get("class") or "").lower().split()):
        return False
    hidden = "hidden" in attributes and not _is_the_usual_one(node)
    if hidden or attributes.get("aria-hidden") == "true" or attributes.get("role") in _DROPPED_ROLES:
        return False
    style = attributes.get("style")
    return not (style and _HIDDEN.search(style))


def _leads_within(address: str, link: Any) -> bool:
    """Tell whether a link leads to the page's top, or to a place of the page and says nothing: ¶, #, ↑."""
    return address.lower() == "#top" or (address.startswith("#") and not _says_anything(link))


def _says_anything(link: Any) -> bool:
    """Tell whether a link has a word, or more in it than signs have."""
    within = [*islice(link.traverse(include_text=True), _MOST_OF_SIGN + 1)]
    return len(within) > _MOST_OF_SIGN or any(_WORD.search(node.text_content or "") for node in within)


def _is_the_usual_one(hidden: Any) -> bool:
    """Tell whether a hidden element is the last of several within a line that are all hidden, as keys and menus of
    systems are: a script shows one of them, the last where no other fits.
    """
    if hidden.tag != "span" or next(_beside(hidden, "next"), None) is not None:
        return False  # of many only the last goes through the others
    before = [*_beside(hidden, "prev")]
    return bool(before) and all(node.is_element_node and "hidden" in node.attributes for node in before)


def _beside(node: Any, way: str) -> Iterator[Any]:
    """Yield the elements and the texts that say anything on the ``way`` ("next", "prev") from a node in its parent."""
    while (node := getattr(node, way)) is not None:
        if node.is_element_node or (node.tag == "-text" and (node.text_content or "").strip()):
            yield node


class Inline:
    """The words between two borders of blocks, as they come."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._n_raised = 0

    def add(self, node: Any) -> None:
        """Add a text; a number that is raised is written as one: 10⁶, m²; not that of a reference: [1]."""
        words = _SPACE.sub(" ", node.text_content or "")
        bracketed = bool(self._parts) and self._parts[-1].endswith("[")
        if self._n_raised and not bracketed and _FIGURES.fullmatch(words.strip()):
            words = words.translate(_RAISED)
        self._parts.append(words.translate(_INVISIBLE))

    def add_as_written(self, node: Any) -> None:
        """Add a text whose spaces and line ends count."""
        self._parts.append((node.text_content or "").replace("\r\n", "\n"))

    def enter(self, node: Any) -> None:
        """Take in that an element begins."""
        if node.tag == "br":
            self._parts.append("\n")
        self._n_raised += node.tag == "sup"

    def leave(self, node: Any) -> None:
        """Take in that it ends."""
        self._n_raised -= node.tag == "sup"

    def border(self) -> None:
        """Take in that a line ends here, where several make one text."""
        self._parts.append(" ")

    def take(self, *, as_written: bool = False) -> str:
        """Return the words so far, with the line ends that were set, and begin anew."""
        words, self._parts = "".join(self._parts), []
        return words if as_written else _SPACES.sub(lambda found: "\n" if "\n" in found[0] else " ", words).strip()


def words_of(top: Any) -> str:
    """Return the words of an element on one line."""
    inline = Inline()

    def enter(node: Any) -> bool:
        inline.enter(node)
        if node.tag in BLOCKS:
            inline.border()
        return True

    def leave(node: Any) -> None:
        inline.leave(node)
        if node.tag in BLOCKS:
            inline.border()

    walk(top, inline.add, enter, leave)
    return " ".join(inline.take().split())
