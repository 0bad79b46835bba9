"""What stands between the paragraphs of a reStructuredText: directives, targets, comments, footnotes, literal blocks.

Their marks, arguments and options are silent; what they enclose is read on, is code, or is silent as well.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

_MARKUP = re.compile(
    r"^(?P<indent>[^\S\n]*+)(?P<mark>\.\.(?:[^\S\n]+|(?=\n|\Z)))"
    r"|^[^\S\n]*+(?P<anonymous>__[^\S\n]+\S+)[^\S\n]*$"
    r"|(?P<literal>::)[^\S\n]*$",
    re.M,
)
_NAME = re.compile(r"(?:[a-z]{1,20}:)?([A-Za-z][\w.+-]{0,40})::(?=\s|\Z)[^\S\n]*")
_TARGET = re.compile(r"__?[^\n]{0,300}:(?=\s|\Z)|\|[^\n|]{1,100}\|\s")
_FOOTNOTE = re.compile(r"\[[\w#*.-]{1,30}\](?=\s|\Z)")
_OPTION = re.compile(r"\n[^\S\n]++:[A-Za-z][\w-]{0,40}:(?=\s)[^\n]*+")
_BELOW = re.compile(r"(?:\n[^\S\n]*+)*\n([^\S\n]*+)(?=\S)")
_BLANK = re.compile(r"\n[^\S\n]*+(?=\n)")
_MARGIN = re.compile(r"[^\S\n]*+(?:(?:[-*+•]|#\.|\d{1,3}[.)])[^\S\n]+)?")

_SILENT = frozenset(
    (
        *("bibliography", "codeauthor", "contents", "csv-filter", "currentmodule", "date", "default-domain"),
        *("default-role", "footer", "header", "highlight", "iframe", "image", "include", "index", "literalinclude"),
        *("meta", "module", "moduleauthor", "raw", "replace", "role", "section-numbering", "sectnum", "seo"),
        *("tabularcolumns", "target-notes", "title", "toctree", "unicode", "video", "youtube"),
    )
)
"""Directives of which nothing is read."""
_CODE = frozenset(
    (
        *("blockdiag", "code", "code-block", "console", "digraph", "doctest", "graph", "graphviz", "ipython"),
        *("jupyter-execute", "math", "mermaid", "parsed-literal", "plantuml", "productionlist", "prompt"),
        *("sourcecode", "testcode", "testoutput", "testsetup", "uml"),
    )
)
"""Those that enclose code."""
_SET_OUT = frozenset(
    (
        *("class", "compound", "container", "cssclass", "figure", "grid", "hlist", "ifconfig", "only", "rst-class"),
        *("tab-set", "tabs"),
    )
)
"""Those whose arguments say how to set what they enclose."""
_SPOKEN = frozenset(
    (
        *("admonition", "attention", "caution", "card", "centered", "collapse", "csv-table", "danger", "details"),
        *("dropdown", "epigraph", "error", "hint", "important", "list-table", "note", "rubric", "seealso", "sidebar"),
        *("tab", "tab-item", "table", "tip", "todo", "topic", "warning"),
    )
)
"""Those whose argument is a text itself."""
_DESCRIBING = frozenset(
    (
        *(
            "attribute",
            "class",
            "classmethod",
            "cmdoption",
            "confval",
            "data",
            "decorator",
            "describe",
            "enum",
            "envvar",
        ),
        *("event", "exception", "function", "macro", "member", "method", "object", "option", "property"),
        *("setting", "signal", "staticmethod", "struct", "type", "var"),
    )
)
"""Those whose argument is the name of what they describe."""
_TOLD = frozenset(("deprecated", "versionadded", "versionchanged", "versionremoved"))
"""Those that say something without enclosing anything; of all others, that is a call for what stands elsewhere."""


class Markup(NamedTuple):
    """The ranges of a text that are ``silent``, those that are ``code``, and the names of what is described, each in
    order and apart from each other.

    ``position`` is where to look for further ones.
    """

    silent: list[tuple[int, int]]
    code: list[tuple[int, int]]
    position: int = 0
    names: Sequence[tuple[int, int]] = ()


def markup(lined: str) -> Markup:
    r"""Return what is no prose in a reStructuredText whose only line end is ``\n``."""
    silent: list[tuple[int, int]] = []
    code: list[tuple[int, int]] = []
    names: list[tuple[int, int]] = []
    position = 0
    while found := _MARKUP.search(lined, position):
        read = _literal(lined, found) if found["mark"] is None else _explicit(lined, found)
        silent += read.silent
        code += read.code
        names += read.names
        position = max(read.position, found.end())
    return Markup(silent, code, position, names)


def _literal(lined: str, found: re.Match[str]) -> Markup:
    """Return the code that two colons lead to, if they do; they are silent where they stand alone in their line."""
    if found["anonymous"]:
        return Markup([found.span("anonymous")], [], found.end())
    start = found.start("literal")
    line = lined.rfind("\n", 0, start) + 1
    alone = not lined[line:start].strip()
    margin = _MARGIN.match(lined, line, start)
    indent = margin.end() - line if margin else 0
    end = _end_below(lined, found.end(), indent) if _BLANK.match(lined, found.end()) else found.end()
    code = [(found.end(), end)] if end > found.end() else []
    return Markup([found.span("literal")] if alone else [], code, end)


def _explicit(lined: str, found: re.Match[str]) -> Markup:
    """Return what is read of markup that begins with two points."""
    start, words, indent = found.start("mark"), found.end(), len(found["indent"])
    if directive := _NAME.match(lined, words):
        return _directive(lined, start, indent, directive)
    if footnote := _FOOTNOTE.match(lined, words):
        return Markup([(start, footnote.end())], [], footnote.end())
    # An empty comment takes nothing below an empty line with it.
    is_empty = words == len(lined) or (lined[words] == "\n" and _BLANK.match(lined, words))
    end = words if is_empty else _end_below(lined, _line_end(lined, words), indent)
    return Markup([(start, end)], [], end)


def _directive(lined: str, start: int, indent: int, directive: re.Match[str]) -> Markup:
    name, argument = directive[1].lower(), directive.end()
    line_end = _line_end(lined, argument)
    head = line_end
    while option := _OPTION.match(lined, head):
        head = option.end()
    if name in _SILENT:
        end = _end_below(lined, head, indent)
        return Markup([(start, end)], [], end)
    if name in _CODE:
        end = _end_below(lined, head, indent)
        return Markup([(start, head)], [(head, end)] if end > head else [], end)
    if name in _SET_OUT:
        return Markup([(start, head)], [], head)
    if name in _DESCRIBING and argument < line_end and _end_of_first(lined, head, indent):
        return Markup([(start, argument), (line_end, head)], [], head, [(argument, line_end)])
    if name in _SPOKEN or argument == line_end:
        return Markup([(start, argument), (line_end, head)], [], argument if argument < line_end else head)
    if name in _TOLD or _end_of_first(lined, head, indent):
        return Markup([(line_end, head)], [], head)
    return Markup([(start, head)], [], head)


def _end_of_first(lined: str, start: int, indent: int) -> int:
    """Return the end of the indent of the next line with words, 0 where it is not deeper than ``indent``."""
    below = _BELOW.match(lined, start)
    return below.end() if below and len(below[1]) > indent else 0


def _end_below(lined: str, start: int, indent: int) -> int:
    """Return the end of the lines behind ``start``, which is a line's end, that are deeper than ``indent``."""
    while words := _end_of_first(lined, start, indent):
        start = _line_end(lined, words)
    return start


def _line_end(lined: str, start: int) -> int:
    end = lined.find("\n", start)
    return len(lined) if end < 0 else end
